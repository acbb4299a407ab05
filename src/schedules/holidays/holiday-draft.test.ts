import { describe, expect, it } from 'vitest';
import { daysShown, holidayDocument, holidayDraft, holidayDraftOf, nextDay, yearsOf } from './holiday-draft.ts';
import type { HolidayAction, HolidayDraft } from './holiday-draft.ts';

const berlin = {
  ...{ id: 'berlin', name: 'Berlin' },
  days: [
    { date: '2026-12-25', name: 'Christmas Day' },
    { date: '2026-12-26', name: 'Boxing Day' },
    { date: '2027-01-01', name: "New Year's Day" },
  ],
};

const after = (...actions: readonly HolidayAction[]): HolidayDraft =>
  actions.reduce(holidayDraft, holidayDraftOf(berlin, '2026'));
const shown = (draft: HolidayDraft): string[] => daysShown(draft).map(({ date, name }) => `${date} ${name}`);

describe('the draft of a holiday list', () => {
  it('says what the document says until something is changed', () => {
    const { id: _, ...rest } = berlin;
    expect(holidayDocument(after())).toEqual(rest);
  });

  it('begins empty', () => {
    expect(holidayDocument(holidayDraftOf(null, '2026'))).toEqual({ name: '', days: [] });
  });

  it('shows one year, and has every year that it has days in', () => {
    expect(shown(after())).toEqual(['2026-12-25 Christmas Day', '2026-12-26 Boxing Day']);
    expect(shown(after({ type: 'show year', year: '2027' }))).toEqual(["2027-01-01 New Year's Day"]);
    expect(yearsOf(after({ type: 'show year', year: '2024' }))).toEqual(['2024', '2026', '2027']);
  });

  it('gets a new row, which is no day before something stands in it', () => {
    const draft = after({ type: 'add day' });
    expect(shown(draft).at(-1)).toBe(' ');
    expect(holidayDocument(draft).days).toHaveLength(3);
    const named = holidayDraft(draft, { type: 'change day', key: 3, change: { name: ' Party ' } });
    expect(holidayDocument(named).days?.[0]).toEqual({ date: '', name: 'Party' });
  });

  it('gives every row a key of its own, also after one was removed', () => {
    const draft = after({ type: 'remove day', key: 2 }, { type: 'add day' }, { type: 'add day' });
    const keys = draft.days.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('follows a day into another year, and sorts when it is saved', () => {
    const draft = after({ type: 'change day', key: 0, change: { date: '2028-02-29' } });
    expect([draft.year, shown(draft)]).toEqual(['2028', ['2028-02-29 Christmas Day']]);
    expect(holidayDocument(draft).days?.map(({ date }) => date)).toEqual(['2026-12-26', '2027-01-01', '2028-02-29']);
  });

  it('stays in its year while a date is cleared', () => {
    const draft = after({ type: 'change day', key: 0, change: { date: '' } });
    expect([draft.year, shown(draft)]).toEqual(['2026', ['2026-12-26 Boxing Day', ' Christmas Day']]);
  });

  it('sends a calendar along, where there is one', () => {
    expect(holidayDocument(after({ type: 'read calendar', text: 'BEGIN:VCALENDAR' }))).toMatchObject({
      calendar: 'BEGIN:VCALENDAR',
    });
    expect(holidayDocument(after({ type: 'read calendar', text: ' \n' }))).not.toHaveProperty('calendar');
  });

  it('is renamed', () => {
    expect(holidayDocument(after({ type: 'name it', name: 'Germany' })).name).toBe('Germany');
  });
});

describe('the next holiday', () => {
  it('is the first from today on, today among them', () => {
    const at = (today: string) => nextDay([...berlin.days].reverse(), today)?.name ?? null;
    expect([at('2026-12-25'), at('2026-12-26'), at('2026-12-27'), at('2027-01-02')]).toEqual([
      'Christmas Day',
      'Boxing Day',
      "New Year's Day",
      null,
    ]);
  });
});
