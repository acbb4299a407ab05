import { HOUR_MS, MINUTE_MS } from '../../../server/core/time/instant.ts';
import type { Instant, Interval } from '../../../server/core/time/instant.ts';
import { instantOfWall, wallMsAt } from '../../../server/core/time/zone.ts';
import type { Span } from '../calendar.ts';

/** Steps in which something is dragged: what a hand can still hit at this scale, and what people hand over at. */
export function stepOf(span: Span): number {
  return span === 'day' ? 15 * MINUTE_MS : HOUR_MS;
}

export interface Snap {
  readonly stepMs: number;
  /** Whose clock the steps are of: in India the hours begin at half past the hour of UTC. */
  readonly zone: string;
  /** Hand-offs, which are hit from this near. */
  readonly edges: readonly Instant[];
  readonly reachMs: number;
}

/** The hand-off that is near, or else the nearest step of the clock. */
export function snapped(at: Instant, { stepMs, zone, edges, reachMs }: Snap): Instant {
  const near = edges.reduce<Instant | null>(
    (best, edge) => (Math.abs(edge - at) < Math.abs((best ?? Infinity) - at) ? edge : best),
    null,
  );
  if (near !== null && Math.abs(near - at) <= reachMs) return near;
  return instantOfWall(zone, Math.round(wallMsAt(zone, at) / stepMs) * stepMs);
}

/** From where the pointer went down to where it is; at least one step long, and in the order of time. */
export function stretchOf(down: Instant, at: Instant, snap: Snap, window: Interval): Interval {
  const [from, to] = [snapped(down, snap), snapped(at, snap)];
  const start = Math.max(Math.min(from, to), window.start);
  const end = Math.min(Math.max(from, to), window.end);
  return end > start ? { start, end } : { start, end: start + snap.stepMs };
}

/** What of a bar is dragged: one of its ends, or all of it. */
export type Grip = 'start' | 'end' | 'whole';

/** Where a bar lies after it was dragged by `byMs`. The past stays: what runs can only end at another time. */
export function dragged(interval: Interval, grip: Grip, byMs: number, snap: Snap, now: Instant): Interval {
  const { start, end } = interval;
  const soonest = Math.max(start, Math.ceil(now / MINUTE_MS) * MINUTE_MS);
  switch (grip) {
    case 'start': {
      if (start <= now) return interval;
      const moved = Math.max(snapped(start + byMs, snap), Math.ceil(now / MINUTE_MS) * MINUTE_MS);
      return { start: Math.min(moved, end - snap.stepMs), end };
    }
    case 'end':
      return { start, end: Math.max(snapped(end + byMs, snap), soonest + (start <= now ? 0 : snap.stepMs)) };
    case 'whole': {
      if (start <= now) return interval;
      const moved = Math.max(snapped(start + byMs, snap), Math.ceil(now / MINUTE_MS) * MINUTE_MS);
      return { start: moved, end: moved + end - start };
    }
  }
}

/** `0.31` of the way through a window. */
export function instantAt(share: number, { start, end }: Interval): Instant {
  return Math.round(start + Math.min(Math.max(share, 0), 1) * (end - start));
}
