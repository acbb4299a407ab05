import type { z } from 'zod';
import type { absence as wireAbsence } from '../../contract/absence.ts';
import type { Api } from '../../contract/routes.ts';
import type { PersonId } from '../../core/notifying/person.ts';
import type { Team } from '../../core/ownership/team.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { AbsencePermission } from '../../engine/arrangements/absences.ts';
import type { KeptAbsence } from '../../engine/configuration/kept.ts';
import type { Known } from '../../engine/known.ts';
import { mayAct } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';
import { teamsLedBy } from '../auth/leads.ts';
import { Refusal } from '../problem.ts';
import { brokenBy } from './broken-by.ts';
import type { ConfigurationDeps } from './configuration.ts';
import { noContent } from './handler.ts';
import type { HandlersOf } from './handler.ts';
import { isoOf, namingOf } from './naming.ts';

/** Who is away, in every schedule, and who stands in for them. */
export function absenceHandlers({ documents, clock, known }: ConfigurationDeps): HandlersOf<Api['absences']> {
  const permitted =
    (caller: Caller): AbsencePermission =>
    (personId) => {
      if (!mayArrangeFor(caller, personId, known().directory.teams)) throw refused();
    };
  return {
    all: ({ query, caller }) => {
      const now = clock.now();
      const after = query.after === undefined ? now : Date.parse(query.after);
      const items = [...documents.snapshot().arranged.kept.absence.values()]
        .filter(({ interval }) => interval.end > after)
        .sort((a, b) => a.interval.start - b.interval.start || (a.id < b.id ? -1 : 1));
      return { body: { items: items.map((one) => shown(one, known(), caller, now)) } };
    },
    create: async ({ body, caller }) => {
      const { person, start, end, substitute = null, note = '' } = body;
      const now = clock.now();
      const interval = { start: start === undefined ? now : Date.parse(start), end: Date.parse(end) };
      const result = await documents.absences.add(
        {
          ...{ personId: person, interval, substituteId: substitute, note: note === '' ? null : note },
          ...{ by: caller.name, creatorId: caller.personId },
        },
        permitted(caller),
      );
      if (result.kind === 'invalid') throw brokenBy(result.errors);
      return { body: shown(result.absence, known(), caller, now) };
    },
    remove: async ({ params, caller }) => {
      const { kind } = await documents.absences.takeBack(params.id, caller.name, permitted(caller));
      if (kind === 'missing') throw new Refusal('not-found', `There is no absence ${params.id}.`);
      if (kind === 'over') throw new Refusal('broken-configuration', 'This absence is over: what was stays.');
      return noContent;
    },
  };
}

/** Their own; a lead, of the members of their teams; an editor, of everybody. */
function mayArrangeFor(caller: Caller, personId: PersonId, teams: ReadonlyMap<string, Team>): boolean {
  if (mayAct(caller, 'editor') || caller.personId === personId) return true;
  return teamsLedBy(caller, teams).some(({ members }) => members.includes(personId));
}

function refused(): Refusal {
  return new Refusal('not-allowed', 'You may say when you are away, and leads when members of their teams are.');
}

function shown(absence: KeptAbsence, known: Known, caller: Caller, now: Instant): z.input<typeof wireAbsence> {
  const { id, personId, interval, substituteId, note, createdAt, createdBy } = absence;
  const { person } = namingOf(known);
  return {
    ...{ id, person: person(personId), start: isoOf(interval.start), end: isoOf(interval.end) },
    ...{ substitute: substituteId === null ? null : person(substituteId), note },
    ...{ createdAt: isoOf(createdAt), createdBy },
    mayEdit: interval.end > now && mayArrangeFor(caller, personId, known.directory.teams),
  };
}
