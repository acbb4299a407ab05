import { seededRandom, type Random } from '../../../demo/traffic/random.ts';
import { complaints, countGroups, leave, openField, settleUp, type Field } from '../field.ts';
import { inFlightIn } from '../in-flight.ts';
import type { Ledger } from '../ledger.ts';
import { pause, until } from '../pause.ts';
import { startSender } from '../sender.ts';
import { startProcess } from '../service-process.ts';

export interface KillOptions {
  readonly entry: string;
  readonly kills: number;
  readonly seed: number;
  /** SIGTERM in place of SIGKILL: then nothing may even be doubled. */
  readonly signal: 'SIGKILL' | 'SIGTERM';
  /** Of an empty PostgreSQL database; null for SQLite. */
  readonly databaseUrl: string | null;
  readonly progress?: (line: string) => void;
}

export interface KillResult {
  readonly kills: number;
  readonly alerts: number;
  readonly mails: number;
  readonly lost: number;
  readonly duplicates: number;
  /** Messages claimed by processes at their kills: the most duplicates that there may be. */
  readonly inFlight: number;
  readonly violations: readonly string[];
}

/** Of these a kill comes before the service is ready: in the migration, while files are read, while it recovers. */
const KILLED_WHILE_STARTING = 0.2;
const EARLY_MS = 900;
/** Counted in mails and not in time: how much happens in a second depends on who else uses the machine. */
const MOST_MAILS_A_LIFE = 120;
const LONGEST_LIFE_MS = 5_000;

export async function killRepeatedly(options: KillOptions): Promise<KillResult> {
  const field = await openField(options);
  try {
    return await torment(options, field);
  } finally {
    await field.close();
  }
}

async function torment({ kills, seed, signal, progress }: KillOptions, field: Field): Promise<KillResult> {
  const { ledger, client, settings } = field;
  const random = seededRandom(seed);
  // Its own chance: how many requests fit between two kills must not decide when the next one comes.
  const sender = startSender(client, ledger, seededRandom(seed + 1));
  const inFlight = inFlightIn(settings.database);
  const violations: string[] = [];
  /** By life, the messages that were on their way at its end. */
  const flying: number[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const service = startProcess(settings);
    const isEarly = signal === 'SIGKILL' && random.happens(KILLED_WHILE_STARTING);
    if (isEarly) await pause(random.between(20, EARLY_MS));
    else if (await service.ready) await someMails(ledger, random);
    else violations.push(`start ${kill} failed: ${service.errors.join(' ')}`);
    const { code } = await service.end(signal);
    if (signal === 'SIGTERM' && code !== 0) violations.push(`SIGTERM ${kill} ended with exit code ${code}`);
    violations.push(...complaints(service));
    // What had arrived at the catcher is read to its end before mails count for the next life.
    await pause(50);
    flying.push(await inFlight.ofLastKilled());
    ledger.nextLife();
    progress?.(`${kill}/${kills}: ${ledger.accepted.size} alerts, ${ledger.mails} mails`);
  }
  const service = startProcess(settings);
  if (!(await service.ready)) violations.push(`the last start failed: ${service.errors.join(' ')}`);
  await sender.stop();
  violations.push(...(await settleUp(field)), ...(await countGroups(field)));
  violations.push(...(await leave(service)), ...complaints(service));
  violations.push(...sender.surprises.map((line) => `a request was answered with ${line}`));
  const doubled = ledger.doubledInOneLife();
  if (doubled.length > 0) violations.push(`sent twice by one process: ${doubled.slice(0, 5).join(' ')}`);
  const duplicates = ledger.duplicates();
  for (const [life, count] of duplicates) {
    const most = flying[life] ?? 0;
    if (count > most) violations.push(`kill ${life + 1} doubled ${count} messages with ${most} in flight`);
  }
  return {
    ...{ kills, alerts: ledger.accepted.size, mails: ledger.mails, lost: ledger.unpaged().length },
    duplicates: sum(duplicates.values()),
    inFlight: sum(flying),
    violations,
  };
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((all, count) => all + count, 0);

async function someMails(ledger: Ledger, random: Random): Promise<void> {
  const enough = ledger.mails + random.whole(1, MOST_MAILS_A_LIFE);
  await until(() => ledger.mails >= enough, LONGEST_LIFE_MS, 1);
  await pause(random.between(0, 20));
}
