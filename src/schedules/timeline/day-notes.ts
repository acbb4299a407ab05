import type { Schedule } from '../../../server/core/schedule/schedule.ts';
import type { DayNumber } from '../../../server/core/time/calendar.ts';
import { DAY_MS, HOUR_MS } from '../../../server/core/time/instant.ts';
import type { Instant, Interval } from '../../../server/core/time/instant.ts';
import { instantOfWall } from '../../../server/core/time/zone.ts';
import { dayAt, daysIn } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { clockChangeOn } from './clock-change.ts';

/** A day that is not like the others. */
export type DayNote =
  | {
      readonly kind: 'clock-change';
      readonly at: Instant;
      readonly day: DayNumber;
      readonly interval: Interval;
      readonly zone: string;
      readonly isForward: boolean;
      /** `02:00` */
      readonly from: string;
      readonly to: string;
      /** Of the whole day: 23, 25, on Lord Howe 24.5. */
      readonly hours: number;
    }
  | {
      readonly kind: 'holiday';
      readonly day: DayNumber;
      readonly interval: Interval;
      readonly name: string;
      /** Layers that work differently on it. */
      readonly layers: readonly string[];
    };

/**
 * When the clocks change in what is shown, in either zone. Where both change at the same instant, as in all of the
 * European Union, that is one note.
 */
export function clockChangesIn(window: Interval, zone: string, otherZone: string | null): readonly DayNote[] {
  const here = clockChangesOf(daysIn(window, zone), zone);
  if (otherZone === null) return here;
  const known = new Set(here.map((note) => (note.kind === 'clock-change' ? note.at : null)));
  const there = clockChangesOf(daysIn(window, otherZone), otherZone).filter((note) => {
    return note.kind === 'clock-change' && !known.has(note.at) && note.at >= window.start && note.at < window.end;
  });
  return [...here, ...there];
}

/** Days on which the clocks of a zone change. */
function clockChangesOf(days: readonly Day[], zone: string): readonly DayNote[] {
  return days.flatMap((day): DayNote[] => {
    const change = clockChangeOn(day, zone);
    if (change === null) return [];
    const { at, fromWallMs, toWallMs } = change;
    return [
      {
        ...{ kind: 'clock-change', at, day: day.day, interval: day.interval, zone },
        ...{ isForward: day.extraMs < 0, hours: 24 + day.extraMs / HOUR_MS },
        ...{ from: timeText(fromWallMs), to: timeText(toWallMs) },
      },
    ];
  });
}

/** Holidays that a layer of the schedule heeds, once each; their days are days of the schedule's zone. */
export function holidaysIn(schedule: Schedule, window: Interval): readonly DayNote[] {
  const { zone, layers, holidays } = schedule;
  const notes = new Map<string, Extract<DayNote, { kind: 'holiday' }>>();
  const [from, to] = [dayAt(window.start, zone), dayAt(window.end - 1, zone)];
  for (const layer of layers) {
    const list = holidays.find(({ id }) => id === layer.holidays?.listId);
    for (const { day, name } of list?.days ?? []) {
      if (day < from || day > to) continue;
      const known = notes.get(`${day} ${name}`);
      const interval = { start: instantOfWall(zone, day * DAY_MS), end: instantOfWall(zone, (day + 1) * DAY_MS) };
      const note = known ?? { kind: 'holiday', day, interval, name, layers: [] };
      notes.set(`${day} ${name}`, { ...note, layers: [...note.layers, layer.name] });
    }
  }
  return [...notes.values()].sort((a, b) => a.day - b.day);
}

function timeText(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(11, 16);
}
