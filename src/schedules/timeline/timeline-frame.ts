import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import type { Interval } from '../../../server/core/time/instant.ts';
import type { Span } from '../calendar.ts';

/** Below this a day is too narrow for a name; the timeline scrolls sideways instead. Pixels. */
export const LEAST_DAY_WIDTH: Readonly<Record<Span, number>> = {
  day: 720,
  week: 96,
  'two-weeks': 60,
  month: 36,
  'three-months': 36,
};

/** Narrower bars cannot be seen apart, let alone be hit. Pixels. */
const LEAST_BAR_WIDTH = 5;
/** Steps in which the part that is drawn moves on; each costs a drawing, and spares those in between. */
const CHUNKS = 24;

/** The stretch of which bars are drawn for a place of the scroll bar: what is seen, and as much on either side. */
export function drawnPart(window: Interval, scroll: { left: number; seen: number; whole: number }): Interval {
  const lengthMs = window.end - window.start;
  if (scroll.whole <= 0 || scroll.seen >= scroll.whole) return window;
  const chunkMs = lengthMs / CHUNKS;
  const from = ((scroll.left - scroll.seen / 2) / scroll.whole) * CHUNKS;
  const to = ((scroll.left + 1.5 * scroll.seen) / scroll.whole) * CHUNKS;
  return {
    start: window.start + Math.max(0, Math.floor(from)) * chunkMs,
    end: window.start + Math.min(CHUNKS, Math.ceil(to)) * chunkMs,
  };
}

/** What a bar must last to be drawn by itself. */
export function leastBarMs(window: Interval, span: Span, days: number): number {
  return Math.max(MINUTE_MS, ((window.end - window.start) / (days * LEAST_DAY_WIDTH[span])) * LEAST_BAR_WIDTH);
}

/** What there is room for on a bar: the name, its initials, or nothing. */
export type Fit = 'name' | 'short' | 'none';

const NAME_WIDTH = 56;
const SHORT_WIDTH = 18;

/** `widthPx`: of the whole window. Counted here, because a question of CSS for each of a thousand bars is felt. */
export function fitOf(interval: Interval, window: Interval, widthPx: number): Fit {
  const bar = ((interval.end - interval.start) / (window.end - window.start)) * widthPx;
  if (bar >= NAME_WIDTH) return 'name';
  return bar >= SHORT_WIDTH ? 'short' : 'none';
}
