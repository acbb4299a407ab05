import type { Place, Schedule } from '../../core/schedule/schedule.ts';
import type { ScheduleNotice, Telling } from '../../core/schedule/notices/notice.ts';
import { MINUTE_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { newId } from '../../runtime/ids.ts';
import type { OutboxRow } from '../../store/rows.ts';
import type { Known } from '../known.ts';
import { NEW_MESSAGE } from '../messages.ts';
import { dueAt, wayTo } from './way.ts';

/** What an outbox row of the kind `schedule` holds. */
export interface NoticeBody {
  readonly scheduleId: string;
  readonly notice: ScheduleNotice;
}

/** What became of a notice: the label of a counter. */
export interface Noticed {
  readonly kind: ScheduleNotice['kind'];
  /** `written` to the outbox; nobody could be told (`no-way`), or it came too late to be of use (`stale`). */
  readonly result: 'written' | 'no-way' | 'stale';
  readonly count: number;
}

export interface Written {
  readonly rows: readonly OutboxRow[];
  readonly noticed: readonly Noticed[];
}

/** Whoever edits a schedule saves more than once: what is mended within this is told to nobody. */
const SETTLE_MS = 5 * MINUTE_MS;

/** The messages of one telling: to people over their way, to the leads of the team and to the place of the schedule. */
export function messagesOf(telling: Telling, schedule: Schedule, known: Known, now: Instant): Written {
  const { notice, canWaitUntil } = telling;
  const body = JSON.stringify({ scheduleId: schedule.id, notice } satisfies NoticeBody);
  const earliest = notice.kind === 'problems' ? now + SETTLE_MS : now;
  const { people, teams } = known.directory;
  const leads = telling.toLeads ? (teams.get(schedule.teamId ?? '')?.leads ?? []) : [];
  const row = (place: Place, who: { personId: string; methodId: string }, due: Instant): OutboxRow => ({
    ...NEW_MESSAGE,
    id: `notice.${notice.kind}.${schedule.id}.${newId(now)}`,
    kind: 'schedule',
    ...{ group_id: '', person_id: who.personId, method_id: who.methodId },
    ...{ channel: place.channel, address: place.address, body },
    // Patience with a provider counts from here: a notice that waits for the morning is not old then.
    ...{ created_at: due, due_at: due },
  });
  const rows: OutboxRow[] = [];
  let withoutWay = 0;
  for (const personId of new Set([...telling.to, ...leads])) {
    const person = people.get(personId);
    const method = person === undefined ? null : wayTo(person, known);
    if (person === undefined || method === null) withoutWay += 1;
    else rows.push(row(method, { personId, methodId: method.id }, dueAt(person, canWaitUntil, earliest)));
  }
  if (telling.toPlace && schedule.notices !== null) {
    rows.push(row(schedule.notices, { personId: '', methodId: '' }, earliest));
  }
  const noticed = [
    { kind: notice.kind, result: 'written', count: rows.length } as const,
    { kind: notice.kind, result: 'no-way', count: withoutWay } as const,
  ];
  return { rows, noticed: noticed.filter(({ count }) => count > 0) };
}
