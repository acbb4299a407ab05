import { describe, expect, it } from 'vitest';
import { stopAfter } from './walking.ts';

const bar = (start: number, end: number) => ({ interval: { start, end } });
const rows = [
  { id: 'final', bars: [bar(0, 10), bar(10, 30), bar(30, 40)] },
  { id: 'overrides', bars: [] },
  { id: 'days', bars: [bar(0, 20), bar(25, 40)] },
];

describe('the arrows', () => {
  it('lead along a row and stop at its ends', () => {
    expect(stopAfter(rows, { row: 'final', start: 0 }, 'ArrowRight')).toEqual({ row: 'final', start: 10 });
    expect(stopAfter(rows, { row: 'final', start: 10 }, 'ArrowLeft')).toEqual({ row: 'final', start: 0 });
    expect(stopAfter(rows, { row: 'final', start: 0 }, 'ArrowLeft')).toBeNull();
    expect(stopAfter(rows, { row: 'final', start: 30 }, 'ArrowRight')).toBeNull();
  });

  it('lead to what is on at the same time in the next row that has something', () => {
    expect(stopAfter(rows, { row: 'final', start: 10 }, 'ArrowDown')).toEqual({ row: 'days', start: 0 });
    expect(stopAfter(rows, { row: 'days', start: 25 }, 'ArrowUp')).toEqual({ row: 'final', start: 10 });
    expect(stopAfter(rows, { row: 'final', start: 30 }, 'ArrowDown')).toEqual({ row: 'days', start: 25 });
    expect(stopAfter(rows, { row: 'days', start: 0 }, 'ArrowDown')).toBeNull();
  });
});

describe('other keys', () => {
  it('lead to the ends of the row, or nowhere', () => {
    expect(stopAfter(rows, { row: 'final', start: 10 }, 'Home')).toEqual({ row: 'final', start: 0 });
    expect(stopAfter(rows, { row: 'final', start: 10 }, 'End')).toEqual({ row: 'final', start: 30 });
    expect(stopAfter(rows, { row: 'final', start: 10 }, 'a')).toBeNull();
  });

  it('lead nowhere from a bar that is gone', () => {
    expect(stopAfter(rows, { row: 'gone', start: 10 }, 'ArrowRight')).toBeNull();
  });
});
