import { LONGEST_WINDOW_DAYS } from '../../contract/on-call.ts';
import type { Api } from '../../contract/routes.ts';
import { DAY_MS } from '../../core/time/instant.ts';
import type { Instant, Interval } from '../../core/time/instant.ts';
import { gaps } from '../../core/schedule/coverage.ts';
import { nextHandoff } from '../../core/schedule/handoff.ts';
import { onCall } from '../../core/schedule/on-call.ts';
import { resolve } from '../../core/schedule/resolve.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import { Refusal } from '../problem.ts';
import type { HandlersOf } from './handler.ts';
import { isoOf, isoOrNull, namingOf } from './naming.ts';

/** The same functions that the pager asks: this API cannot show another answer. */
export function onCallHandlers(known: () => Known, clock: Clock): HandlersOf<Api['onCall']> {
  const instantOf = (text: string | undefined): Instant => (text === undefined ? clock.now() : Date.parse(text));
  return {
    all: ({ query }) => {
      const snapshot = known();
      const schedules = [...snapshot.directory.schedules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      const at = instantOf(query.at);
      return { body: { items: schedules.map((schedule) => onCallAt(snapshot, schedule, at)) } };
    },
    ofSchedule: ({ params, query }) => {
      const snapshot = known();
      return { body: onCallAt(snapshot, scheduleOf(snapshot, params.id), instantOf(query.at)) };
    },
    shifts: ({ params, query }) => {
      const snapshot = known();
      const schedule = scheduleOf(snapshot, params.id);
      const window = windowOf(query.from, query.to);
      const { person } = namingOf(snapshot);
      const isKnown = (id: string): boolean => snapshot.directory.people.has(id);
      const items = resolve(schedule, window, isKnown).map(({ interval, people }) => ({
        ...isoInterval(interval),
        people: people.map(person),
      }));
      return { body: { items, gaps: gaps(schedule, window, isKnown).map(isoInterval) } };
    },
  };
}

function scheduleOf(known: Known, id: string): Schedule {
  const schedule = known.directory.schedules.get(id);
  if (schedule === undefined) throw new Refusal('not-found', `There is no schedule ${id}.`);
  return schedule;
}

/** Both ends of a window of the caller's choosing, refused where computing it would take the time of others. */
export function windowOf(from: string, to: string): Interval {
  const window = { start: Date.parse(from), end: Date.parse(to) };
  if (window.start >= window.end)
    throw new Refusal('bad-request', 'The window ends before it begins: swap from and to.');
  if (window.end - window.start > LONGEST_WINDOW_DAYS * DAY_MS) {
    throw new Refusal('bad-request', `The window is longer than ${LONGEST_WINDOW_DAYS} days: ask for less at once.`);
  }
  return window;
}

function isoInterval({ start, end }: Interval): { start: string; end: string } {
  return { start: isoOf(start), end: isoOf(end) };
}

function onCallAt(known: Known, schedule: Schedule, at: Instant) {
  const { person, team } = namingOf(known);
  const isKnown = (id: string): boolean => known.directory.people.has(id);
  const handoff = nextHandoff(schedule, at, isKnown);
  return {
    schedule: { id: schedule.id, name: schedule.name },
    team: schedule.teamId === null ? null : team(schedule.teamId),
    at: isoOf(at),
    people: onCall(schedule, at, isKnown).map(person),
    until: isoOrNull(handoff?.at ?? null),
    next: handoff?.to.map(person) ?? [],
  };
}
