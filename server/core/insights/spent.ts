import type { PersonId } from '../notifying/person.ts';
import type { Instant } from '../time/instant.ts';
import type { TimelineEntry } from './timeline.ts';

/**
 * Where the time of an alert group goes: `queueing` until somebody is paged, `waiting` for the answer of one person,
 * `unattended` when whoever was asked is out of it and nobody else is asked yet, `working` once acknowledged,
 * `snoozed`, and `resolved` between a resolve and a re-opening.
 */
export type Phase = 'queueing' | 'waiting' | 'unattended' | 'working' | 'snoozed' | 'resolved';

export interface Spent {
  readonly name: Phase;
  readonly startAt: Instant;
  readonly endAt: Instant;
  /** Whose answer was waited for, or who works on it; null where that is nobody known by name. */
  readonly personId: PersonId | null;
}

export type Doing = Pick<Spent, 'name' | 'personId'>;

const doing = (name: Phase, personId: PersonId | null = null): Doing => ({ name, personId });

function afterPage(now: Doing, entry: TimelineEntry & { kind: 'paged' }, isSameInstant: boolean): Doing {
  // Calling somebody in does not take the work from whoever acknowledged.
  if (now.name === 'working' || now.name === 'snoozed' || now.name === 'resolved') return now;
  if (now.name !== 'waiting') return doing('waiting', entry.personId);
  // Not a hand-off: a further way to the same person; and of several paged at once the first one stands for all.
  const isHandOff = entry.opening && !isSameInstant && entry.personId !== now.personId;
  return isHandOff ? doing('waiting', entry.personId) : now;
}

function afterDecline(now: Doing, entry: TimelineEntry & { kind: 'declined' }): Doing {
  const personId = entry.by.kind === 'person' ? entry.by.personId : null;
  const isTheirs = now.personId === personId && (now.name === 'waiting' || now.name === 'working');
  return isTheirs ? doing('unattended') : now;
}

/** What happens from this entry on. Kinds that are not listed change nobody's part. */
export function after(now: Doing, entry: TimelineEntry, isSameInstant: boolean): Doing {
  // What is over stays over, whatever still comes in, until it is opened again.
  if (now.name === 'resolved' && entry.kind !== 'reopened') return now;
  switch (entry.kind) {
    case 'paged':
      return afterPage(now, entry, isSameInstant);
    case 'declined':
      return afterDecline(now, entry);
    case 'acknowledged': {
      if (entry.answersLeft > 0 || now.name === 'working') return now;
      return doing('working', entry.by.kind === 'person' ? entry.by.personId : null);
    }
    case 'unacknowledged':
    case 'acknowledge-timed-out':
    case 'snooze-ended':
    case 'reassigned':
      return doing('unattended');
    case 'snoozed':
      return doing('snoozed');
    case 'resolved':
      return doing('resolved');
    case 'reopened':
      return doing('queueing');
    default:
      return now;
  }
}

/**
 * The stretches between `openedAt` and `endAt`, without gap or overlap, so that they sum to the whole to the
 * millisecond. A clock that went backwards between two entries shortens nothing: such an entry counts as simultaneous.
 */
export function timeSpent(timeline: readonly TimelineEntry[], openedAt: Instant, endAt: Instant): readonly Spent[] {
  const spent: Spent[] = [];
  let now = doing('queueing');
  let startAt = openedAt;
  for (const entry of timeline) {
    const at = Math.min(Math.max(entry.at, startAt), endAt);
    const next = after(now, entry, at === startAt);
    if (next.name === now.name && next.personId === now.personId) continue;
    if (at > startAt) spent.push({ ...now, startAt, endAt: at });
    now = next;
    startAt = at;
  }
  if (endAt > startAt) spent.push({ ...now, startAt, endAt });
  return spent;
}
