import { describe, expect, it } from 'vitest';
import { dateText, todayIn } from './holiday-text.ts';

describe('the text of a day', () => {
  it.each([
    ['2026-12-25', 'Fri, 25 Dec 2026'],
    ['2024-02-29', 'Thu, 29 Feb 2024'],
    ['soon', 'soon'],
    ['', ''],
  ])('%j is %j', (date, text) => {
    expect(dateText(date).replace(/^(\w{3}),? /, '$1, ')).toBe(text);
  });

  it('is today where somebody is, and not where they are not', () => {
    const late = Date.UTC(2026, 10, 21, 20);
    expect([todayIn('UTC', late), todayIn('Asia/Tokyo', late), todayIn('America/New_York', late)]).toEqual([
      '2026-11-21',
      '2026-11-22',
      '2026-11-21',
    ]);
  });
});
