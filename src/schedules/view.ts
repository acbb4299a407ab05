import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Instant, Interval } from '../../server/core/time/instant.ts';
import { useClock } from '../app/clock.tsx';
import { dateText, dayAt, dayOfText, firstDayOf, spanOf, stepped, windowOf } from './calendar.ts';
import type { Span } from './calendar.ts';
import { readersZone } from './zone-text.ts';

export type Whose = 'mine' | 'schedule';
export type Shape = 'timeline' | 'list';

/** What is done about the shift that is opened. */
export type Deed = 'ask' | 'swap';

/** What of a schedule is looked at, and how; all of it in the URL, so that it can be sent to somebody. */
export interface ScheduleView extends Openings, Opened {
  readonly span: Span;
  readonly shape: Shape;
  readonly whose: Whose;
  readonly readersZone: string;
  /** When the page was opened. */
  readonly today: Instant;
  /** At the latest the start of what is shown, whatever the zone. */
  readonly earliest: Instant;
  zoneOf(scheduleZone: string): string;
  windowIn(zone: string): Interval;
  show(span: Span): void;
  step(by: -1 | 0 | 1): void;
  read(whose: Whose): void;
  draw(shape: Shape): void;
}

/** The drawer that is open; at most one is. */
interface Opened {
  /** The instant whose shift is opened. */
  readonly openAt: Instant | null;
  readonly deed: Deed | null;
  /** The stretch that is to be covered; `new` when nobody has said which. */
  readonly covering: Interval | 'new' | null;
  /** The layer that is meant, where it is only one. */
  readonly coveringLayer: string | null;
  /** The override that is opened. */
  readonly moving: string | null;
  /** The person whose absences are opened; `new` when nobody has said whose. */
  readonly away: string | null;
}

/** The same functions for as long as the page is open, so that a thousand bars need not be drawn anew for one drawer. */
interface Openings {
  open(at: Instant | null, deed?: Deed | null): void;
  cover(interval: Interval | null, layer?: string | null): void;
  move(overrideId: string): void;
  absent(personId: string | null): void;
  close(): void;
  /** A span in which short shifts can be told apart. */
  enlarge(at: Instant): void;
}

const NOTHING_OPEN = { at: null, do: null, cover: null, layer: null, move: null, away: null };

type Change = (values: Readonly<Record<string, string | null>>, replace?: boolean) => void;

export function useScheduleView(): ScheduleView {
  const [search, change] = useSearch();
  const clock = useClock();
  const [today] = useState(clock.now);
  const [ownZone] = useState(readersZone);
  const openings = useMemo(() => openingsWith(change), [change]);
  return useMemo(() => {
    const span = spanOf(search.get('span'));
    const whose: Whose = search.get('zone') === 'schedule' ? 'schedule' : 'mine';
    const day = dayOfText(search.get('from')) ?? dayAt(today, ownZone);
    const first = firstDayOf(span, day);
    return {
      ...{ span, whose, readersZone: ownZone, today },
      ...openedIn(search),
      ...openings,
      shape: search.get('view') === 'list' ? 'list' : 'timeline',
      earliest: windowOf(span, first - 1, 'UTC').start,
      zoneOf: (scheduleZone) => (whose === 'mine' ? ownZone : scheduleZone),
      windowIn: (zone) => windowOf(span, first, zone),
      show: (next) => change({ span: next, from: dateText(day) }),
      step: (by) => change({ from: by === 0 ? null : dateText(stepped(span, first, by)) }),
      read: (next) => change({ zone: next === 'mine' ? null : next }),
      draw: (next) => change({ view: next === 'timeline' ? null : next }),
    };
  }, [search, change, openings, today, ownZone]);
}

function useSearch(): readonly [URLSearchParams, Change] {
  const [search, setSearch] = useSearchParams();
  const latest = useRef(setSearch);
  // The router makes a new one with each change of the URL.
  useLayoutEffect(() => void (latest.current = setSearch), [setSearch]);
  const change = useCallback<Change>((values, replace = true) => {
    latest.current(
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
  }, []);
  return [search, change];
}

/** Going back closes what was opened. */
function openingsWith(change: Change): Openings {
  const only = (values: Readonly<Record<string, string | null>>): void => change({ ...NOTHING_OPEN, ...values }, false);
  return {
    open: (at, deed = null) => only({ at: at === null ? null : new Date(at).toISOString(), do: deed }),
    cover: (interval, layer = null) => only({ cover: coverText(interval), layer }),
    move: (overrideId) => only({ move: overrideId }),
    absent: (personId) => only({ away: personId ?? 'new' }),
    close: () => change(NOTHING_OPEN),
    enlarge: (at) => change({ span: 'day', from: new Date(at).toISOString().slice(0, 10) }, false),
  };
}

function openedIn(search: URLSearchParams): Opened {
  const at = Date.parse(search.get('at') ?? '');
  const deed = search.get('do');
  return {
    openAt: Number.isNaN(at) ? null : at,
    deed: deed === 'ask' || deed === 'swap' ? deed : null,
    covering: coveringOf(search.get('cover')),
    coveringLayer: search.get('layer'),
    moving: search.get('move'),
    away: search.get('away'),
  };
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
