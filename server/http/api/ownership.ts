import type { Api } from '../../contract/routes.ts';
import { alertNameOf } from '../../core/grouping/alert.ts';
import type { Labels } from '../../core/grouping/alert.ts';
import { severityOf } from '../../core/grouping/severity.ts';
import { describe } from '../../core/insights/describe.ts';
import type { TimelineEntry } from '../../core/insights/timeline.ts';
import type { EscalationChain } from '../../core/escalation/chain.ts';
import type { Claim } from '../../core/ownership/ownership.ts';
import { formatMatchers } from '../../core/ownership/matcher.ts';
import type { Known } from '../../engine/known.ts';
import { namesOf } from '../../engine/names.ts';
import { makeWorlds } from '../../engine/worlds.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { HandlersOf } from './handler.ts';
import { forecast } from './forecast.ts';
import { isoOf, namingOf } from './naming.ts';

/** What a reader wants to know about steps that paged nobody. */
const NOTED: readonly TimelineEntry['kind'][] = [
  'step-skipped',
  'person-skipped',
  'stage-entered',
  'exhausted',
  'nobody-reachable',
];

/** Round-robin turns are what they are in the store; asked only when somebody tries ownership out. */
type TurnsOf = (keys: readonly string[]) => Promise<ReadonlyMap<string, number>>;

export function ownershipHandlers(known: () => Known, clock: Clock, turnsOf: TurnsOf): HandlersOf<Api['ownership']> {
  return { try: async ({ body }) => ({ body: await answerFor(known(), clock, turnsOf, body.labels) }) };
}

async function answerFor(known: Known, clock: Clock, turnsOf: TurnsOf, labels: Labels) {
  const owned = known.own(labels);
  const naming = namingOf(known);
  const serviceId = owned.kind === 'orphan' ? null : owned.serviceId;
  const service = serviceId === null ? undefined : known.directory.services.get(serviceId);
  const chain = service?.chainId ? known.directory.chains.get(service.chainId) : undefined;
  const keys = roundRobinKeys(chain);
  const now = clock.now();
  const turns = keys.length === 0 ? new Map<string, number>() : await turnsOf(keys);
  const world = makeWorlds(known, turns, now).of(serviceId ?? '');
  const entries = forecast(severityOf(labels), alertNameOf(labels) || 'Alert', world);
  const names = namesOf(known.directory);
  const runnersUp = owned.kind === 'orphan' ? [] : owned.runnersUp;
  const rivals = owned.kind === 'ambiguous' ? owned.candidates.slice(1) : [];
  return {
    kind: owned.kind,
    reason: known.describeOwner(owned),
    service: serviceId === null ? null : naming.service(serviceId),
    team: service === undefined ? null : naming.team(service.teamId),
    chain: chain === undefined ? null : { id: chain.id, name: chain.name },
    runnersUp: [...rivals, ...runnersUp].map((claim) => claimOf(claim, naming)),
    pages: entries.flatMap((entry) =>
      entry.kind === 'paged'
        ? [
            {
              at: isoOf(entry.at),
              afterMs: entry.at - now,
              person: naming.person(entry.personId),
              channel: entry.channel,
              sentence: describe(entry, names),
            },
          ]
        : [],
    ),
    notes: entries.filter((entry) => NOTED.includes(entry.kind)).map((entry) => describe(entry, names)),
  };
}

function roundRobinKeys(chain: EscalationChain | undefined): string[] {
  const steps = chain?.steps ?? [];
  return steps.flatMap((step, index) =>
    chain !== undefined && step.kind === 'page' && step.mode === 'round-robin' ? [`${chain.id}/${index}`] : [],
  );
}

function claimOf(claim: Claim, naming: ReturnType<typeof namingOf>) {
  return {
    service: naming.service(claim.serviceId),
    matchers: formatMatchers(claim.matchers),
    priority: claim.priority,
  };
}
