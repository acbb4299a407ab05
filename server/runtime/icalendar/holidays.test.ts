import { describe, expect, it } from 'vitest';
import { holidaysIn, withCalendarDays } from './holidays.ts';

const calendar = (...events: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (name: string, ...lines: readonly string[]): string =>
  ['BEGIN:VEVENT', `UID:${name}@example.org`, `SUMMARY:${name}`, ...lines, 'END:VEVENT'].join('\r\n');
const christmas = event('Christmas Day', 'DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261226');
const list = { id: 'berlin', name: 'Berlin' };

async function days(text: string): Promise<readonly string[]> {
  const read = await holidaysIn(text);
  return read.kind === 'read' ? read.days.map(({ date, name }) => `${date} ${name}`) : [read.problem];
}

describe('holidays of a calendar', () => {
  it('are its all-day events, whether they are marked as free or not', async () => {
    const free = event('Boxing Day', 'DTSTART;VALUE=DATE:20261226', 'TRANSP:TRANSPARENT');
    const meeting = event('Party', 'DTSTART:20261226T180000Z', 'DTEND:20261226T200000Z');
    expect(await days(calendar(free, meeting, christmas))).toEqual([
      '2026-12-25 Christmas Day',
      '2026-12-26 Boxing Day',
    ]);
  });

  it('are each day of an event of several', async () => {
    const easter = event('Easter', 'DTSTART;VALUE=DATE:20260403', 'DTEND;VALUE=DATE:20260407');
    expect((await days(calendar(easter))).map((day) => day.slice(0, 10))).toEqual([
      '2026-04-03',
      '2026-04-04',
      '2026-04-05',
      '2026-04-06',
    ]);
  });

  it('repeat every year from 2000 to 2040, and not on the days that are taken out', async () => {
    const labour = event(
      'Labour Day',
      'DTSTART;VALUE=DATE:19900501',
      'RRULE:FREQ=YEARLY',
      'EXDATE;VALUE=DATE:20200501',
    );
    const found = await days(calendar(labour));
    expect(found).toHaveLength(40);
    expect([found[0], found.at(-1)]).toEqual(['2000-05-01 Labour Day', '2040-05-01 Labour Day']);
    expect(found).not.toContain('2020-05-01 Labour Day');
  });

  it('have both names where two fall on one day', async () => {
    const mothers = event("Mother's Day", 'DTSTART;VALUE=DATE:20261225');
    expect(await days(calendar(christmas, mothers, christmas))).toEqual(["2026-12-25 Christmas Day, Mother's Day"]);
  });

  it.each([
    ['no calendar', 'This is no iCalendar file: it does not go from BEGIN:VCALENDAR to END:VCALENDAR.'],
    [calendar(), 'It has no all-day event between 2000 and 2040.'],
    [
      calendar(event('Odd')),
      'It has no all-day event between 2000 and 2040. "Odd" was left out: It has no time at which it begins.',
    ],
  ])('are refused in %j', async (text, problem) => {
    expect(await days(text)).toEqual([problem]);
  });
});

describe('a holiday list with a calendar', () => {
  it('is kept as its days, of which those that are written win', async () => {
    const written = [{ date: '2026-12-25', name: 'Closed' }];
    const second = event('Boxing Day', 'DTSTART;VALUE=DATE:20261226');
    expect(await withCalendarDays({ ...list, days: written, calendar: calendar(christmas, second) })).toEqual({
      document: { ...list, days: [...written, { date: '2026-12-26', name: 'Boxing Day' }] },
      mistakes: [],
    });
  });

  it('is refused at its calendar where that cannot be read', async () => {
    const { mistakes } = await withCalendarDays({ ...list, calendar: 'https://example.org/holidays.ics' });
    expect(mistakes).toEqual([{ path: ['calendar'], message: expect.stringContaining('no iCalendar file') as string }]);
  });

  it.each([[null], ['text'], [[]], [list], [{ ...list, calendar: 5 }]])(
    '%j is left as it is, for the schema to judge',
    async (document) => {
      expect(await withCalendarDays(document)).toEqual({ document, mistakes: [] });
    },
  );

  it('keeps what is no list of days, for the schema to judge', async () => {
    const { document } = await withCalendarDays({ ...list, days: 'Christmas', calendar: calendar(christmas) });
    expect(document).toEqual({ ...list, days: 'Christmas' });
  });
});
