import { emptyShifts, gaps } from '../../server/core/schedule/coverage.ts';
import { resolve } from '../../server/core/schedule/resolve.ts';
import type { EmptyShift, IsKnown, Layer, Override, Schedule, Shift } from '../../server/core/schedule/schedule.ts';
import type { Interval } from '../../server/core/time/instant.ts';

/** One stretch of a row of the timeline. */
export type Bar =
  | { readonly kind: 'shift'; readonly interval: Interval; readonly people: readonly string[] }
  | { readonly kind: 'gap'; readonly interval: Interval }
  /** Somebody was meant to be on call, and is not known any more. */
  | { readonly kind: 'empty'; readonly interval: Interval; readonly people: readonly string[] }
  /** Shifts that are too short to be told apart at this scale. */
  | { readonly kind: 'many'; readonly interval: Interval; readonly count: number };

export type Row =
  | { readonly kind: 'final'; readonly id: string; readonly bars: readonly Bar[] }
  | { readonly kind: 'overrides'; readonly id: string; readonly bars: readonly Bar[]; readonly lane: number }
  | { readonly kind: 'layer'; readonly id: string; readonly bars: readonly Bar[]; readonly layer: Layer };

/** The final schedule, overrides below it, then the layers from the one that wins to the one that is hidden first. */
export function rowsOf(schedule: Schedule, window: Interval, isKnown: IsKnown): readonly Row[] {
  const overrides = lanes(schedule.overrides.filter(({ interval }) => overlaps(interval, window)));
  return [
    { kind: 'final', id: 'final', bars: finalBars(schedule, window, isKnown) },
    ...overrides.map((lane, index): Row => ({
      ...{ kind: 'overrides', id: `overrides-${index}`, lane: index },
      bars: lane.map(({ interval, people }) => shiftBar({ interval: cut(interval, window), people })),
    })),
    ...fromTheTop(schedule.layers).map((layer): Row => ({
      ...{ kind: 'layer', id: `layer-${layer.id}`, layer },
      bars: layerBars(schedule, layer, window, isKnown),
    })),
  ];
}

export function finalBars(schedule: Schedule, window: Interval, isKnown: IsKnown): readonly Bar[] {
  const shifts = resolve(schedule, window, isKnown).map(shiftBar);
  const nobody = gaps(schedule, window, isKnown).map((interval): Bar => ({ kind: 'gap', interval }));
  const empty = uncovered(emptyShifts(schedule, window, isKnown), shifts);
  return [...shifts, ...nobody, ...empty].sort(byStart);
}

/** A layer as if it stood alone. Gaps are no news here: that is what other layers are for. */
function layerBars(schedule: Schedule, layer: Layer, window: Interval, isKnown: IsKnown): readonly Bar[] {
  const alone = { ...schedule, overrides: [], layers: [layer] };
  const shifts = resolve(alone, window, isKnown).map(shiftBar);
  return [...shifts, ...uncovered(emptyShifts(alone, window, isKnown), shifts)].sort(byStart);
}

/** Highest rank first; of the same rank the later one, as they are numbered. */
export function fromTheTop(layers: readonly Layer[]): readonly Layer[] {
  return layers
    .map((layer, index) => ({ layer, index }))
    .sort((a, b) => b.layer.rank - a.layer.rank || b.index - a.index)
    .map(({ layer }) => layer);
}

/** Overrides that overlap stand below each other: the later created, which wins, on top. */
function lanes(overrides: readonly Override[]): readonly (readonly Override[])[] {
  const found: Override[][] = [];
  for (const override of [...overrides].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))) {
    const lane = found.find((others) => others.every(({ interval }) => !overlaps(interval, override.interval)));
    if (lane === undefined) found.push([override]);
    else lane.push(override);
  }
  return found.map((lane) => lane.sort((a, b) => a.interval.start - b.interval.start));
}

/**
 * Bars shorter than `leastMs` that follow each other become one: thousands that nobody can see would only make the page
 * slow. One that stands alone stays.
 */
export function packed(bars: readonly Bar[], leastMs: number): readonly Bar[] {
  const kept: Bar[] = [];
  let run: Bar[] = [];
  const flush = (): void => {
    const [first, last] = [run[0], run.at(-1)];
    if (run.length < 3 || first === undefined || last === undefined) kept.push(...run);
    else {
      const interval = { start: first.interval.start, end: last.interval.end };
      kept.push({ kind: 'many', interval, count: run.length });
    }
    run = [];
  };
  for (const bar of bars) {
    const isShort = bar.kind === 'shift' && bar.interval.end - bar.interval.start < leastMs;
    if (!isShort || (run.at(-1)?.interval.end ?? bar.interval.start) !== bar.interval.start) flush();
    if (isShort) run.push(bar);
    else kept.push(bar);
  }
  flush();
  return kept;
}

/** Those that can be seen. The list is sorted, and bars of a row overlap at most where somebody is missing. */
export function visibleBars(bars: readonly Bar[], seen: Interval): readonly Bar[] {
  return bars.filter(({ interval }) => overlaps(interval, seen));
}

/** Where an instant lies in a window, in percent; cut to it. */
export function percentAt(at: number, { start, end }: Interval): number {
  return (100 * (Math.min(Math.max(at, start), end) - start)) / (end - start);
}

function uncovered(empty: readonly EmptyShift[], shifts: readonly Bar[]): Bar[] {
  // Where a layer below shows through, its shift is what matters; the row has room for one of them.
  return empty.flatMap(({ interval, named }) =>
    shifts.some((shift) => overlaps(shift.interval, interval)) ? [] : [{ kind: 'empty', interval, people: named }],
  );
}

function shiftBar({ interval, people }: Pick<Shift, 'interval' | 'people'>): Bar {
  return { kind: 'shift', interval, people };
}

function cut(interval: Interval, window: Interval): Interval {
  return { start: Math.max(interval.start, window.start), end: Math.min(interval.end, window.end) };
}

function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && a.end > b.start;
}

function byStart(a: Bar, b: Bar): number {
  return a.interval.start - b.interval.start;
}
