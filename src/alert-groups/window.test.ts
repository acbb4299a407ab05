import { describe, expect, it } from 'vitest';
import { shiftOf, windowOf } from './window.ts';

describe('the rows that are drawn', () => {
  it('are those on the screen and some around them, whatever the length of the list', () => {
    expect(windowOf(200, 800, 60, 500)).toEqual({ first: 0, end: 20 });
    expect(windowOf(-6_000, 800, 60, 500)).toEqual({ first: 92, end: 124 });
    expect(windowOf(-29_000, 800, 60, 500)).toEqual({ first: 472, end: 500 });
    expect(windowOf(5_000, 800, 60, 3)).toEqual({ first: 0, end: 0 });
  });

  it('stay the same for some pixels', () => {
    expect(windowOf(-6_010, 800, 60, 500)).toEqual(windowOf(-6_050, 800, 60, 500));
  });
});

describe('the reading position', () => {
  const before = Array.from({ length: 50 }, (_, index) => `g${index}`);

  it('moves along with the row that is read when others open or close above', () => {
    expect(shiftOf(before, ['new', 'newer', ...before], -605, 60)).toBe(120);
    expect(shiftOf(before, before.slice(3), -605, 60)).toBe(-180);
  });

  it('stays at the top, and where the row has gone', () => {
    expect(shiftOf(before, ['new', ...before], 0, 60)).toBe(0);
    expect(shiftOf(before, before.slice(20), -605, 60)).toBe(0);
    expect(shiftOf(before, before, -605, 60)).toBe(0);
  });
});
