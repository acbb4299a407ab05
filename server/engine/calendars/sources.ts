import { createHash } from 'node:crypto';
import type { Directory } from '../../core/directory/directory.ts';
import type { CalendarSource } from '../../core/schedule/schedule.ts';
import { HOUR_MS, MINUTE_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { CalendarChange, CalendarKey } from '../../store/calendars.ts';
import type { CalendarRow } from '../../store/rows.ts';

/** A layer that imports a calendar. */
export interface Source {
  readonly key: CalendarKey;
  readonly source: CalendarSource;
}

const EVERY_MS = 10 * MINUTE_MS;
const LONGEST_PAUSE_MS = HOUR_MS;

export const nameOf = ({ schedule_id, layer_id }: CalendarKey): string => `${schedule_id}/${layer_id}`;

/** By `nameOf`. */
export function sourcesOf({ schedules }: Directory): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  for (const { id, layers } of schedules.values()) {
    for (const { id: layerId, calendar } of layers) {
      const key = { schedule_id: id, layer_id: layerId };
      if (calendar !== null) sources.set(nameOf(key), { key, source: calendar });
    }
  }
  return sources;
}

/** Never read, and due now. */
export function newRow({ key, source }: Source, now: Instant): CalendarRow {
  return {
    ...{ ...key, url: source.url, created_at: now, next_at: now, revision: 0 },
    ...{ body: null, etag: null, modified: null, fingerprint: null, shifts: '[]', unmatched: '[]', events: 0 },
    ...{ read_at: null, changed_at: null, expanded_at: null, failing_since: null, failures: 0, problem: null },
  };
}

/** The layer has another calendar now. Until that was read once, the shifts of the old one are better than nobody. */
export function moved({ source }: Source, now: Instant): CalendarChange {
  return {
    ...{ url: source.url, body: null, etag: null, modified: null, fingerprint: null, unmatched: '[]' },
    ...{ read_at: null, changed_at: null, expanded_at: null, failing_since: null, failures: 0, problem: null },
    next_at: now,
  };
}

/**
 * When to look again: twice as late after each failure, up to an hour. Earlier or later by a tenth, by the name of the
 * calendar, so that those that were made together do not go on asking together.
 */
export function nextLook(key: CalendarKey, failures: number, now: Instant): Instant {
  const pauseMs = Math.min(LONGEST_PAUSE_MS, EVERY_MS * 2 ** Math.max(0, failures - 1));
  const fraction = createHash('sha256').update(nameOf(key)).digest().readUInt16BE(0) / 0xff_ff;
  return now + Math.round(pauseMs * (0.9 + 0.2 * fraction));
}
