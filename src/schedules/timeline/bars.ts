import { gaps } from '../../../server/core/schedule/coverage.ts';
import { layOut } from '../../../server/core/schedule/layout.ts';
import type {
  EmptyShift,
  IsKnown,
  Layer,
  Override,
  Schedule,
  Shift,
  Source,
} from '../../../server/core/schedule/schedule.ts';
import type { Interval } from '../../../server/core/time/instant.ts';

/** One stretch of a row of the timeline. */
export type Bar =
  | {
      readonly kind: 'shift';
      readonly interval: Interval;
      readonly people: readonly string[];
      /** Why, for the words and signs on the bar. */
      readonly sources: readonly Source[];
    }
  | { readonly kind: 'gap'; readonly interval: Interval }
  /** Somebody was meant to be on call, and is away or not known any more. */
  | {
      readonly kind: 'empty';
      readonly interval: Interval;
      readonly people: readonly string[];
      /** Whether an absence is why, and not that nobody knows them. */
      readonly away: boolean;
    }
  /** Shifts that are too short to be told apart at this scale. */
  | { readonly kind: 'many'; readonly interval: Interval; readonly count: number };

export type Row =
  | { readonly kind: 'final'; readonly id: string; readonly bars: readonly Bar[] }
  | {
      readonly kind: 'overrides';
      readonly id: string;
      readonly bars: readonly Bar[];
      readonly lane: number;
      /** Where an override of a lane above wins. */
      readonly hidden: readonly Interval[];
    }
  | { readonly kind: 'layer'; readonly id: string; readonly bars: readonly Bar[]; readonly layer: Layer };

/** The final schedule, overrides below it, then the layers from the one that wins to the one that is hidden first. */
export function rowsOf(schedule: Schedule, window: Interval, isKnown: IsKnown): readonly Row[] {
  const overrides = lanes(schedule.overrides.filter(({ interval }) => overlaps(interval, window)));
  return [
    { kind: 'final', id: 'final', bars: finalBars(schedule, window, isKnown) },
    ...overrides.map((lane, index): Row => ({
      ...{ kind: 'overrides', id: `overrides-${index}`, lane: index },
      hidden: hiddenParts(lane, overrides.slice(0, index).flat()),
      bars: lane.map((override) => overrideBar(override, window)),
    })),
    ...fromTheTop(schedule.layers).map((layer): Row => ({
      ...{ kind: 'layer', id: `layer-${layer.id}`, layer },
      bars: layerBars(schedule, layer, window, isKnown),
    })),
  ];
}

export function finalBars(schedule: Schedule, window: Interval, isKnown: IsKnown): readonly Bar[] {
  const layout = layOut(schedule, window, isKnown);
  const shifts = layout.shifts.map(shiftBar);
  const nobody = gaps(schedule, window, isKnown).map((interval): Bar => ({ kind: 'gap', interval }));
  return [...shifts, ...nobody, ...uncovered(layout.empty, shifts)].sort(byStart);
}

/** A layer as if it stood alone. Gaps are no news here: that is what other layers are for. */
function layerBars(schedule: Schedule, layer: Layer, window: Interval, isKnown: IsKnown): readonly Bar[] {
  const { shifts, empty } = layOut(alone(schedule, layer), window, isKnown);
  const bars = shifts.map(shiftBar);
  return [...bars, ...uncovered(empty, bars)].sort(byStart);
}

/**
 * Only one layer of a schedule, with the overrides of that layer. The others stay, because its holidays may be handed to
 * one of them; as shadows they put nobody on call.
 */
function alone(schedule: Schedule, { id }: Layer): Schedule {
  const only = (layers: readonly Layer[]): readonly Layer[] =>
    layers.map((layer) => ({ ...layer, duty: layer.id === id ? 'on-call' : 'shadow' }));
  const ofIt = (overrides: readonly Override[]): readonly Override[] =>
    overrides.filter(({ layerId }) => layerId === id);
  return {
    ...schedule,
    overrides: ofIt(schedule.overrides),
    layers: only(schedule.layers),
    past: schedule.past.map((edition) => ({
      ...edition,
      layers: only(edition.layers),
      overrides: ofIt(edition.overrides),
    })),
  };
}

/** Highest rank first; of the same rank the later one, as they are numbered. Shadows last: they hide nobody. */
export function fromTheTop(layers: readonly Layer[]): readonly Layer[] {
  return layers
    .map((layer, index) => ({ layer, index }))
    .sort((a, b) => isShadow(a.layer) - isShadow(b.layer) || b.layer.rank - a.layer.rank || b.index - a.index)
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

/** An override of one layer hides only what is of that layer. */
function hiddenParts(lane: readonly Override[], above: readonly Override[]): readonly Interval[] {
  return lane.flatMap(({ interval, layerId }) =>
    above
      .filter((other) => other.layerId === layerId && overlaps(other.interval, interval))
      .map((other) => cut(other.interval, interval)),
  );
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

/** Where nobody is left of those who were meant. Of several layers that is one bar: the row has room for one. */
function uncovered(empty: readonly EmptyShift[], shifts: readonly Bar[]): Bar[] {
  const kept: Extract<Bar, { kind: 'empty' }>[] = [];
  for (const { interval, named, sources } of [...empty].sort((a, b) => a.interval.start - b.interval.start)) {
    // Where a layer below shows through, its shift is what matters.
    if (shifts.some((shift) => overlaps(shift.interval, interval))) continue;
    const away = sources.some(({ kind }) => kind === 'absence');
    const last = kept.at(-1);
    if (last === undefined || !overlaps(last.interval, interval)) {
      kept.push({ kind: 'empty', interval, people: named, away });
      continue;
    }
    kept[kept.length - 1] = {
      kind: 'empty',
      interval: { start: last.interval.start, end: Math.max(last.interval.end, interval.end) },
      people: [...new Set([...last.people, ...named])],
      away: last.away && away,
    };
  }
  return kept;
}

function shiftBar({ interval, people, sources }: Shift): Bar {
  return { kind: 'shift', interval, people, sources };
}

function overrideBar({ id, interval, people }: Override, window: Interval): Bar {
  return { kind: 'shift', interval: cut(interval, window), people, sources: [{ kind: 'override', overrideId: id }] };
}

function isShadow({ duty }: Layer): number {
  return duty === 'shadow' ? 1 : 0;
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
