import { directoryWorld } from '../../server/core/directory/world.ts';
import type { EscalationChain } from '../../server/core/escalation/chain.ts';
import { forecast, MOST_FORECAST_PAGES } from '../../server/core/escalation/forecast.ts';
import { open } from '../../server/core/escalation/open.ts';
import { whyUnreachable } from '../../server/core/escalation/paging.ts';
import type { Stage } from '../../server/core/escalation/state.ts';
import { resolveTargets } from '../../server/core/escalation/targets.ts';
import type { World } from '../../server/core/escalation/world.ts';
import type { TimelineEntry } from '../../server/core/insights/timeline.ts';
import type { PersonId, Urgency } from '../../server/core/notifying/person.ts';
import type { Service } from '../../server/core/ownership/service.ts';
import type { Instant } from '../../server/core/time/instant.ts';
import type { Known } from '../directory/known.ts';

export interface PreviewQuestion {
  readonly chain: EscalationChain;
  /** Whose fallback follows the chain; null: only that of the installation. */
  readonly teamId: string | null;
  readonly urgency: Urgency;
  readonly at: Instant;
  /** Turns taken so far, by `<chain>/<step>`. */
  readonly turns: ReadonlyMap<string, number>;
}

/** One person's turn: the first page, and by what else they are reached if they do not answer. */
export interface Turn {
  readonly afterMs: number;
  readonly personId: PersonId;
  readonly because: string;
  readonly stage: Stage;
  /** Of the chain, or 0 in a fallback. */
  readonly step: number;
  readonly ways: readonly { readonly afterMs: number; readonly channel: string }[];
}

/** Whom a step would page at that time, and what of it leads nowhere. */
export interface Resolved {
  readonly people: readonly { readonly personId: PersonId; readonly unreachable: string | null }[];
  readonly problems: readonly string[];
}

export interface Preview {
  readonly turns: readonly Turn[];
  /** When nothing is left to try; null where the preview was cut before. */
  readonly endsMs: number | null;
  readonly steps: readonly Resolved[];
  readonly teamFallback: Resolved;
  readonly installationFallback: Resolved;
  /** Nobody at all was paged by the steps of the chain itself. */
  readonly isChainSilent: boolean;
  readonly isNobodyReached: boolean;
}

/** What would happen if an alert group opened then and nobody answered, by the functions that page in earnest. */
export function previewChain(known: Known, question: PreviewQuestion): Preview {
  const world = worldOf(known, question);
  const { chain, urgency, at, teamId } = question;
  const entries = forecast({ title: '', severity: 'critical', urgency, alerts: 1 }, world);
  const turns = turnsIn(entries, at);
  const end = entries.find(({ kind }) => kind === 'exhausted');
  const isCut = entries.filter(({ kind }) => kind === 'paged').length >= MOST_FORECAST_PAGES;
  const resolved = (targets: Parameters<typeof resolveTargets>[0], asked: Urgency): Resolved => {
    const { people, problems } = resolveTargets(targets, world, '');
    return {
      people: people.map(({ personId }) => ({ personId, unreachable: whyUnreachable(world, personId, asked) })),
      problems,
    };
  };
  return {
    turns,
    endsMs: end === undefined || isCut ? null : end.at - at,
    steps: chain.steps.map((step) =>
      step.kind === 'page' ? resolved(step.targets, step.urgency ?? urgency) : { people: [], problems: [] },
    ),
    teamFallback: resolved(teamId === null ? [] : (world.team(teamId)?.fallback ?? []), urgency),
    installationFallback: resolved(world.fallback, urgency),
    isChainSilent: !turns.some(({ stage }) => stage === 'chain'),
    isNobodyReached: entries.some(({ kind }) => kind === 'nobody-reachable') && turns.length === 0,
  };
}

/** Only what happens in the instant in which an alert group opens: cheap enough for every row of a list. */
export function firstPaged(known: Known, question: PreviewQuestion): readonly Turn[] {
  const opening = { title: '', severity: 'critical', urgency: question.urgency, alerts: 1 } as const;
  const { effects } = open(opening, worldOf(known, question));
  const entries = effects.flatMap((effect) => (effect.kind === 'record' ? [effect.entry] : []));
  return turnsIn(entries, question.at);
}

function worldOf({ directory, channels }: Known, { chain, teamId, at, turns }: PreviewQuestion): World {
  const turn = (key: string): number => turns.get(key) ?? 0;
  const world = directoryWorld(directory, { now: at, channels, turn });
  return { ...world, chain, service: teamId === null ? null : standIn(teamId) };
}

/** A service that nobody has written, for the team that would own it. */
function standIn(teamId: string): Service {
  return {
    ...{ id: '', name: '', teamId, chainId: null, owns: [], priority: 0, groupBy: null, links: [] },
    urgency: { critical: 'high', error: 'high', warning: 'low', info: 'low' },
    ...{ acknowledgeTimeoutMs: 0, reopenWithinMs: 0, pageAgainOn: [] },
  };
}

function turnsIn(entries: readonly TimelineEntry[], openedAt: Instant): Turn[] {
  const turns: Turn[] = [];
  /** Where each person's newest turn stands in `turns`. */
  const newest = new Map<PersonId, number>();
  let [stage, step]: [Stage, number] = ['chain', 0];
  for (const entry of entries) {
    if (entry.kind === 'step-entered') [stage, step] = [entry.stage, entry.index];
    if (entry.kind !== 'paged') continue;
    const { personId, because, channel } = entry;
    const afterMs = entry.at - openedAt;
    const index = newest.get(personId);
    const before = index === undefined ? undefined : turns[index];
    if (entry.opening || before === undefined || index === undefined) {
      newest.set(personId, turns.length);
      turns.push({ afterMs, personId, because, stage, step, ways: [{ afterMs, channel }] });
    } else turns[index] = { ...before, ways: [...before.ways, { afterMs, channel }] };
  }
  return turns;
}
