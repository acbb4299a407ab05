import { parseDuration } from '../../server/core/time/duration.ts';
import { MINUTE_MS } from '../../server/core/time/instant.ts';

/** The delay as it is typed, `5m`, or a bare number of minutes; null where it is neither. */
export function delayMs(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  if (/^\d{1,4}$/.test(trimmed)) return Number(trimmed) * MINUTE_MS;
  const parsed = parseDuration(trimmed);
  return parsed.ok ? parsed.ms : null;
}
