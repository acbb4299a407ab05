import type { z } from 'zod';
import type { home } from '../../contract/home.ts';
import type { Api } from '../../contract/routes.ts';
import { openCycleOf } from '../../core/escalation/cycles.ts';
import { DAY_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import { countGroups, listGroups } from '../../store/alert-group-list.ts';
import { hasAnyGroup, lastAnswered } from '../../store/answered-groups.ts';
import type { Database, Tx } from '../../store/database.ts';
import type { AlertGroupRow } from '../../store/rows.ts';
import { groupOf, stateOf } from './alert-group-wire.ts';
import { viewOf } from './alert-group-view.ts';
import type { HandlersOf } from './handler.ts';
import { dutiesOf } from './home-duties.ts';
import { stepsOf } from './home-steps.ts';
import { isoOf, namingOf } from './naming.ts';
import { importedNow, isStale } from '../feeds/imported.ts';
import { readReadiness } from './readiness.ts';

type Home = z.input<typeof home>;

/** What a first screen has room for; the rest is one click away, on the list. */
const SHOWN_GROUPS = 5;
/** Somebody who is paged for more at once reads the list anyway. */
const READ_GROUPS = 50;
const ANSWERS = { days: 7, most: 100 } as const;

export function homeHandlers(database: Database, known: () => Known, clock: Clock): HandlersOf<Api['home']> {
  return {
    get: async ({ caller }) => {
      const snapshot = known();
      const now = clock.now();
      const personId =
        caller.personId !== null && snapshot.directory.people.has(caller.personId) ? caller.personId : null;
      return { body: await database.read((tx) => homeOf(tx, snapshot, personId, now)) };
    },
  };
}

async function homeOf(tx: Tx, known: Known, personId: string | null, now: Instant): Promise<Home> {
  const naming = namingOf(known);
  const view = await readReadiness(tx, known);
  const ready = [...known.directory.people.values()].map((person) => view.of(person));
  const duties = dutiesOf(known, personId, ready, now);
  const answered = await lastAnswered(tx, ANSWERS.most);
  const steps = stepsOf(known, ready, { hasAlert: await hasAnyGroup(tx), hasAnswer: answered.length > 0 });
  const wanting = await wantingOf(tx, known, personId, now);
  return {
    at: isoOf(now),
    person: personId === null ? null : naming.person(personId),
    ...duties,
    ...wanting,
    staleCalendars: await staleCalendarsOf(tx, known, now),
    steps,
    answers: answersOf(answered, now),
  };
}

/** Whoever is on call by them may not be any more, which concerns everybody. */
async function staleCalendarsOf(tx: Tx, { directory }: Known, now: Instant): Promise<Home['staleCalendars']> {
  const states = (await importedNow(tx, directory)).filter((state) => isStale(state, now));
  return states.map(({ schedule_id, layer_id, read_at, created_at, problem }) => ({
    schedule: { id: schedule_id, name: directory.schedules.get(schedule_id)?.name ?? schedule_id },
    layer: layer_id,
    since: isoOf(read_at ?? created_at),
    problem,
  }));
}

/** Alert groups that page this person, and those of their teams that page others; everybody's, for who is nobody here. */
async function wantingOf(tx: Tx, known: Known, personId: string | null, now: Instant) {
  const teamIds = [...known.directory.teams.values()]
    .filter(({ members }) => personId !== null && members.includes(personId))
    .map(({ id }) => id);
  const states = ['firing'] as const;
  const paged =
    personId === null
      ? []
      : (await listGroups(tx, { states, personId, limit: READ_GROUPS })).rows.filter(isAsked(personId));
  const isMine = new Set(paged.map(({ id }) => id));
  const hasTeams = teamIds.length > 0;
  const ofTeams = hasTeams ? (await listGroups(tx, { states, teamIds, limit: READ_GROUPS })).rows : [];
  const total = hasTeams ? (await countGroups(tx, { states, teamIds })).firing : 0;
  const others = ofTeams.filter(({ id }) => !isMine.has(id));
  const shown = [paged.slice(0, SHOWN_GROUPS), others.slice(0, SHOWN_GROUPS)] as const;
  const view = await viewOf(tx, shown.flat().map(stateOf), known, now);
  const [mine, ofMyTeams] = shown.map((rows) => rows.map((row) => groupOf(row, view)));
  return {
    mine: { items: mine ?? [], total: paged.length },
    ofMyTeams: { items: ofMyTeams ?? [], total: total - (ofTeams.length - others.length) },
  };
}

/** Whether an answer of this person is still waited for: not once they said that they can't take it. */
const isAsked =
  (personId: string) =>
  (row: AlertGroupRow): boolean =>
    openCycleOf(stateOf(row), personId) !== null;

function answersOf(answered: Awaited<ReturnType<typeof lastAnswered>>, now: Instant): Home['answers'] {
  const recent = answered.filter(({ created_at }) => created_at >= now - ANSWERS.days * DAY_MS);
  const sorted = recent.map(({ acknowledge_ms }) => acknowledge_ms).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  const [last] = answered;
  return {
    days: ANSWERS.days,
    n: sorted.length,
    medianMs: sorted.length === 0 ? null : median,
    last:
      last === undefined
        ? null
        : { id: last.id, number: last.number, at: isoOf(last.created_at), ms: last.acknowledge_ms },
  };
}
