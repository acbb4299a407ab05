import type { Told } from '../../core/schedule/notices/notice.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { ToldRow } from '../../store/rows.ts';

export function toldOfRow({ id, kind, person_id, subject, start_at, end_at, keep_until }: ToldRow): Told {
  return { id, kind, personId: person_id, subject, start: start_at, end: end_at, keepUntil: keep_until };
}

export function rowOfTold(told: Told, scheduleId: string, now: Instant): ToldRow {
  const { id, kind, personId, subject, start, end, keepUntil } = told;
  return {
    ...{ id, schedule_id: scheduleId, kind, person_id: personId, subject },
    ...{ start_at: start, end_at: end, told_at: now, keep_until: keepUntil },
  };
}
