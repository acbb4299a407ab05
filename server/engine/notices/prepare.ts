import type { Directory } from '../../core/directory/directory.ts';
import { factsWithoutGroup } from '../../core/notifying/message.ts';
import { scheduleWords } from '../../core/notifying/shift-words.ts';
import type { OpenGroup, ScheduleAbout } from '../../core/notifying/shift-words.ts';
import { onCall } from '../../core/schedule/on-call.ts';
import type { ScheduleNotice } from '../../core/schedule/notices/notice.ts';
import { outlookOf } from '../../core/schedule/notices/outlook.ts';
import { isAbout } from '../../core/schedule/notices/problems.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import type { Instant } from '../../core/time/instant.ts';
import { allowed } from '../../store/consent.ts';
import type { OutboxRow } from '../../store/rows.ts';
import type { Prepared, PrepareOptions } from '../prepared.ts';
import type { NoticeBody } from './messages.ts';
import { openAround } from './open-groups.ts';

/** Where the app shows a schedule, below the address at which people reach Grafana. */
const PAGE = '/a/tocsin-oncall-app/schedules/';

type Still = { readonly notice: ScheduleNotice } | { readonly over: string };

/** Looks again right before a notice is sent: it may have waited for a morning, or for a provider. */
export async function prepareNotice(message: OutboxRow, options: PrepareOptions): Promise<Prepared> {
  const { database, clock, known, appUrl, observe } = options;
  const { scheduleId, notice: written } = JSON.parse(message.body) as NoticeBody; // Written by messages.ts.
  const { directory } = known();
  const now = clock.now();
  const schedule = directory.schedules.get(scheduleId);
  if (schedule === undefined) return { kind: 'held', reason: 'the schedule was deleted' };
  const still = stillSo(written, schedule, directory, now);
  if ('over' in still) {
    observe.noticed(scheduleId, written.kind, 'stale', 1);
    return { kind: 'held', reason: still.over };
  }
  const { notice } = still;
  const { isAllowed, open } = await database.read(async (tx) => ({
    isAllowed: await allowed(tx, message.channel, message.address),
    open: notice.kind === 'handoff' ? await openAround(tx, directory, scheduleId) : [],
  }));
  if (!isAllowed) return { kind: 'failed', reason: `${message.address} texted STOP; START allows messages again` };
  const link = appUrl === null ? null : `${appUrl}${PAGE}${encodeURIComponent(scheduleId)}`;
  const about = aboutOf({ notice, schedule, readerId: message.person_id, directory, open, link });
  const reader = directory.people.get(message.person_id);
  const to = { name: reader?.name ?? schedule.name, zone: reader?.zone ?? schedule.zone };
  const { title, lines } = scheduleWords(about, { now, zone: to.zone });
  const facts = factsWithoutGroup({ purpose: { kind: 'schedule', about }, to, now, title, summary: lines.join('\n') });
  const { id, address, attempts } = message;
  return { kind: 'send', outgoing: { id, address, facts, standing: null, attempt: attempts } };
}

interface AboutInput {
  readonly notice: ScheduleNotice;
  readonly schedule: Schedule;
  readonly readerId: string;
  readonly directory: Directory;
  readonly open: readonly OpenGroup[];
  readonly link: string | null;
}

function aboutOf({ notice, schedule: { id, name, zone }, readerId, directory, open, link }: AboutInput): ScheduleAbout {
  const nameOf = Object.fromEntries(
    peopleIn(notice).map((one) => [one, directory.people.get(one)?.name ?? `${one} (deleted)`]),
  );
  return { notice, schedule: { id, name, zone }, readerId, nameOf, open, link };
}

function peopleIn(notice: ScheduleNotice): readonly string[] {
  if (notice.kind === 'handoff') return [...notice.from, ...notice.to];
  if (notice.kind === 'cover') return [notice.from, notice.to];
  if (notice.kind === 'problems') return notice.problems.flatMap(({ named }) => named);
  return [notice.personId];
}

/** The notice as it stands now, or why there is nothing left of it. */
function stillSo(notice: ScheduleNotice, schedule: Schedule, { people }: Directory, now: Instant): Still {
  const isKnown = (id: string): boolean => people.has(id);
  switch (notice.kind) {
    case 'before':
      if (notice.start <= now) return { over: 'the shift has begun' };
      if (!onCall(schedule, notice.start, isKnown).includes(notice.personId))
        return { over: 'the shift is somebody else’s by now' };
      return { notice };
    case 'gone':
      return notice.start <= now ? { over: 'the shift would have begun' } : { notice };
    case 'handoff':
      return notice.until !== null && notice.until <= now ? { over: 'the shift is over' } : { notice };
    case 'cover':
      return notice.end <= now ? { over: 'the shift is over' } : { notice };
    case 'problems': {
      const found = outlookOf(schedule, now, isKnown).problems;
      const problems = found.filter((one) => notice.problems.some((before) => isAbout(one, before)));
      return problems.length === 0 ? { over: 'somebody is on call by now' } : { notice: { ...notice, problems } };
    }
  }
}
