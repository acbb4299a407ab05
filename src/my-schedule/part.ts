import type { ReadSchedule } from '../schedules/read.ts';
import type { Names } from '../schedules/use-schedules.ts';
import type { MyShift } from './my-shifts.ts';

/** What every part of the page is given. */
export interface PartProps {
  readonly reads: readonly ReadSchedule[];
  readonly names: Names;
  /** The reader's own. */
  readonly personId: string;
  /** In which the page is read: the reader's. */
  readonly zone: string;
  /** From now on, the next first. */
  readonly shifts: readonly MyShift[];
}
