import { isWholeWeek } from '../../server/core/notifying/quiet-hours.ts';
import { parseTimeOfDay } from '../../server/core/time/time-of-day.ts';
import type { Draft, HoursDraft } from './draft.ts';
import { delayMs } from './delay.ts';
import { leadMistake } from './shift-draft.ts';

/** What keeps a field from being saved; the page says it in words. */
export type Mistake = 'no-address' | 'no-delay' | 'no-time' | 'no-days' | 'whole-week' | 'twice';

/** By the key of the line it stands in: `method/<id>`, `rule/<key>`, `from/<key>`, `to/<key>`, `days/<key>`, `lead/<key>`, `hours`. */
export type Mistakes = ReadonlyMap<string, Mistake>;

/** Only what can be told without the service, so that it is said while somebody types. */
export function mistakesIn({ methods, rules, quietHours, shifts }: Draft): Mistakes {
  const found = new Map<string, Mistake>();
  for (const { id, address } of methods) if (address.trim() === '') found.set(`method/${id}`, 'no-address');
  for (const { key, after } of [...(rules.high ?? []), ...(rules.low ?? [])]) {
    if (delayMs(after) === null) found.set(`rule/${key}`, 'no-delay');
  }
  for (const { key, days, from, to } of quietHours) {
    if (!parseTimeOfDay(from).ok || from === '24:00') found.set(`from/${key}`, 'no-time');
    if (!parseTimeOfDay(to).ok) found.set(`to/${key}`, 'no-time');
    if (days.length === 0) found.set(`days/${key}`, 'no-days');
  }
  for (const { key } of shifts.leads) {
    const mistake = leadMistake(shifts, key);
    if (mistake !== null) found.set(`lead/${key}`, mistake);
  }
  if (isWholeWeek(quietHours.flatMap(readHours))) found.set('hours', 'whole-week');
  return found;
}

function readHours({ days, from, to }: HoursDraft) {
  const [start, end] = [parseTimeOfDay(from), parseTimeOfDay(to)];
  return start.ok && end.ok ? [{ days, from: start.time, to: end.time }] : [];
}
