import { quietUntil } from '../../core/notifying/quiet-hours.ts';
import type { ContactMethod, Person } from '../../core/notifying/person.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Known } from '../known.ts';

/**
 * The contact method of a person's choice, otherwise their first chat or mail; null where there is neither. A text or a
 * call that nobody asked for would be taken for a page.
 */
export function wayTo(person: Person, { channelKind }: Pick<Known, 'channelKind'>): ContactMethod | null {
  const usable = person.contactMethods.filter(({ enabled, channel }) => enabled && channelKind(channel) !== null);
  const { methodId } = person.shiftNotices;
  const chosen = methodId === null ? undefined : usable.find(({ id }) => id === methodId);
  const quiet = usable.find(({ channel }) => ['chat', 'mail'].includes(channelKind(channel) ?? ''));
  return chosen ?? quiet ?? null;
}

/** When it is sent: after quiet hours, where it can wait for their end. */
export function dueAt(person: Person, canWaitUntil: Instant | null, now: Instant): Instant {
  const quiet = canWaitUntil === null ? null : quietUntil(person.quietHours, person.zone, now);
  return quiet !== null && quiet <= (canWaitUntil ?? now) ? quiet : now;
}
