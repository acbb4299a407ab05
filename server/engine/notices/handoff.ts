import type { OpenGroup } from '../../core/notifying/shift-words.ts';
import type { Change } from '../../core/schedule/notices/handoff.ts';
import type { Telling } from '../../core/schedule/notices/notice.ts';
import { HOUR_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Known } from '../known.ts';

/** Whoever left longer ago knows it by now. */
const LEFT_LATELY_MS = HOUR_MS;
/** For how long quiet hours may hold back that a shift is over. */
const LEAVER_WAITS_MS = 12 * HOUR_MS;

/**
 * Who is told of a hand-off. Evenings and mornings within a turn only where something is open: a message at five every
 * day is one that nobody reads.
 */
export function handoffTellings(
  change: Change,
  open: readonly OpenGroup[],
  { directory }: Pick<Known, 'directory'>,
  now: Instant,
): Telling[] {
  const { at, from, to, until, isRoutine } = change;
  if (isRoutine && open.length === 0) return [];
  const notice = { kind: 'handoff', at, from, to, until } as const;
  const wants = (id: string): boolean => directory.people.get(id)?.shiftNotices.handoff ?? false;
  const coming = to.filter((id) => !from.includes(id) && wants(id));
  const leaving = now - at > LEFT_LATELY_MS ? [] : from.filter((id) => !to.includes(id) && wants(id));
  return [
    { notice, to: coming, toPlace: !isRoutine, toLeads: false, canWaitUntil: null },
    { notice, to: leaving, toPlace: false, toLeads: false, canWaitUntil: at + LEAVER_WAITS_MS },
  ];
}
