import { LONGEST_WINDOW_DAYS } from '../../contract/on-call.ts';
import type { Api } from '../../contract/routes.ts';
import type { Directory } from '../../core/directory/directory.ts';
import { DAY_MS } from '../../core/time/instant.ts';
import type { Instant, Interval } from '../../core/time/instant.ts';
import { emptyShifts, gaps } from '../../core/schedule/coverage.ts';
import { lastHandoff, nextHandoff, previousShift } from '../../core/schedule/handoff.ts';
import { whyOnCall } from '../../core/schedule/on-call.ts';
import { resolve, resolveShadows } from '../../core/schedule/resolve.ts';
import type { Schedule, Shift } from '../../core/schedule/schedule.ts';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import { Refusal } from '../problem.ts';
import type { Documents } from './configuration.ts';
import type { HandlersOf } from './handler.ts';
import { isoOf, isoOrNull, namingOf } from './naming.ts';
import { whyOf } from './why.ts';

interface OnCallDeps {
  readonly documents: Pick<Documents, 'asKnown'>;
  readonly clock: Clock;
  known(): Known;
}

/** The same functions that the pager asks: this API cannot show another answer. */
export function onCallHandlers({ documents, clock, known }: OnCallDeps): HandlersOf<Api['onCall']> {
  const instantOf = (text: string | undefined): Instant => (text === undefined ? clock.now() : Date.parse(text));
  return {
    all: ({ query }) => {
      const { directory } = known();
      const schedules = [...directory.schedules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      const at = instantOf(query.at);
      return { body: { items: schedules.map((schedule) => onCallAt(directory, schedule, at)) } };
    },
    ofSchedule: async ({ params, query }) => {
      const { directory } = known();
      const then =
        query.knownAt === undefined ? directory : await documents.asKnown(params.id, Date.parse(query.knownAt));
      const schedule = scheduleOf({ directory: then }, params.id);
      // Teams keep no history that would matter here.
      return { body: onCallAt({ ...then, teams: directory.teams }, schedule, instantOf(query.at)) };
    },
    shifts: ({ params, query }) => {
      const snapshot = known();
      const schedule = scheduleOf(snapshot, params.id);
      const window = windowOf(query.from, query.to);
      const naming = namingOf(snapshot);
      const isKnown = (id: string): boolean => snapshot.directory.people.has(id);
      const shown = ({ interval, people, sources }: Shift) => ({
        ...isoInterval(interval),
        people: people.map(naming.person),
        why: whyOf(sources, schedule, naming),
      });
      const empty = emptyShifts(schedule, window, isKnown).map(({ interval, named, sources }) => ({
        ...isoInterval(interval),
        named: named.map(naming.person),
        why: whyOf(sources, schedule, naming),
      }));
      const items = resolve(schedule, window, isKnown).map(shown);
      const shadows = resolveShadows(schedule, window, isKnown).map(shown);
      return { body: { items, gaps: gaps(schedule, window, isKnown).map(isoInterval), empty, shadows } };
    },
  };
}

function scheduleOf({ directory }: Pick<Known, 'directory'>, id: string): Schedule {
  const schedule = directory.schedules.get(id);
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

function onCallAt(directory: Directory, schedule: Schedule, at: Instant) {
  const naming = namingOf({ directory });
  const isKnown = (id: string): boolean => directory.people.has(id);
  const handoff = nextHandoff(schedule, at, isKnown);
  const { people, sources } = whyOnCall(schedule, at, isKnown);
  return {
    schedule: { id: schedule.id, name: schedule.name },
    team: schedule.teamId === null ? null : naming.team(schedule.teamId),
    at: isoOf(at),
    people: people.map(naming.person),
    since: isoOrNull(lastHandoff(schedule, at, isKnown)?.at ?? null),
    previous: previousShift(schedule, at, isKnown)?.people.map(naming.person) ?? [],
    until: isoOrNull(handoff?.at ?? null),
    next: handoff?.to.map(naming.person) ?? [],
    why: whyOf(sources, schedule, naming),
  };
}
