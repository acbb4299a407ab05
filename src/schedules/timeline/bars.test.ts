import { describe, expect, it } from 'vitest';
import { decodeSchedule, scheduleSchema } from '../../../server/contract/configuration/schedule.ts';
import { dayNumberOf } from '../../../server/core/time/calendar.ts';
import { HOUR_MS } from '../../../server/core/time/instant.ts';
import { finalBars, fromTheTop, packed, rowsOf } from './bars.ts';
import type { Bar } from './bars.ts';

const at = (text: string): number => Date.parse(text);
const known = (id: string): boolean => id !== 'gone';
// Monday to Monday.
const window = { start: at('2026-11-16T00:00Z'), end: at('2026-11-23T00:00Z') };
const week = (people: readonly string[]) => [{ start: '2026-01-05T00:00', turn: 'weekly', people }];

function scheduleOf(layers: readonly object[], overrides: readonly object[] = []) {
  return decodeSchedule(scheduleSchema.parse({ id: 'shop', name: 'Shop', zone: 'UTC', layers, overrides }));
}

const textOf = (bars: readonly Bar[]): readonly string[] =>
  bars.map((bar) => (bar.kind === 'shift' ? bar.people.join('+') : bar.kind));

describe('the rows of a timeline', () => {
  it('are the final schedule, overrides, and the layers from the one that wins; shadows last', () => {
    const schedule = scheduleOf(
      [
        { name: 'Below', rotations: week(['ana']) },
        { name: 'Watching', duty: 'shadow', rank: 9, rotations: week(['eve']) },
        { name: 'Above', rotations: week(['ben']) },
      ],
      [{ start: '2026-11-18T00:00', end: '2026-11-19T00:00', people: ['chloe'] }],
    );
    const rows = rowsOf(schedule, window, known);
    expect(rows.map(({ id }) => id)).toEqual([
      ...['final', 'overrides-0', 'layer-above', 'layer-below', 'layer-watching'],
    ]);
    expect(rows.map(({ bars }) => textOf(bars))).toEqual([
      ...[['ben', 'chloe', 'ben'], ['chloe'], ['ben'], ['ana'], ['eve']],
    ]);
    expect(fromTheTop(schedule.layers).map(({ name }) => name)).toEqual(['Above', 'Below', 'Watching']);
  });

  it('show an override of one layer in the row of that layer only', () => {
    const night = { start: '2026-11-18T00:00', end: '2026-11-19T00:00', people: ['chloe'], layer: 'below' };
    const layers = [
      { name: 'Below', rotations: week(['ana']) },
      { name: 'Above', rotations: week(['ben']) },
    ];
    const rows = new Map(rowsOf(scheduleOf(layers, [night]), window, known).map((row) => [row.id, textOf(row.bars)]));
    expect(rows.get('layer-below')).toEqual(['ana', 'chloe', 'ana']);
    expect(rows.get('layer-above')).toEqual(['ben']);
    expect(rows.get('final')).toEqual(['ben']);
  });

  it('let a layer hand its holidays to another one while it stands alone', () => {
    const schedule = scheduleOf([
      { name: 'Rest', rotations: week(['ana']) },
      { name: 'Days', rotations: week(['ben']), holidays: { list: 'all', treat: { layer: 'rest' } } },
    ]);
    const day = dayNumberOf({ year: 2026, month: 11, day: 18 });
    const holidays = [{ id: 'all', name: 'All', days: [{ day, name: 'Day off' }] }];
    const days = rowsOf({ ...schedule, holidays }, window, known).find(({ id }) => id === 'layer-days');
    expect(textOf(days?.bars ?? [])).toEqual(['ben', 'ana', 'ben']);
  });
});

describe('overrides over overrides', () => {
  const schedule = scheduleOf(
    [{ name: 'Week', rotations: week(['ana']) }],
    [
      { start: '2026-11-17T00:00', end: '2026-11-19T00:00', people: ['ben'] },
      { start: '2026-11-18T00:00', end: '2026-11-20T00:00', people: ['chloe'] },
    ],
  );

  it('stand below the later one, which wins, with the part that it hides', () => {
    const lanes = rowsOf(schedule, window, known).flatMap((row) => (row.kind === 'overrides' ? [row] : []));
    expect(lanes.map(({ bars }) => textOf(bars))).toEqual([['chloe'], ['ben']]);
    expect(lanes[0]?.hidden).toEqual([]);
    expect(lanes[1]?.hidden).toEqual([{ start: at('2026-11-18T00:00Z'), end: at('2026-11-19T00:00Z') }]);
  });
});

describe('the final row', () => {
  it('is loud about gaps and about shifts of nobody', () => {
    const rotations = [{ start: '2026-11-17T00:00', turn: 'daily', people: ['ana', 'gone'] }];
    const bars = finalBars(scheduleOf([{ name: 'Days', rotations }]), window, known);
    expect(textOf(bars)).toEqual(['gap', 'ana', 'empty', 'ana', 'empty', 'ana', 'empty']);
    expect(bars[2]).toMatchObject({ kind: 'empty', people: ['gone'], away: false });
  });

  it('says when an absence is why nobody is there', () => {
    const schedule = scheduleOf([{ name: 'Week', rotations: week(['ana']) }]);
    const interval = { start: at('2026-11-18T00:00Z'), end: at('2026-11-19T00:00Z') };
    const absences = [{ id: 'a', personId: 'ana', interval, substituteId: null, createdAt: 0 }];
    const bars = finalBars({ ...schedule, absences }, window, known);
    expect(bars[1]).toMatchObject({ kind: 'empty', interval, people: ['ana'], away: true });
  });
});

describe('shifts of nobody in several layers', () => {
  it('are one bar, which names all of them', () => {
    const layers = [
      { name: 'Below', rotations: week(['gone']) },
      { name: 'Above', rotations: week(['ana']) },
    ];
    const interval = { start: at('2026-11-18T00:00Z'), end: at('2026-11-19T00:00Z') };
    const absences = [{ id: 'a', personId: 'ana', interval, substituteId: null, createdAt: 0 }];
    const bars = finalBars({ ...scheduleOf(layers), absences }, window, known);
    const empty = bars.filter(({ kind }) => kind === 'empty');
    expect(empty).toHaveLength(1);
    expect(empty[0]).toMatchObject({ people: ['ana', 'gone'], away: false });
  });
});

describe('bars that nobody could tell apart', () => {
  const hours = Array.from({ length: 5 }, (_, index): Bar => {
    const start = window.start + index * HOUR_MS;
    return { kind: 'shift', interval: { start, end: start + HOUR_MS }, people: ['ana'], sources: [] };
  });

  it('become one, with how many they are', () => {
    expect(packed(hours, 2 * HOUR_MS)).toEqual([
      { kind: 'many', interval: { start: window.start, end: window.start + 5 * HOUR_MS }, count: 5 },
    ]);
  });

  it('stay where there is room', () => {
    expect(packed(hours, HOUR_MS)).toEqual(hours);
  });
});
