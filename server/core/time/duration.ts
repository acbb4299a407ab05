import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './instant.ts';

export type ParsedDuration =
  { readonly ok: true; readonly ms: number } | { readonly ok: false; readonly error: string };

/** Largest first: a duration is read and written in this order, each unit at most once. */
const UNITS: readonly { readonly suffix: string; readonly ms: number }[] = [
  { suffix: 'w', ms: 7 * DAY_MS },
  { suffix: 'd', ms: DAY_MS },
  { suffix: 'h', ms: HOUR_MS },
  { suffix: 'm', ms: MINUTE_MS },
  { suffix: 's', ms: SECOND_MS },
  { suffix: 'ms', ms: 1 },
];

const SHAPE = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** Reads `1h30m`, `90s`, `2w`, `250ms`, and a bare `0`. A number without a unit is refused: nobody can tell which was meant. */
export function parseDuration(text: string): ParsedDuration {
  if (text === '0') return { ok: true, ms: 0 };
  const match = text === '' ? null : SHAPE.exec(text);
  const ms = match === null ? NaN : UNITS.reduce((sum, unit, at) => sum + Number(match[at + 1] ?? 0) * unit.ms, 0);
  // Beyond safe integers two different durations would read as the same one.
  if (!Number.isSafeInteger(ms)) {
    return { ok: false, error: `"${text}" is not a duration: write a number and a unit, such as 90s, 5m, 1h30m or 7d` };
  }
  return { ok: true, ms };
}

/**
 * Writes what `parseDuration` reads back to the same number. Weeks appear only when they come out whole, because `2w` is
 * what people say and `1w3d` is not.
 */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s';
  if (ms < 0) return `-${formatDuration(-ms)}`;
  if (ms % (7 * DAY_MS) === 0) return `${ms / (7 * DAY_MS)}w`;
  let rest = ms;
  let text = '';
  for (const unit of UNITS.slice(1)) {
    const count = Math.floor(rest / unit.ms);
    if (count > 0) text += `${count}${unit.suffix}`;
    rest -= count * unit.ms;
  }
  return text;
}
