import type { HolidayListDocument } from '../../../server/contract/configuration/holiday-list.ts';

export interface DayDraft {
  /** Of this row while it is edited; dates change under it. */
  readonly key: number;
  /** `2026-12-25`, or empty while it is being typed. */
  readonly date: string;
  readonly name: string;
}

export interface HolidayDraft {
  readonly name: string;
  readonly days: readonly DayDraft[];
  /** The text of a calendar whose days are added when the list is saved; empty: none. */
  readonly calendar: string;
  /** The year whose days are shown: a list of forty years would be endless. */
  readonly year: string;
}

export type HolidayAction =
  | { readonly type: 'name it'; readonly name: string }
  | { readonly type: 'show year'; readonly year: string }
  | { readonly type: 'read calendar'; readonly text: string }
  | { readonly type: 'add day' }
  | { readonly type: 'change day'; readonly key: number; readonly change: Partial<Omit<DayDraft, 'key'>> }
  | { readonly type: 'remove day'; readonly key: number };

export function holidayDraftOf(document: HolidayListDocument | null, year: string): HolidayDraft {
  const days = (document?.days ?? []).map(({ date, name }, key) => ({ key, date, name }));
  return { name: document?.name ?? '', days, calendar: '', year };
}

export function holidayDraft(draft: HolidayDraft, action: HolidayAction): HolidayDraft {
  switch (action.type) {
    case 'name it':
      return { ...draft, name: action.name };
    case 'show year':
      return { ...draft, year: action.year };
    case 'read calendar':
      return { ...draft, calendar: action.text };
    case 'add day': {
      const key = Math.max(-1, ...draft.days.map((day) => day.key)) + 1;
      return { ...draft, days: [...draft.days, { key, date: '', name: '' }] };
    }
    case 'change day': {
      const days = draft.days.map((day) => (day.key === action.key ? { ...day, ...action.change } : day));
      // A day that moves to another year would else vanish under the fingers of who moves it.
      const year = action.change.date ? yearOf(action.change.date) : draft.year;
      return { ...draft, days, year };
    }
    case 'remove day':
      return { ...draft, days: draft.days.filter(({ key }) => key !== action.key) };
  }
}

/** Without rows in which nothing was written. */
export function holidayDocument({ name, days, calendar }: HolidayDraft): Omit<HolidayListDocument, 'id'> {
  const written = days.filter((day) => day.date !== '' || day.name.trim() !== '');
  return {
    name,
    days: written.map((day) => ({ date: day.date, name: day.name.trim() })).sort((a, b) => (a.date < b.date ? -1 : 1)),
    ...(calendar.trim() === '' ? {} : { calendar }),
  };
}

/** Of the chosen year, with the rows that have no date yet at the end. In the order in which they were, while typing. */
export function daysShown({ days, year }: HolidayDraft): readonly DayDraft[] {
  const inYear = days.filter(({ date }) => date !== '' && yearOf(date) === year);
  return [...inYear, ...days.filter(({ date }) => date === '')];
}

/** Every year that has a day, and the one that is shown. */
export function yearsOf({ days, year }: HolidayDraft): readonly string[] {
  return [...new Set([year, ...days.flatMap(({ date }) => (date === '' ? [] : [yearOf(date)]))])].sort();
}

/** The first day from today on; null where there is none. Dates are written so that they sort as text. */
export function nextDay(
  days: readonly { readonly date: string; readonly name: string }[],
  today: string,
): { readonly date: string; readonly name: string } | null {
  const ahead = days.filter(({ date }) => date >= today).sort((a, b) => (a.date < b.date ? -1 : 1));
  return ahead[0] ?? null;
}

function yearOf(date: string): string {
  return date.slice(0, 4);
}
