import { describe, expect, it } from 'vitest';
import { isSamePeople, joined, together, within, without } from './layering.ts';
import type { Shift } from './schedule.ts';

/** `A 1-5`, with the source that its number names. */
const shift = (text: string, source = 1): Shift => {
  const [who = '', start = '', end = ''] = text.split(/[ -]/);
  const interval = { start: Number(start), end: Number(end) };
  return { interval, people: who.split('+'), sources: [{ kind: 'override', overrideId: `${source}` }] };
};
const room = (...edges: [number, number][]) => edges.map(([start, end]) => ({ start, end }));
const read = (shifts: readonly Shift[]) =>
  shifts.map(({ people, interval }) => `${people.join('+')} ${interval.start}-${interval.end}`);

describe('layering', () => {
  it('keeps of a shift what lies in the free intervals', () => {
    expect(read(within([shift('A 0-10')], room([1, 3], [5, 7])))).toEqual(['A 1-3', 'A 5-7']);
    expect(read(within([shift('A 0-2'), shift('B 2-4')], room([1, 3])))).toEqual(['A 1-2', 'B 2-3']);
    expect(within([shift('A 0-2')], room([2, 4]))).toEqual([]);
    expect(within([shift('A 0-2')], [])).toEqual([]);
  });

  it('takes intervals out of others, overlapping or not', () => {
    expect(without(room([0, 10]), room([2, 4], [3, 6]))).toEqual(room([0, 2], [6, 10]));
    expect(without(room([0, 10]), room([0, 8], [1, 2], [9, 10]))).toEqual(room([8, 9]));
    expect(without(room([0, 4], [6, 8]), room([2, 7]))).toEqual(room([0, 2], [7, 8]));
    expect(without(room([0, 4]), room([4, 5]))).toEqual(room([0, 4]));
  });

  it('puts tracks together, the earlier one first', () => {
    expect(read(together([[shift('A 0-4'), shift('A 6-8')], [shift('B 2-7')]]))).toEqual([
      ...['A 0-2', 'A+B 2-4', 'B 4-6', 'A+B 6-7', 'A 7-8'],
    ]);
    expect(together([])).toEqual([]);
  });

  it('joins neighbours only where people and reasons are the same', () => {
    expect(
      read(joined([shift('A 0-2'), shift('A 2-4'), shift('A 4-6', 2), shift('B 6-8', 2), shift('B 9-10', 2)])),
    ).toEqual([...['A 0-4', 'A 4-6', 'B 6-8', 'B 9-10']]);
  });

  it('compares people in whatever order', () => {
    expect(isSamePeople(['A', 'B'], ['B', 'A'])).toBe(true);
    expect(isSamePeople(['A', 'B'], ['A'])).toBe(false);
    expect(isSamePeople(['A', 'B'], ['A', 'C'])).toBe(false);
  });
});
