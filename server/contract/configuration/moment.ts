import { z } from 'zod';
import type { Instant } from '../../core/time/instant.ts';
import { parseLocalDateTime } from '../../core/time/wall-time.ts';
import { instantOfWall } from '../../core/time/zone.ts';

const WITH_OFFSET = z.iso.datetime({ offset: true });

/**
 * An instant as ISO 8601 (`2026-12-24T18:00:00Z`), or without an offset (`2026-12-24T18:00`) the local time of the
 * schedule: a person who writes an override at home thinks in local time.
 */
export const moment = z
  .string()
  .refine((text) => parseLocalDateTime(text).ok || WITH_OFFSET.safeParse(text).success, {
    error: 'is not a point in time: write 2026-12-24T18:00:00Z, or 2026-12-24T18:00 in the zone of the schedule',
  })
  .meta({ examples: ['2026-12-24T18:00', '2026-12-24T18:00:00Z'] });

/** `text` has passed the shape above. */
export function decodeMoment(text: string, zone: string): Instant {
  const local = parseLocalDateTime(text);
  return local.ok ? instantOfWall(zone, local.wallMs) : Date.parse(text);
}

export function encodeMoment(instant: Instant): string {
  return new Date(instant).toISOString();
}
