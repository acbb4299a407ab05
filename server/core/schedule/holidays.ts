import type { DayNumber, Weekday } from '../time/calendar.ts';
import type { Holiday, HolidayList, HolidayRule, HolidayTreatment } from './schedule.ts';
import { isSelected } from './turns.ts';

/** The holidays of one layer, as its rotations ask for them. */
export interface HolidayCalendar {
  /** The holiday that decides about work which begins on a local day; null where the day is worked as any other. */
  on(day: DayNumber, weekdays: readonly Weekday[] | null): Holiday | null;
  /** Whether work begins on a local day, for a rotation with these weekdays. */
  isWorked(day: DayNumber, weekdays: readonly Weekday[] | null): boolean;
}

type Calendars = Readonly<Record<HolidayTreatment['kind'], HolidayCalendar>>;

/** Keyed by the list, which is never changed in place. */
const calendars = new WeakMap<HolidayList, Calendars>();

/** Null where the layer has no holidays, or names a list that is not there. */
export function holidayCalendar(rule: HolidayRule | null, lists: readonly HolidayList[]): HolidayCalendar | null {
  const list = rule === null ? undefined : lists.find(({ id }) => id === rule.listId);
  return rule === null || list === undefined ? null : calendarsOf(list)[rule.treatment.kind];
}

function calendarsOf(list: HolidayList): Calendars {
  const known = calendars.get(list);
  if (known !== undefined) return known;
  const days = new Map(list.days.map((holiday) => [holiday.day, holiday]));
  const made = { off: off(days), sunday: sunday(days), layer: handedOn(days) };
  calendars.set(list, made);
  return made;
}

type Days = ReadonlyMap<DayNumber, Holiday>;

function off(days: Days): HolidayCalendar {
  return {
    on: (day) => days.get(day) ?? null,
    isWorked: (day, weekdays) => !days.has(day) && isSelected(weekdays, day),
  };
}

function sunday(days: Days): HolidayCalendar {
  return {
    // A day that is worked anyway would else name the holiday, and end the shift that goes on through it.
    on: (day, weekdays) => (isSelected(weekdays, day) ? null : (days.get(day) ?? null)),
    isWorked: (day, weekdays) =>
      days.has(day) ? weekdays === null || weekdays.includes('sun') : isSelected(weekdays, day),
  };
}

function handedOn(days: Days): HolidayCalendar {
  return {
    on: (day) => days.get(day) ?? null,
    isWorked: (day, weekdays) => isSelected(weekdays, day),
  };
}
