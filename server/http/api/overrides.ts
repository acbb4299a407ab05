import type { z } from 'zod';
import type { override as wireOverride } from '../../contract/override.ts';
import type { Api } from '../../contract/routes.ts';
import type { Team } from '../../core/ownership/team.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { KeptOverride } from '../../engine/configuration/kept.ts';
import type { Permission } from '../../engine/configuration/overrides.ts';
import type { Configuration } from '../../engine/configuration/configuration.ts';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Caller } from '../auth/caller.ts';
import { maySteer, takesPart } from '../auth/taking-part.ts';
import { Refusal } from '../problem.ts';
import { brokenBy } from './broken-by.ts';
import { noContent } from './handler.ts';
import type { HandlersOf } from './handler.ts';
import { isoOf, namingOf } from './naming.ts';

export interface OverrideDeps {
  readonly documents: Pick<Configuration, 'overrides' | 'snapshot'>;
  readonly clock: Clock;
  known(): Known;
}

/** Who covers for whom, whoever owns the document of the schedule. */
export function overrideHandlers({ documents, clock, known }: OverrideDeps): HandlersOf<Api['overrides']> {
  const list = (after: string | undefined, scheduleId: string | null) => {
    const from = after === undefined ? clock.now() : Date.parse(after);
    const items = ahead(documents.snapshot().arranged.kept.override.values(), from).filter(
      (one) => scheduleId === null || one.scheduleId === scheduleId,
    );
    return { body: { items: items.map((one) => shown(one, known())) } };
  };
  return {
    all: ({ query }) => list(query.after, null),
    ofSchedule: ({ params, query }) => {
      if (!known().directory.schedules.has(params.id)) throw missing(`schedule ${params.id}`);
      return list(query.after, params.id);
    },
    create: async ({ params, body, caller }) => {
      const { start, end, people, layer = null } = body;
      const interval = { start: start === undefined ? clock.now() : Date.parse(start), end: Date.parse(end) };
      const result = await documents.overrides.add(
        { scheduleId: params.id, interval, people, layerId: layer, by: caller.name, creatorId: caller.personId },
        mayMake(caller, known().directory.teams),
      );
      switch (result.kind) {
        case 'added':
          return { body: shown(result.override, known()) };
        case 'missing':
          throw missing(`schedule ${params.id}`);
        case 'invalid':
          throw brokenBy(result.errors);
      }
    },
    remove: async ({ params, caller }) => {
      const { id, overrideId } = params;
      const permitted = mayTakeBack(caller, known().directory.teams);
      const { kind } = await documents.overrides.takeBack(id, overrideId, caller.name, permitted);
      if (kind === 'missing') throw missing(`override ${overrideId} in the schedule ${id}`);
      if (kind === 'over') throw new Refusal('broken-configuration', 'This override is over: what was stays.');
      return noContent;
    },
  };
}

function mayMake(caller: Caller, teams: ReadonlyMap<string, Team>): Permission {
  return (schedule, { people }) => {
    if (maySteer(caller, schedule, teams)) return;
    const onlyMe = caller.personId !== null && people.every((id) => id === caller.personId);
    if (onlyMe && takesPart(caller.personId, schedule, teams)) return;
    throw new Refusal(
      'not-allowed',
      onlyMe
        ? 'Only those who take turns in this schedule or belong to its team may take a shift: ask a lead or an editor.'
        : 'You may put yourself on call here, and nobody else: for that ask a lead of the team, or an editor.',
    );
  };
}

function mayTakeBack(caller: Caller, teams: ReadonlyMap<string, Team>): Permission {
  return (schedule, { creatorId }) => {
    if (maySteer(caller, schedule, teams)) return;
    if (creatorId !== null && creatorId === caller.personId) return;
    throw new Refusal('not-allowed', 'Only who made it, an editor or a lead of the team may take this override back.');
  };
}

function ahead(overrides: Iterable<KeptOverride>, from: Instant): KeptOverride[] {
  return [...overrides]
    .filter(({ interval }) => interval.end > from)
    .sort((a, b) => a.interval.start - b.interval.start || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

function shown(override: KeptOverride, known: Known): z.input<typeof wireOverride> {
  const { id, scheduleId, interval, people, layerId, createdAt, createdBy, creatorId } = override;
  const { person } = namingOf(known);
  return {
    id,
    schedule: { id: scheduleId, name: known.directory.schedules.get(scheduleId)?.name ?? scheduleId },
    start: isoOf(interval.start),
    end: isoOf(interval.end),
    people: people.map(person),
    layer: layerId,
    createdAt: isoOf(createdAt),
    createdBy,
    creator: creatorId === null ? null : person(creatorId),
  };
}

function missing(what: string): Refusal {
  return new Refusal('not-found', `There is no ${what}.`);
}
