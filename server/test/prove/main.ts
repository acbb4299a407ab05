import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readOptions, USAGE } from './options.ts';
import type { Options } from './options.ts';
import { orderOf } from './order.ts';
import type { Task, Walked } from './walk.ts';
import { allZones } from './zones.ts';

const WORKERS = 2;
const PROGRESS_EVERY_MS = 5_000;
const MINUTE_MS = 60_000;

interface Sum {
  readonly zones: number;
  readonly changes: number;
  readonly schedules: number;
  readonly instants: number;
}

const thousands = (number: number): string => number.toLocaleString('en-US');
const text = ({ zones, changes, schedules, instants }: Sum): string =>
  `${thousands(zones)} zones, ${thousands(changes)} changes of clocks, ${thousands(schedules)} schedules, ` +
  `${thousands(instants)} instants`;

/** One zone after the other, until there are none, or time is up, or another worker has found a difference. */
async function work(worker: ChildProcess, next: () => Task | null, done: (walked: Walked) => void): Promise<void> {
  for (let task = next(); task !== null; task = next()) {
    const { zone } = task;
    const walked = await new Promise<Walked>((resolve, reject) => {
      worker.once('message', (message) => {
        // The worker is our own file, and sends nothing else.
        resolve(message as Walked);
      });
      worker.once('exit', (code) => {
        reject(new Error(`the worker ended with ${code} in ${zone}`));
      });
      worker.send(task);
    });
    worker.removeAllListeners();
    done(walked);
  }
}

async function prove({ zone, seed, minutes, schedules }: Options): Promise<number> {
  const zones = zone === null ? allZones() : [zone];
  const waiting = orderOf(zones, seed);
  const begun = performance.now();
  let sum: Sum = { zones: 0, changes: 0, schedules: 0, instants: 0 };
  let failure: string | null = null;
  let said = begun;
  const next = (): Task | null => {
    const isOver = failure !== null || performance.now() - begun > minutes * MINUTE_MS;
    const name = isOver ? undefined : waiting.shift();
    return name === undefined ? null : { zone: name, seed, schedules };
  };
  const done = (walked: Walked): void => {
    failure ??= walked.failure;
    sum = {
      zones: sum.zones + 1,
      changes: sum.changes + walked.changes,
      schedules: sum.schedules + walked.schedules,
      instants: sum.instants + walked.instants,
    };
    if (performance.now() - said < PROGRESS_EVERY_MS) return;
    said = performance.now();
    console.log(`  ${text(sum)}`);
  };
  const file = fileURLToPath(new URL('worker.ts', import.meta.url));
  const workers = Array.from({ length: Math.min(WORKERS, zones.length) }, () => fork(file));
  try {
    await Promise.all(workers.map((worker) => work(worker, next, done)));
  } finally {
    for (const worker of workers) worker.disconnect();
  }
  const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
  if (failure !== null) console.log(failure);
  const left = waiting.length === 0 || failure !== null ? '' : ` ${waiting.length} zones are left.`;
  const verdict = failure === null ? `No difference.${left}` : 'A difference.';
  console.log(`${verdict} ${text(sum)}, in ${seconds} s, with seed ${seed}.`);
  return failure === null ? 0 : 1;
}

async function main(): Promise<number> {
  let options: Options;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  console.log(`Who is on call, against a walk from minute to minute, with seed ${options.seed}`);
  return prove(options);
}

process.exitCode = await main();
