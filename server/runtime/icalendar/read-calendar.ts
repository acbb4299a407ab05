import { DAY_MS } from '../../core/time/instant.ts';
import type { Instant, Interval } from '../../core/time/instant.ts';
import { formatLocalDateTime } from '../../core/time/wall-time.ts';
import type { WallMs } from '../../core/time/wall-time.ts';
import type { CalendarEvent, CalendarReading, LeftOut } from './calendar-event.ts';
import { BrokenEvent, endOf, readBlock, summaryIn } from './event-block.ts';
import type { EventBlock } from './event-block.ts';
import { EndlessRule, expand, TooManySteps } from './expand.ts';
import { fingerprintOf, piecesOf } from './lines.ts';
import type { CalendarText } from './lines.ts';
import { clocksOf } from './zones.ts';

/** More than anybody's calendar of shifts has; each costs every reader of the schedule. */
const MOST_EVENTS = 20_000;
const MOST_OCCURRENCES = 5_000;
/** Lets others have their turn after so many events. */
const EVENTS_AT_ONCE = 100;
/** Local times differ from UTC by less. */
const MARGIN_MS = 2 * DAY_MS;

/**
 * Everything that a calendar (RFC 5545) says about a window, repeated events one by one, sorted. One event that cannot
 * be read is left out with its reason; never throws, whatever the text is.
 */
export async function readCalendar(text: string, window: Interval): Promise<CalendarReading> {
  const pieces = piecesOf(text);
  if (pieces === null) {
    return {
      kind: 'broken',
      problem: 'This is no iCalendar file: it does not go from BEGIN:VCALENDAR to END:VCALENDAR.',
    };
  }
  if (pieces.events.length > MOST_EVENTS) {
    return { kind: 'broken', problem: `It has ${pieces.events.length} events; at most ${MOST_EVENTS} are read.` };
  }
  const leftOut: LeftOut[] = [];
  const series = seriesOf(await blocksOf(pieces, leftOut));
  const events: CalendarEvent[] = [];
  for (const one of series) {
    if (one.main.lengthWallMs + one.main.lengthMs === 0) {
      leftOut.push({ name: one.main.summary, why: 'It ends when it begins.' });
      continue;
    }
    try {
      for (const event of await occurrencesOf(one, window)) events.push(event);
    } catch (error) {
      const { summary } = one.main;
      if (error instanceof EndlessRule) {
        return { kind: 'broken', problem: `The rule by which "${summary}" repeats leads nowhere: no day fits it.` };
      }
      const why =
        error instanceof TooManySteps ? 'It repeats too often.' : `Its rule cannot be read: ${reasonOf(error)}`;
      leftOut.push({ name: summary, why });
    }
    if (events.length > MOST_OCCURRENCES) {
      return { kind: 'broken', problem: `It has more than ${MOST_OCCURRENCES} shifts in the months around today.` };
    }
  }
  events.sort((a, b) => a.interval.start - b.interval.start || (a.uid < b.uid ? -1 : 1));
  return { kind: 'read', events, leftOut, fingerprint: fingerprintOf(pieces) };
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 200);
}

async function blocksOf(pieces: CalendarText, leftOut: LeftOut[]): Promise<EventBlock[]> {
  const clocks = clocksOf(pieces);
  const blocks: EventBlock[] = [];
  for (const [index, lines] of pieces.events.entries()) {
    if (index % EVENTS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    try {
      blocks.push(readBlock(lines, clocks));
    } catch (error) {
      const why = error instanceof BrokenEvent ? error.message : `It cannot be read: ${reasonOf(error)}`;
      leftOut.push({ name: summaryIn(lines), why });
    }
  }
  return blocks;
}

/** An event with those of its occurrences that were changed one by one. */
interface Series {
  readonly main: EventBlock;
  readonly id: string;
  /** By the instants at which they were to begin. */
  readonly replaced: ReadonlyMap<Instant, EventBlock>;
  /** Whether `main` is one of its own occurrences; not where only changed ones are in the file. */
  readonly hasMain: boolean;
}

function seriesOf(blocks: readonly EventBlock[]): Series[] {
  const mains = new Map<string, EventBlock>();
  const replaced = new Map<string, Map<Instant, EventBlock>>();
  for (const block of blocks) {
    if (block.replaces !== null) {
      const ofUid = replaced.get(block.uid) ?? new Map<Instant, EventBlock>();
      replaced.set(block.uid, ofUid.set(block.replaces, newer(ofUid.get(block.replaces), block)));
    } else {
      // Some give the same UID to different events: what begins at another time is another one.
      const key = `${block.uid}\n${block.start}`;
      mains.set(key, newer(mains.get(key), block));
    }
  }
  const seen = new Set<string>();
  const series = [...mains.values()].map((main): Series => {
    const isFirst = !seen.has(main.uid);
    seen.add(main.uid);
    const id = isFirst ? main.uid : `${main.uid}/${formatLocalDateTime(main.start)}`;
    return { main, id, replaced: (isFirst ? replaced.get(main.uid) : undefined) ?? new Map(), hasMain: true };
  });
  const alone = [...replaced].filter(([uid]) => !seen.has(uid));
  return [
    ...series,
    ...alone.flatMap(([uid, ofUid]) =>
      [...ofUid.values()].slice(0, 1).map((main) => ({ main, id: uid, replaced: ofUid, hasMain: false })),
    ),
  ];
}

function newer(a: EventBlock | undefined, b: EventBlock): EventBlock {
  return a === undefined || b.sequence >= a.sequence ? b : a;
}

async function occurrencesOf({ main, id, replaced, hasMain }: Series, window: Interval): Promise<CalendarEvent[]> {
  const lengthMs = main.lengthWallMs + main.lengthMs;
  const from = window.start - lengthMs - MARGIN_MS;
  const starts = new Set(hasMain ? [main.start, ...main.alsoOn] : []);
  for (const { rule, until } of hasMain ? main.rules : []) {
    const repetition = { rule, until, start: main.start, isDate: main.isDate };
    for (const start of await expand(repetition, from, window.end + MARGIN_MS)) starts.add(start);
  }
  const isSeries = !hasMain || main.rules.length > 0 || main.alsoOn.length > 0;
  const left = [...starts].filter((start) => !main.notOn.includes(start) && !replaced.has(main.clock.instantOf(start)));
  const events = main.isCancelled
    ? []
    : left.map((start) => eventOf(main, start, isSeries ? occurrenceId(id, start) : id));
  const others = [...replaced].map(([at, block]) =>
    block.isCancelled ? null : eventOf(block, block.start, occurrenceId(id, main.clock.wallAt(at))),
  );
  return [...events, ...others].flatMap((event) => {
    if (event === null || event.interval.start >= event.interval.end) return [];
    return event.interval.end > window.start && event.interval.start < window.end ? [event] : [];
  });
}

function occurrenceId(id: string, start: WallMs): string {
  return `${id}/${formatLocalDateTime(start)}`;
}

function eventOf(block: EventBlock, start: WallMs, uid: string): CalendarEvent {
  const { summary, isFree, attendees, isDate, clock, lengthWallMs } = block;
  const interval = { start: clock.instantOf(start), end: endOf(block, start) };
  const days = isDate ? { first: start / DAY_MS, last: (start + lengthWallMs) / DAY_MS - 1 } : null;
  return { uid, summary, interval, days, isFree, attendees };
}
