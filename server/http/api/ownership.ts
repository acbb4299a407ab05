import type { Api } from '../../contract/routes.ts';
import { roundRobinKeys } from '../../core/directory/world.ts';
import { forecast } from '../../core/escalation/forecast.ts';
import type { Opening } from '../../core/escalation/open.ts';
import { alertNameOf } from '../../core/grouping/alert.ts';
import type { Labels } from '../../core/grouping/alert.ts';
import { severityOf, urgencyOf } from '../../core/grouping/severity.ts';
import { describe } from '../../core/insights/describe.ts';
import type { TimelineEntry } from '../../core/insights/timeline.ts';
import type { Claim } from '../../core/ownership/ownership.ts';
import { formatMatchers } from '../../core/ownership/matcher.ts';
import type { Service } from '../../core/ownership/service.ts';
import type { Known } from '../../engine/known.ts';
import { namesOf } from '../../core/directory/names.ts';
import { makeWorlds } from '../../engine/worlds.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { HandlersOf } from './handler.ts';
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
  const keys = chain === undefined ? [] : roundRobinKeys(chain);
  const now = clock.now();
  const turns = keys.length === 0 ? new Map<string, number>() : await turnsOf(keys);
  const world = makeWorlds(known, turns, now).of(serviceId ?? '');
  const entries = forecast(openingOf(labels, service), world);
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

/** As the engine opens a group: an alert that states no severity is urgent, whatever the service says of warnings. */
function openingOf(labels: Labels, service: Service | undefined): Opening {
  const urgency = service === undefined ? 'high' : urgencyOf(labels, service.urgency);
  return { title: alertNameOf(labels) || 'Alert', severity: severityOf(labels), urgency, alerts: 1 };
}

function claimOf(claim: Claim, naming: ReturnType<typeof namingOf>) {
  return {
    service: naming.service(claim.serviceId),
    matchers: formatMatchers(claim.matchers),
    priority: claim.priority,
  };
}
