import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Instant, Interval } from '../../server/core/time/instant.ts';
import { useClock } from '../app/clock.tsx';
import { dateText, dayAt, dayOfText, firstDayOf, spanOf, stepped, windowOf } from './calendar.ts';
import type { Span } from './calendar.ts';
import { readersZone } from './zone-text.ts';

export type Whose = 'mine' | 'schedule';
export type Shape = 'timeline' | 'list';

/** What of a schedule is looked at, and how; all of it in the URL, so that it can be sent to somebody. */
export interface ScheduleView {
  readonly span: Span;
  readonly shape: Shape;
  readonly whose: Whose;
  readonly readersZone: string;
  /** When the page was opened. */
  readonly today: Instant;
  /** At the latest the start of what is shown, whatever the zone. */
  readonly earliest: Instant;
  /** The instant whose shift is opened. */
  readonly openAt: Instant | null;
  /** The stretch that is to be covered; `new` when nobody has said which. */
  readonly covering: Interval | 'new' | null;
  zoneOf(scheduleZone: string): string;
  windowIn(zone: string): Interval;
  show(span: Span): void;
  step(by: -1 | 0 | 1): void;
  read(whose: Whose): void;
  draw(shape: Shape): void;
  open(at: Instant | null): void;
  cover(interval: Interval | null): void;
  close(): void;
}

export function useScheduleView(): ScheduleView {
  const [search, setSearch] = useSearchParams();
  const clock = useClock();
  const [today] = useState(clock.now);
  const [ownZone] = useState(readersZone);
  const change = useCallback(
    (values: Readonly<Record<string, string | null>>, replace = true): void => {
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            if (value === null) next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace },
      );
    },
    [setSearch],
  );
  return useMemo(() => {
    const span = spanOf(search.get('span'));
    const whose: Whose = search.get('zone') === 'schedule' ? 'schedule' : 'mine';
    const day = dayOfText(search.get('from')) ?? dayAt(today, ownZone);
    const first = firstDayOf(span, day);
    const at = Date.parse(search.get('at') ?? '');
    return {
      ...{ span, whose, readersZone: ownZone, today },
      shape: search.get('view') === 'list' ? 'list' : 'timeline',
      earliest: windowOf(span, first - 1, 'UTC').start,
      openAt: Number.isNaN(at) ? null : at,
      covering: coveringOf(search.get('cover')),
      zoneOf: (scheduleZone) => (whose === 'mine' ? ownZone : scheduleZone),
      windowIn: (zone) => windowOf(span, first, zone),
      show: (next) => change({ span: next, from: dateText(day) }),
      step: (by) => change({ from: by === 0 ? null : dateText(stepped(span, first, by)) }),
      read: (next) => change({ zone: next === 'mine' ? null : next }),
      draw: (next) => change({ view: next === 'timeline' ? null : next }),
      // Going back closes what was opened.
      open: (instant) => change({ at: instant === null ? null : new Date(instant).toISOString(), cover: null }, false),
      cover: (interval) => change({ cover: coverText(interval), at: null }, false),
      close: () => change({ cover: null, at: null }),
    };
  }, [search, change, today, ownZone]);
}

/** `2026-11-21T22:00:00.000Z/2026-11-22T06:00:00.000Z`, as ISO 8601 writes a stretch of time. */
function coveringOf(text: string | null): ScheduleView['covering'] {
  if (text === null) return null;
  const [start = '', end = ''] = text.split('/');
  const interval = { start: Date.parse(start), end: Date.parse(end) };
  return interval.end > interval.start ? interval : 'new';
}

function coverText(interval: Interval | null): string {
  if (interval === null) return 'new';
  return `${new Date(interval.start).toISOString()}/${new Date(interval.end).toISOString()}`;
}
