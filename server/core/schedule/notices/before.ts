import type { PersonId, ShiftNotices } from '../../notifying/person.ts';
import { DAY_MS, MINUTE_MS } from '../../time/instant.ts';
import type { Instant } from '../../time/instant.ts';
import type { Due, Telling, Told } from './notice.ts';
import type { Stint } from './stints.ts';

/** What somebody wishes; null for somebody who is not there. */
export type WishesOf = (personId: PersonId) => ShiftNotices | null;

/** Quiet hours may hold a notice back until so long before the shift: later it is of no use. */
const LAST_USE_MS = 30 * MINUTE_MS;

/** A shift that begins within this of an earlier one is taken for the same, moved. */
const MOVED_WITHIN_MS = 3 * DAY_MS;

interface Lead {
  readonly stint: Stint;
  readonly leads: readonly number[];
}

/**
 * Shifts to be announced now, and those that were announced and are no longer so. Where several lead times have passed,
 * as for somebody who gets a shift an hour before it begins, one notice speaks for all of them.
 */
export function beforeDue(
  scheduleId: string,
  { stints, told, wishesOf }: { stints: readonly Stint[]; told: readonly Told[]; wishesOf: WishesOf },
  now: Instant,
): Due {
  const known = told.filter(({ kind, start }) => kind === 'before' && start > now);
  const ids = new Set(known.map(({ id }) => id));
  const due = dueLeads(stints, wishesOf, now).filter(({ stint, leads }) => {
    return !ids.has(idOf(scheduleId, stint, Math.min(...leads)));
  });
  const lost = lostOf(stints, known);
  const moved = new Map(due.map(({ stint }) => [stint, movedFrom(stint, lost)]));
  const taken = new Set([...moved.values()]);
  return {
    tellings: [
      ...due.map(({ stint }) => announced(stint, moved.get(stint) ?? null)),
      ...lost.filter((one) => !taken.has(one)).map((one) => withdrawn(one, stints, now)),
    ],
    told: due.flatMap(({ stint, leads }) => leads.map((leadMs) => toldOf(scheduleId, stint, leadMs))),
    forget: known
      .filter(({ personId, start }) => lost.some((one) => one.personId === personId && one.start === start))
      .map(({ id }) => id),
  };
}

function dueLeads(stints: readonly Stint[], wishesOf: WishesOf, now: Instant): Lead[] {
  return stints.flatMap((stint) => {
    if (stint.start <= now) return [];
    const leads = (wishesOf(stint.personId)?.beforeMs ?? []).filter((leadMs) => stint.start - leadMs <= now);
    return leads.length === 0 ? [] : [{ stint, leads }];
  });
}

const idOf = (scheduleId: string, { personId, start }: Stint, leadMs: number): string =>
  `before/${scheduleId}/${personId}/${start}/${leadMs}`;

function toldOf(scheduleId: string, stint: Stint, leadMs: number): Told {
  const { personId, start, end } = stint;
  return {
    ...{ id: idOf(scheduleId, stint, leadMs), kind: 'before', personId, subject: String(leadMs), start },
    // Where no end is in sight, the start is all that can be compared.
    ...{ end: end ?? start, keepUntil: start },
  };
}

/** One for each shift that was announced and does not begin then any more. */
function lostOf(stints: readonly Stint[], known: readonly Told[]): Told[] {
  const starts = new Set(stints.map(({ personId, start }) => `${personId} ${start}`));
  const lost = new Map<string, Told>();
  for (const one of known) {
    const key = `${one.personId} ${one.start}`;
    if (!starts.has(key)) lost.set(key, one);
  }
  return [...lost.values()];
}

function movedFrom(stint: Stint, lost: readonly Told[]): Told | null {
  const near = lost.filter(
    ({ personId, start }) => personId === stint.personId && Math.abs(start - stint.start) <= MOVED_WITHIN_MS,
  );
  return near.sort((a, b) => Math.abs(a.start - stint.start) - Math.abs(b.start - stint.start))[0] ?? null;
}

function announced({ personId, start, end, shifts }: Stint, from: Told | null): Telling {
  const instead = from === null ? null : { start: from.start, end: from.end };
  return {
    notice: { kind: 'before', personId, start, end, shifts, instead },
    ...{ to: [personId], toPlace: false, toLeads: false, canWaitUntil: start - LAST_USE_MS },
  };
}

function withdrawn({ personId, start, end }: Told, stints: readonly Stint[], now: Instant): Telling {
  const next = stints.find((stint) => stint.personId === personId && stint.start > now)?.start ?? null;
  return {
    notice: { kind: 'gone', personId, start, end, next },
    ...{ to: personId === '' ? [] : [personId], toPlace: false, toLeads: false, canWaitUntil: start - LAST_USE_MS },
  };
}

export function nextBeforeAt(stints: readonly Stint[], wishesOf: WishesOf, now: Instant): Instant {
  const ahead = stints.flatMap(({ personId, start }) =>
    (wishesOf(personId)?.beforeMs ?? []).map((leadMs) => start - leadMs).filter((at) => at > now),
  );
  return Math.min(Infinity, ...ahead);
}
