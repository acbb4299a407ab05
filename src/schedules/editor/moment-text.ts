import { formatLocalDateTime, parseLocalDateTime } from '../../../server/core/time/wall-time.ts';
import { wallMsAt } from '../../../server/core/time/zone.ts';

/**
 * A moment of a document as a field for local times shows it. What has an offset is shown as the clocks of the zone read
 * then; it stays written as it is until somebody changes it.
 */
export function localText(moment: string | undefined, zone: string): string {
  if (moment === undefined || parseLocalDateTime(moment).ok) return moment ?? '';
  const at = Date.parse(moment);
  return Number.isNaN(at) ? '' : formatLocalDateTime(wallMsAt(zone, at));
}
