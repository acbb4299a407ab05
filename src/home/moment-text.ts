import { readersZone, textAt } from '../schedules/zone-text.ts';
import { instantOf } from '../ui/duration.ts';

/** "Mon 23 Nov, 09:00", in the reader's own zone: a hand-off is something one plans a day around. */
export function momentText(at: string): string {
  return textAt(instantOf(at), readersZone());
}
