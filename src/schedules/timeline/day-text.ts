import type { Day } from '../calendar.ts';
import { textAt } from '../zone-text.ts';

/** What is written above a day: "Sat" and "21"; on the first, and on each first of a month, the month as well. */
export function dayText(
  { interval }: Day,
  zone: string,
  isFirst: boolean,
): { readonly weekday: string; readonly day: string; readonly month: string | null } {
  const [weekday = '', day = '', month = ''] = textAt(interval.start, zone, 'date').replace(',', '').split(' ');
  return { weekday, day, month: isFirst || day === '1' ? month : null };
}
