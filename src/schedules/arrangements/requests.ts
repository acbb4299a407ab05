import type { Interval } from '../../../server/core/time/instant.ts';
import type { CoverRequest } from '../../api/cover-requests.ts';
import { readStretch } from '../wire-times.ts';

export type Shifts = CoverRequest['shifts'];

/** From the first to the last of them; null where the rotation that they were of is gone. */
export function placeOf(shifts: Shifts): Interval | null {
  const stretches = shifts.map(readStretch);
  if (stretches.length === 0) return null;
  return {
    start: Math.min(...stretches.map(({ start }) => start)),
    end: Math.max(...stretches.map(({ end }) => end)),
  };
}

/** Still open, for a stretch that is looked at: nothing has changed yet, so this is all there is to see of it. */
export function openIn(requests: readonly CoverRequest[], { start, end }: Interval): readonly CoverRequest[] {
  return requests.filter(({ state, shifts, inReturn }) => {
    if (state !== 'open') return false;
    return [...shifts, ...inReturn].map(readStretch).some((shift) => shift.start < end && shift.end > start);
  });
}

/** Whether it is worth a line: open, or agreed on and not over. */
export function isAhead({ state, shifts, inReturn }: CoverRequest, now: number): boolean {
  const place = placeOf([...shifts, ...inReturn]);
  return (state === 'open' || state === 'taken') && place !== null && place.end > now;
}
