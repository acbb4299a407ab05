import { seededRandom } from '../../../demo/traffic/random.ts';
import { complaints, leave, openField, settleUp, type Field } from '../field.ts';
import type { Client } from '../http-client.ts';
import type { Ledger } from '../ledger.ts';
import { until } from '../pause.ts';
import { startProcess, type ServiceProcess } from '../service-process.ts';
import { TOKEN } from '../town.ts';
import { openGun, type Ending, type Gun } from './fire.ts';
import { probeArguments, vitalsOf, type Vitals } from './probe.ts';
import { shot, type Shot } from './shots.ts';

export interface FuzzOptions {
  readonly entry: string;
  readonly requests: number;
  readonly seed: number;
  readonly databaseUrl: string | null;
  readonly progress?: (line: string) => void;
}

export interface FuzzResult {
  readonly requests: number;
  readonly alerts: number;
  readonly lost: number;
  /** How many requests ended with each status; `closed` and `silent` for noise that got none. */
  readonly endings: ReadonlyMap<string, number>;
  readonly vitals: readonly Vitals[];
  readonly violations: readonly string[];
}

const WORKERS = 24;
const LOOKS = 10;
/** Caches fill, code is compiled and maps grow in steps; a leak of 500 bytes a request would be 40 MB. */
const MOST_GROWTH_MB = 12;
const LONGEST_STALL_MS = 5_000;
const VALID = 0.12;
const PATIENCE_MS = 120_000;

interface Range {
  readonly ledger: Ledger;
  readonly client: Client;
  readonly gun: Gun;
  readonly endings: Map<string, number>;
  readonly violations: string[];
  readonly seed: number;
}

export async function fuzz(options: FuzzOptions): Promise<FuzzResult> {
  const field = await openField({ ...options, node: probeArguments });
  const { ledger, client, settings } = field;
  const service = startProcess(settings);
  const range: Range = {
    ...{ ledger, client, gun: openGun(settings.port), seed: options.seed },
    endings: new Map(),
    violations: [],
  };
  try {
    if (!(await service.ready)) throw new Error(`the service did not start: ${service.errors.join('\n')}`);
    return await bombard(options, field, range, service);
  } finally {
    await service.end('SIGKILL');
    range.gun.close();
    await field.close();
  }
}

async function bombard(
  { requests, progress }: FuzzOptions,
  field: Field,
  range: Range,
  service: ServiceProcess,
): Promise<FuzzResult> {
  const { ledger, violations } = range;
  const vitals: Vitals[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const [from = 0, to = 0] = [look, look + 1].map((part) => Math.round((requests * part) / LOOKS));
    await volley(range, from, to);
    if (!(await until(() => ledger.unpaged().length === 0, PATIENCE_MS, 20))) break;
    const found = await vitalsOf(service.child);
    if (found === null) {
      violations.push(`the process does not answer after ${to} requests`);
      break;
    }
    vitals.push(found);
    progress?.(`${to}/${requests}: heap ${found.heapMb.toFixed(1)} MB, rss ${found.rssMb.toFixed(0)} MB`);
  }
  violations.push(...judge(vitals), ...(await settleUp(field)), ...(await leave(service)), ...complaints(service));
  return {
    ...{ requests, alerts: ledger.accepted.size, lost: ledger.unpaged().length },
    ...{ endings: range.endings, vitals, violations },
  };
}

async function volley(range: Range, from: number, to: number): Promise<void> {
  let next = from;
  const work = async (): Promise<void> => {
    for (let index = (next += 1) - 1; index < to; index = (next += 1) - 1) await one(range, index);
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
}

async function one({ ledger, client, gun, endings, violations, seed }: Range, index: number): Promise<void> {
  const random = seededRandom(seed * 1_000_003 + index);
  // Neighbouring seeds give neighbouring first numbers.
  random.fraction();
  if (random.happens(VALID)) {
    const body = { title: `torture-${index}`, service: 'checkout', severity: 'critical' };
    const { status, text } = await client.post(`/integrations/v1/webhook/${TOKEN}-webhook/`, JSON.stringify(body));
    if (status === 200) ledger.accept([String(index)]);
    else violations.push(`request ${index}, valid, got ${status}: ${text.slice(0, 200)}`);
    return;
  }
  const sent = shot(random);
  const ending = await (sent.kind === 'spoken' ? gun.speak(sent) : gun.shout(sent));
  const word = ending.kind === 'status' ? String(ending.status) : ending.kind;
  endings.set(word, (endings.get(word) ?? 0) + 1);
  if (isWrong(sent, ending)) violations.push(`request ${index} ended with ${word}: ${describe(sent)}`);
}

function isWrong(sent: Shot, ending: Ending): boolean {
  if (ending.kind === 'status') return ending.status >= 500;
  return sent.kind === 'spoken';
}

function describe(sent: Shot): string {
  if (sent.kind === 'noise') return JSON.stringify(sent.bytes.toString('latin1').slice(0, 200));
  return `${sent.method} ${sent.path} ${JSON.stringify(sent.headers)} ${JSON.stringify(sent.body.toString('latin1').slice(0, 300))}`;
}

function judge(vitals: readonly Vitals[]): string[] {
  const violations: string[] = [];
  // After the first fifth everything that is loaded once has been loaded.
  const [early, last] = [vitals[1], vitals.at(-1)];
  if (early && last && last.heapMb - early.heapMb > MOST_GROWTH_MB)
    violations.push(`the heap grew from ${early.heapMb.toFixed(1)} to ${last.heapMb.toFixed(1)} MB`);
  const stall = Math.max(0, ...vitals.map((one) => one.stallMs));
  if (stall > LONGEST_STALL_MS) violations.push(`the event loop stood still for ${Math.round(stall)} ms`);
  return violations;
}
