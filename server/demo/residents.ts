import { MINUTE_MS, SECOND_MS } from '../core/time/instant.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Action, Answers } from './answers.ts';
import type { Inbox } from './inbox/inbox.ts';
import type { Item } from './inbox/item.ts';
import type { GroupDetail, ServiceApi } from './service-api.ts';
import type { Random } from './traffic/random.ts';
import type { Traffic } from './traffic/traffic.ts';

export interface ResidentsOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly inbox: Inbox;
  readonly answers: Answers;
  readonly api: Pick<ServiceApi, 'group'>;
  readonly traffic: Pick<Traffic, 'isTowns'>;
  readonly report: (trouble: string) => void;
}

/** People of the town who answer some of what reaches them, after as long as people take. */
export interface Residents {
  /** Resolves once nothing is on its way. */
  close(): Promise<void>;
}

/** How likely somebody notices a message of a kind at all, and how long that takes. */
const NOTICING: {
  readonly [K in Item['kind']]: { readonly probability: number; readonly ms: readonly [number, number] };
} = {
  chat: { probability: 0.6, ms: [15 * SECOND_MS, 100 * SECOND_MS] },
  mail: { probability: 0.5, ms: [40 * SECOND_MS, 150 * SECOND_MS] },
  text: { probability: 0.95, ms: [8 * SECOND_MS, 70 * SECOND_MS] },
  webhook: { probability: 0, ms: [0, MINUTE_MS] },
};

const REMEMBERED = 1_000;

export function startResidents(options: ResidentsOptions): Residents {
  const { clock, random, inbox } = options;
  const seen = new Set<string>();
  const waiting = new Set<() => void>();
  const acting = new Set<Promise<void>>();

  const notice = (item: Item): void => {
    const { probability, ms } = NOTICING[item.kind];
    if (item.groupId === null || item.personId === null || !random.happens(probability)) return;
    const cancel = clock.alarm(clock.now() + random.between(...ms), () => {
      waiting.delete(cancel);
      const act = respond(item, options).catch((error: unknown) => {
        options.report(error instanceof Error ? error.message : String(error));
      });
      acting.add(act);
      void act.finally(() => acting.delete(act));
    });
    waiting.add(cancel);
  };
  const look = (): void => {
    for (const item of inbox.items()) {
      if (seen.has(item.id)) continue;
      seen.add(item.id);
      notice(item);
    }
    for (const oldest of seen) if (seen.size > REMEMBERED) seen.delete(oldest);
  };
  const unsubscribe = inbox.onChange(look);

  return {
    async close() {
      unsubscribe();
      for (const cancel of waiting) cancel();
      await Promise.all(acting);
    },
  };
}

/** What they do depends on how things stand by then: somebody else may be on it. */
async function respond(item: Item, { api, traffic, answers, random }: ResidentsOptions): Promise<void> {
  const group = await api.group(item.groupId ?? '');
  if (!isStillTheirs(group, item)) return;
  // What a visitor fired is for the visitor to answer.
  if (!group.alertList.some(({ labels }) => traffic.isTowns(labels))) return;
  const action = random.happens(0.86) ? 'acknowledge' : 'decline';
  if (item.kind === 'chat') await answers.press(item.id, action);
  else if (item.kind === 'mail') await answers.follow(item.id, action);
  else if (item.kind === 'text') await answers.reply(item.id, wordsFor(action, item.text.body, random));
}

function isStillTheirs({ status, pagedNow }: GroupDetail, { personId }: Item): boolean {
  return status === 'firing' && pagedNow.some(({ id }) => id === personId);
}

const WORDS: { readonly [A in Action]: readonly string[] } = {
  acknowledge: ['ack', 'ok', 'Ack'],
  decline: ["can't", 'no', "Can't take it"],
  resolve: ['resolved'],
};
const SUFFIXES: { readonly [A in Action]: string } = { acknowledge: 'a', decline: 'd', resolve: 'c' };

/** The code that the text asks for, or the word that people type anyway. */
function wordsFor(action: Action, text: string, random: Random): string {
  const code = /\bReply (\d+)a\b/.exec(text)?.[1];
  return code === undefined || random.happens(0.3) ? random.pick(WORDS[action]) : `${code}${SUFFIXES[action]}`;
}
