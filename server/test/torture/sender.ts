import type { Random } from '../../demo/traffic/random.ts';
import type { Client } from './http-client.ts';
import { pause } from './pause.ts';
import type { Ledger } from './ledger.ts';
import { TOKEN } from './town.ts';

export interface Sender {
  /** Requests that were answered with 503 and sent again. */
  readonly refused: number;
  /** Other answers than 2xx, 503 and none: nobody knows what to do with them. */
  readonly surprises: readonly string[];
  /** Finishes what is under way, without giving anything up, and starts nothing new. */
  stop(): Promise<void>;
}

const WORKERS = 8;
/** Accepted and not paged yet: enough that every kill hits mails on their way, few enough that none waits long. */
const MOST_OPEN = 300;
const MOST_ALERTS = 4;
export const INTAKE_PATH = `/integrations/v1/webhook/${TOKEN}-webhook/`;

/**
 * Sends firing and resolved alerts as fast as they are taken. What got no 2xx is sent again until it does; what got one
 * is never repeated, because a repeat would hide its loss.
 */
export function startSender(client: Client, ledger: Ledger, random: Random): Sender {
  let stopped = false;
  let count = 0;
  let refused = 0;
  const surprises: string[] = [];

  const insist = async (keys: readonly string[], status: 'firing' | 'resolved'): Promise<void> => {
    const alerts = keys.map((key) => ({ title: `torture-${key}`, service: 'checkout', severity: 'critical', status }));
    const body = JSON.stringify({ alerts });
    for (;;) {
      const { status: answer, text } = await client.post(INTAKE_PATH, body);
      if (answer >= 200 && answer < 300) return;
      if (answer === 503) refused += 1;
      else if (answer !== 0) surprises.push(`${answer}: ${text.slice(0, 200)}`);
      await pause(random.between(10, 60));
    }
  };
  const fire = async (): Promise<void> => {
    const keys = Array.from({ length: random.whole(1, MOST_ALERTS) }, () => String((count += 1)));
    await insist(keys, 'firing');
    ledger.accept(keys);
  };
  const resolve = async (): Promise<void> => {
    const keys = ledger.takePaged(MOST_ALERTS);
    if (keys.length === 0) return pause(5);
    await insist(keys, 'resolved');
    ledger.resolve(keys);
  };
  const work = async (): Promise<void> => {
    while (!stopped) {
      const isBehind = ledger.accepted.size - ledger.resolved.size > MOST_OPEN;
      await (isBehind || random.happens(0.5) ? resolve() : fire());
    }
  };
  const workers = Array.from({ length: WORKERS }, work);
  return {
    get refused() {
      return refused;
    },
    surprises,
    async stop() {
      stopped = true;
      await Promise.all(workers);
    },
  };
}
