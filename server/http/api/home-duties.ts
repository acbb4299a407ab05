import type { z } from 'zod';
import type { home } from '../../contract/home.ts';
import type { readiness } from '../../contract/readiness.ts';
import { everybodyIn } from '../../core/schedule/everybody.ts';
import { nextHandoff, nextShift } from '../../core/schedule/handoff.ts';
import { onCall } from '../../core/schedule/on-call.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Known } from '../../engine/known.ts';
import { isoOf, isoOrNull, namingOf } from './naming.ts';

type Home = z.input<typeof home>;
type Ready = z.input<typeof readiness>;

/** One schedule at one instant. */
interface Turn {
  readonly schedule: Schedule;
  readonly people: readonly string[];
  readonly until: Instant | null;
  readonly next: readonly string[];
}

/** Who is on call now and next: me, my teams, and those of them who cannot be reached. */
export function dutiesOf(
  known: Known,
  personId: string | null,
  ready: readonly Ready[],
  now: Instant,
): Pick<Home, 'onCall' | 'teams' | 'warnings'> {
  const turns = turnsOf(known, now);
  return {
    onCall: {
      now: turns.filter(({ people }) => personId !== null && people.includes(personId)).map(dutyOf(known)),
      next: personId === null ? null : nextOf(known, personId, now),
    },
    teams: teamsOf(known, personId, turns),
    warnings: warningsOf(known, turns, ready),
  };
}

function turnsOf({ directory }: Known, now: Instant): readonly Turn[] {
  const isKnown = (id: string): boolean => directory.people.has(id);
  const schedules = [...directory.schedules.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return schedules.map((schedule) => {
    const handoff = nextHandoff(schedule, now, isKnown);
    const people = onCall(schedule, now, isKnown);
    return { schedule, people, until: handoff?.at ?? null, next: handoff?.to ?? [] };
  });
}

const named = ({ id, name }: Schedule) => ({ id, name });

function dutyOf(known: Known) {
  const { person } = namingOf(known);
  return ({ schedule, until, next }: Turn) => ({
    ...{ schedule: named(schedule), until: isoOrNull(until), next: next.map(person) },
  });
}

function nextOf({ directory }: Known, personId: string, now: Instant): Home['onCall']['next'] {
  const isKnown = (id: string): boolean => directory.people.has(id);
  // Searching a schedule that never has them on call would take its whole horizon.
  const theirs = [...directory.schedules.values()].filter((schedule) => everybodyIn(schedule).includes(personId));
  const shifts = theirs.flatMap((schedule) => {
    const shift = nextShift(schedule, now, personId, isKnown);
    return shift === null ? [] : [{ schedule, ...shift.interval }];
  });
  const [first] = shifts.sort((a, b) => a.start - b.start);
  if (first === undefined) return null;
  return { schedule: named(first.schedule), start: isoOf(first.start), end: isoOf(first.end) };
}

function teamsOf(known: Known, personId: string | null, turns: readonly Turn[]): Home['teams'] {
  const { person } = namingOf(known);
  const duty = dutyOf(known);
  return [...known.directory.teams.values()]
    .filter(({ members, leads }) => personId !== null && (members.includes(personId) || leads.includes(personId)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ id, name, leads }) => ({
      team: { id, name },
      isLead: personId !== null && leads.includes(personId),
      schedules: turns
        .filter(({ schedule }) => schedule.teamId === id)
        .map((turn) => ({ ...duty(turn), people: turn.people.map(person) })),
    }));
}

/** Each person once, for the schedule that needs them first. What only the organisation asks for is no reason to worry. */
function warningsOf(known: Known, turns: readonly Turn[], ready: readonly Ready[]): Home['warnings'] {
  const { person } = namingOf(known);
  const byId = new Map(ready.map((one) => [one.person.id, one]));
  const warned = new Set<string>();
  const needed = [
    ...turns.flatMap(({ schedule, people }) => people.map((id) => ({ id, schedule, from: null }))),
    ...turns.flatMap(({ schedule, until, next }) => next.map((id) => ({ id, schedule, from: until }))),
  ];
  return needed.flatMap(({ id, schedule, from }) => {
    const finding = byId.get(id)?.findings.find(({ weight }) => weight !== 'demand');
    if (finding === undefined || warned.has(id)) return [];
    warned.add(id);
    return [{ person: person(id), schedule: named(schedule), from: isoOrNull(from), finding }];
  });
}
