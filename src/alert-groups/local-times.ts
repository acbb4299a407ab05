import type { Instant } from '../../server/core/time/instant.ts';
import { DAY_MS } from '../../server/core/time/instant.ts';

const WRITTEN = /\b(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) UTC\b/g;

/**
 * The service writes sentences for readers in any zone, so their times are UTC. `format` puts the reader's own in their
 * place; `isNear` says whether the day goes without saying.
 */
export function withLocalTimes(
  sentence: string,
  now: Instant,
  format: (at: Instant, isNear: boolean) => string,
): string {
  return sentence.replace(WRITTEN, (written, day: string, time: string) => {
    const at = Date.parse(`${day}T${time}:00Z`);
    return Number.isNaN(at) ? written : format(at, Math.abs(at - now) < DAY_MS / 2);
  });
}
