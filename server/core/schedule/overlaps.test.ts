import { describe, expect, it } from 'vitest';
import type { Interval } from '../time/instant.ts';
import { overlapsIn } from './overlaps.ts';
import { at, days, layer, override, rotation, schedule, single } from './test/example.ts';

const DAY = '2026-03-02';
const day = days(DAY, 1);
const hoursOf = ({ start, end }: Interval) => `${(start - at(DAY)) / 3_600_000}-${(end - at(DAY)) / 3_600_000}`;

describe('overlaps', () => {
  it('are rotations that have several people on call together', () => {
    const both = schedule([layer(1, single(DAY, 'A 8-12'), single(DAY, 'B 10-14'))]);
    const [overlap, ...others] = overlapsIn(both, day);
    expect(others).toEqual([]);
    expect(overlap).toMatchObject({ kind: 'together', people: ['A', 'B'] });
    expect(overlap && hoursOf(overlap.interval)).toBe('10-12');
  });

  it('are no people who take one turn together, and not one person twice', () => {
    expect(overlapsIn(schedule([layer(1, rotation(DAY, 'A+B C'))]), day)).toEqual([]);
    expect(overlapsIn(schedule([layer(1, single(DAY, 'A 8-12'), single(DAY, 'A 10-14'))]), day)).toEqual([]);
    expect(overlapsIn(schedule([layer(1, single(DAY, 'A 8-12')), layer(2, single(DAY, 'B 10-14'))]), day)).toEqual([]);
  });

  it('are overrides over overrides, with the one that counts', () => {
    const overrides = [override(DAY, 'B 10-14', 2), override(DAY, 'A 8-12', 1), override(DAY, 'C 20-22', 3)];
    const found = overlapsIn(schedule([], { overrides }), day);
    expect(found.map((one) => one.kind === 'hidden' && [one.hiddenId, one.byId])).toEqual([['A 8-12', 'B 10-14']]);
    expect(found[0] && hoursOf(found[0].interval)).toBe('10-12');
  });

  it('are no overrides of different layers, but one above all layers hides both', () => {
    const bound = (text: string, createdAt: number, layerId: string) => ({
      ...override(DAY, text, createdAt),
      layerId,
    });
    const apart = [bound('A 8-12', 1, 'L1'), bound('B 10-14', 2, 'L2')];
    expect(overlapsIn(schedule([], { overrides: apart }), day)).toEqual([]);
    const above = [...apart, override(DAY, 'C 11-13', 3)];
    expect(overlapsIn(schedule([], { overrides: above }), day).map((one) => hoursOf(one.interval))).toEqual([
      '11-12',
      '11-13',
    ]);
  });

  it('are cut to the window', () => {
    const overrides = [override(DAY, 'A 8-20', 1), override(DAY, 'B 8-20', 2)];
    const noon = { start: at(`${DAY}T12:00`), end: at(`${DAY}T13:00`) };
    expect(overlapsIn(schedule([], { overrides }), noon).map((one) => hoursOf(one.interval))).toEqual(['12-13']);
    expect(overlapsIn(schedule([], { overrides }), days('2026-03-03', 1))).toEqual([]);
  });
});
