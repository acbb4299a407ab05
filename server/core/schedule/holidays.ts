import type { DayNumber, Weekday } from '../time/calendar.ts';
import type { Holiday, HolidayList, HolidayRule } from './schedule.ts';
import { isSelected } from './turns.ts';

/** The holidays of one layer, as its rotations ask for them. */
export interface HolidayCalendar {
  /** The holiday that decides about work which begins on a local day; null where the day is worked as any other. */
  on(day: DayNumber, weekdays: readonly Weekday[] | null): Holiday | null;
  /** Whether work begins on a local day, for a rotation with these weekdays. */
  isWorked(day: DayNumber, weekdays: readonly Weekday[] | null): boolean;
}

/** Keyed by the list, which is never changed in place. */
const calendars = new WeakMap<HolidayList, ReadonlyMap<DayNumber, Holiday>>();

/** Null where the layer has no holidays, or names a list that is not there. */
export function holidayCalendar(rule: HolidayRule | null, lists: readonly HolidayList[]): HolidayCalendar | null {
  const list = rule === null ? undefined : lists.find(({ id }) => id === rule.listId);
  if (rule === null || list === undefined) return null;
  const days = daysOf(list);
  const { treatment } = rule;
  return {
    on: (day, weekdays) => {
      // A day that is worked anyway would else name the holiday, and end the shift that goes on through it.
      const isAsEver = treatment.kind === 'sunday' && isSelected(weekdays, day);
      return isAsEver ? null : (days.get(day) ?? null);
    },
    isWorked(day, weekdays) {
      if (!days.has(day)) return isSelected(weekdays, day);
      switch (treatment.kind) {
        case 'off':
          return false;
        case 'sunday':
          return weekdays === null || weekdays.includes('sun');
        case 'layer':
          return isSelected(weekdays, day);
      }
    },
  };
}

function daysOf(list: HolidayList): ReadonlyMap<DayNumber, Holiday> {
  const known = calendars.get(list);
  if (known !== undefined) return known;
  const days = new Map(list.days.map((holiday) => [holiday.day, holiday]));
  calendars.set(list, days);
  return days;
}
