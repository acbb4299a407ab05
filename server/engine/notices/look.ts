import type { PersonId } from '../../core/notifying/person.ts';
import { changeSince } from '../../core/schedule/notices/handoff.ts';
import type { Change } from '../../core/schedule/notices/handoff.ts';
import type { Due, Telling } from '../../core/schedule/notices/notice.ts';
import { nextNoticeAt, noticesDue, outlookOf } from '../../core/schedule/notices/outlook.ts';
import { onCall } from '../../core/schedule/on-call.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Database, Tx } from '../../store/database.ts';
import { addMessages } from '../../store/outbox.ts';
import type { OnCallStateRow } from '../../store/rows.ts';
import { addTold, dropOver, forgetTold, onCallStateOf, saveOnCallState, toldOf } from '../../store/told.ts';
import type { Known } from '../known.ts';
import { handoffTellings } from './handoff.ts';
import { messagesOf } from './messages.ts';
import type { Noticed } from './messages.ts';
import { openAround } from './open-groups.ts';
import { rowOfTold, toldOfRow } from './told.ts';

export interface Looked {
  readonly messages: number;
  readonly noticed: readonly Noticed[];
  /** When something may be due next. */
  readonly next: Instant;
  /** Everybody whom the schedule names within sight. */
  readonly people: ReadonlySet<PersonId>;
}

interface Found {
  readonly due: Due;
  readonly change: Change | null;
  readonly state: OnCallStateRow | null;
}

const isNothing = ({ due, change, state }: Found): boolean =>
  state !== null && change === null && due.told.length === 0 && due.tellings.length === 0 && due.forget.length === 0;

const peopleText = (people: readonly PersonId[]): string => JSON.stringify([...people].sort());

/**
 * Looks at one schedule, and writes what is due together with the memory of it. Most looks find nothing, and cost one
 * read; the others look again behind a lock, so that of two replicas one tells. `lookedAt`: when this process last did.
 */
export async function look(
  database: Database,
  { schedule, lookedAt }: { schedule: Schedule; lookedAt: Instant },
  known: Known,
  now: Instant,
): Promise<Looked> {
  const { people } = known.directory;
  const outlook = outlookOf(schedule, now, (id) => people.has(id));
  const wishesOf = (id: PersonId) => people.get(id)?.shiftNotices ?? null;
  const find = async (tx: Tx): Promise<Found> => {
    const told = (await toldOf(tx, schedule.id)).filter(({ keep_until }) => keep_until >= now).map(toldOfRow);
    const state = await onCallStateOf(tx, schedule.id);
    const due = noticesDue(schedule, { outlook, told, wishesOf }, now);
    const was = stateOf(state, now);
    const since = Math.max(was.since, lookedAt);
    return { due, state, change: changeSince({ ...was, since }, outlook, now) };
  };
  const next = nextNoticeAt(outlook, wishesOf, now);
  const named = new Set([
    ...outlook.stints.map(({ personId }) => personId),
    ...outlook.problems.flatMap((one) => one.named),
  ]);
  const nothing = { messages: 0, noticed: [], next, people: named };
  if (isNothing(await database.read(find))) return nothing;
  return await database.write(async (tx) => {
    await tx.lock('notices', [schedule.id]);
    const found = await find(tx);
    return isNothing(found) ? nothing : { ...nothing, ...(await write(tx, schedule, found, known, now)) };
  });
}

/** A schedule that was not there at the last look had nobody on call. */
function stateOf(state: OnCallStateRow | null, now: Instant): { people: readonly PersonId[]; since: Instant } {
  if (state === null) return { people: [], since: now };
  return { people: JSON.parse(state.people) as PersonId[], since: state.since }; // Written below.
}

async function write(
  tx: Tx,
  schedule: Schedule,
  { due, change, state }: Found,
  known: Known,
  now: Instant,
): Promise<Pick<Looked, 'messages' | 'noticed'>> {
  const open = change === null ? [] : await openAround(tx, known.directory, schedule.id);
  const handoffs = change === null ? [] : handoffTellings(change, open, known, now);
  const tellings: readonly Telling[] = [...handoffs, ...due.tellings];
  const written = tellings.map((telling) => messagesOf(telling, schedule, known, now));
  const rows = written.flatMap((one) => one.rows);
  await dropOver(tx, now);
  await forgetTold(tx, due.forget);
  await addTold(
    tx,
    due.told.map((told) => rowOfTold(told, schedule.id, now)),
  );
  const people = change?.to ?? stateOf(state, now).people;
  if (change !== null || state === null) {
    const count = (state?.handoffs ?? 0) + 1;
    const since = change?.at ?? now;
    await saveOnCallState(tx, { schedule_id: schedule.id, people: peopleText(people), since, handoffs: count });
  }
  await addMessages(tx, rows);
  const missed = change?.missed ?? 0;
  const stale = missed === 0 ? [] : [{ kind: 'handoff', result: 'stale', count: missed } as const];
  return { messages: rows.length, noticed: [...written.flatMap((one) => one.noticed), ...stale] };
}

/** Stands for all schedules at once: their first look was taken. No schedule has this id. */
const BEGUN = '';

/**
 * The very first look of an installation tells of no hand-off: everybody who is on call has been for a while. Later a
 * schedule that is new means that somebody has just come on call.
 */
export async function beginLooking(database: Database, known: Known, now: Instant): Promise<void> {
  if ((await database.read((tx) => onCallStateOf(tx, BEGUN))) !== null) return;
  const { schedules, people } = known.directory;
  const states = [...schedules.values()].flatMap((schedule) => {
    try {
      const onCallNow = onCall(schedule, now, (id) => people.has(id));
      return [{ schedule_id: schedule.id, people: peopleText(onCallNow), since: now, handoffs: 0 }];
    } catch {
      // One that cannot be resolved is reported by its own look, and must not keep the others from theirs.
      return [];
    }
  });
  await database.write(async (tx) => {
    await tx.lock('notices', [BEGUN]);
    if ((await onCallStateOf(tx, BEGUN)) !== null) return;
    for (const state of states) await saveOnCallState(tx, state);
    await saveOnCallState(tx, { schedule_id: BEGUN, people: '[]', since: now, handoffs: 0 });
  });
}
