import type { DoctorCheck } from '../../contract/doctor.ts';
import { causeOf } from '../../channels/deadline.ts';
import type { Clock } from '../../runtime/clock.ts';
import { scrub } from '../../runtime/redaction.ts';

/** What one look found, as sentences for an administrator. */
export type Finding =
  | { readonly state: 'ok'; readonly why: string }
  | { readonly state: 'warning' | 'failed'; readonly why: string; readonly whatToDo: string }
  /** Not set up, or not to be known from here. */
  | { readonly state: 'skipped'; readonly why: string; readonly whatToDo: string | null };

export interface Look {
  readonly id: string;
  /** Stops when `signal` is aborted; what it throws is a finding as well. */
  readonly find: (signal: AbortSignal) => Promise<Finding> | Finding;
}

/** Whoever waits for the doctor looks at a page: a provider that says nothing for this long has said enough. */
const PATIENCE_MS = 6_000;

/** Takes every look at once and answers them in their order; none can hold up or hide another. */
export async function take(looks: readonly Look[], clock: Clock, stopping: AbortSignal): Promise<DoctorCheck[]> {
  return await Promise.all(looks.map((look) => takeOne(look, clock, stopping)));
}

async function takeOne({ id, find }: Look, clock: Clock, stopping: AbortSignal): Promise<DoctorCheck> {
  const startedAt = clock.now();
  const late = new AbortController();
  const cancel = clock.alarm(startedAt + PATIENCE_MS, () => late.abort(new Error('no answer in time')));
  const signal = AbortSignal.any([late.signal, stopping]);
  const found = await Promise.race([attempt(find, signal), silence(signal)]).finally(cancel);
  const whatToDo = found.state === 'ok' ? null : found.whatToDo;
  // Providers and drivers quote addresses with the passwords in them.
  const clean = { why: scrub(found.why, false), whatToDo: whatToDo === null ? null : scrub(whatToDo, false) };
  return { id, state: found.state, ...clean, tookMs: Math.max(0, Math.round(clock.now() - startedAt)) };
}

async function attempt(find: Look['find'], signal: AbortSignal): Promise<Finding> {
  try {
    return await find(signal);
  } catch (error) {
    const whatToDo = 'The log of Tocsin may say more. Run the checks again; if it stays, report it.';
    return { state: 'failed', why: `The check itself failed: ${causeOf(error)}.`, whatToDo };
  }
}

/** For what takes no signal. */
function silence(signal: AbortSignal): Promise<Finding> {
  const found: Finding = {
    state: 'failed',
    why: `There was no answer within ${PATIENCE_MS / 1_000} s.`,
    whatToDo: 'Check that the service can reach it: names, firewalls, proxies.',
  };
  return new Promise((resolve) => {
    if (signal.aborted) resolve(found);
    signal.addEventListener('abort', () => resolve(found), { once: true });
  });
}

/** `a`, `a and b`, `a, b and 3 more`. */
export function listed(items: readonly string[]): string {
  const [last = '', ...others] = items.slice(0, 3).reverse();
  if (items.length > 3) return `${items.slice(0, 2).join(', ')} and ${items.length - 2} more`;
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

export function size(bytes: number): string {
  const power = bytes < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[power]}`;
}
