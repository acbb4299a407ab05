import { describe, expect, it } from 'vitest';
import { formatPath } from '../../core/directory/kind.ts';
import { dateOf } from '../../core/time/calendar.ts';
import { readDocument } from './document.ts';
import { encodeHolidayList } from './holiday-list.ts';

const berlin = { id: 'berlin', name: 'Berlin' };
const christmas = { date: '2026-12-25', name: 'Christmas Day' };

function mistakes(document: object): string[] {
  const read = readDocument('holiday-list', { ...berlin, ...document }, 1);
  return read.ok ? [] : read.mistakes.map(({ path, message }) => `${formatPath(path)}: ${message}`);
}

describe('a holiday list', () => {
  it('has local days with names, in the order in which they are written', () => {
    const days = [christmas, { date: '2024-02-29', name: 'Leap day' }, { date: '0001-01-01', name: 'First' }];
    const read = readDocument('holiday-list', { ...berlin, days }, 1);
    if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
    expect(read.value.days.map(({ day, name }) => [dateOf(day), name])).toEqual([
      [{ year: 2026, month: 12, day: 25 }, 'Christmas Day'],
      [{ year: 2024, month: 2, day: 29 }, 'Leap day'],
      [{ year: 1, month: 1, day: 1 }, 'First'],
    ]);
    expect(encodeHolidayList(read.value)).toEqual({ ...berlin, days });
  });

  it('may have no day yet', () => {
    expect(readDocument('holiday-list', berlin, 1)).toEqual({ ok: true, value: { ...berlin, days: [] } });
  });

  it.each([
    ['2026-02-29', 'is not a day: write it as 2026-12-25'],
    ['2026-13-01', 'is not a day: write it as 2026-12-25'],
    ['2026-00-10', 'is not a day: write it as 2026-12-25'],
    ['2026-04-31', 'is not a day: write it as 2026-12-25'],
    ['2026-12-00', 'is not a day: write it as 2026-12-25'],
    ['25.12.2026', 'is not a day: write it as 2026-12-25'],
    ['2026-12-25T00:00', 'is not a day: write it as 2026-12-25'],
  ])('refuses %s', (date, sentence) => {
    expect(mistakes({ days: [{ ...christmas, date }] })).toEqual([`days[0].date: ${sentence}`]);
  });

  it('refuses a day twice, at the second one', () => {
    expect(mistakes({ days: [christmas, { ...christmas, name: 'Again' }] })).toEqual([
      'days[1].date: 2026-12-25 stands here twice',
    ]);
  });

  it('refuses days without a name, and keys that it does not know', () => {
    expect(mistakes({ days: [{ date: '2026-12-25' }], calender: 'x' })).toEqual([
      'days[0].name: is missing',
      'calender: unknown key; did you mean "calendar"?',
    ]);
  });
});
