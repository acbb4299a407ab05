import { z } from 'zod';
import type { Severity } from '../../core/grouping/severity.ts';
import type { Urgency } from '../../core/notifying/person.ts';
import { formatMatchers, parseMatchers } from '../../core/ownership/matcher.ts';
import type { Matchers } from '../../core/ownership/matcher.ts';
import type { Service } from '../../core/ownership/service.ts';
import { distinct, duration, id, labelName, MOST_ITEMS, name, reference, severity, urgency } from './scalars.ts';
import { shape } from './shape.ts';

/** What may wake somebody unless a service says otherwise: a warning waits for the morning. */
const DEFAULT_URGENCY: { readonly [S in Severity]: Urgency } = {
  critical: 'high',
  error: 'high',
  warning: 'low',
  info: 'low',
};

const matchers = z.codec(
  z
    .string()
    .max(2_000)
    .meta({ examples: ['service="checkout"', '{service="checkout", metric=~"http_.*"}'] }),
  z.custom<Matchers>(),
  {
    decode(text, payload) {
      const parsed = parseMatchers(text);
      if (parsed.ok) return parsed.matchers;
      const { message, position } = parsed.problem;
      payload.issues.push({ code: 'custom', input: text, message: `${message} (at character ${position + 1})` });
      return z.NEVER;
    },
    encode: formatMatchers,
  },
);

const link = shape({
  title: name,
  url: z.url({ protocol: /^https?$/, error: 'is not a URL that begins with http:// or https://' }).max(2_000),
});

export const serviceSchema = shape({
  id,
  name,
  team: reference('team').describe('The team that owns the service.'),
  chain: reference('escalation chain').optional().describe('Left out: pages go straight to the fallback of the team.'),
  owns: z
    .array(matchers)
    .max(MOST_ITEMS)
    .prefault([])
    .describe('An alert is of this service when all matchers of any one line match its labels.'),
  priority: z.int().min(-1_000).max(1_000).prefault(0).describe('Where two services claim an alert, the higher wins.'),
  groupBy: z
    .array(labelName)
    .max(20)
    .check(distinct)
    .optional()
    .describe('Labels whose values tell alert groups apart.'),
  urgency: shape({
    critical: urgency.prefault(DEFAULT_URGENCY.critical),
    error: urgency.prefault(DEFAULT_URGENCY.error),
    warning: urgency.prefault(DEFAULT_URGENCY.warning),
    info: urgency.prefault(DEFAULT_URGENCY.info),
  })
    .prefault({})
    .describe('How much a severity may disturb.'),
  acknowledgeTimeout: duration()
    .prefault('30m')
    .describe('An acknowledged group that nobody resolved fires again after this long. 0: never.'),
  reopenWithin: duration()
    .prefault('0s')
    .describe('What fires again this soon after it was resolved re-opens the same group. 0: always a new group.'),
  pageAgainOn: z
    .array(severity)
    .check(distinct)
    .prefault(['critical'])
    .describe('Severities whose arrival pages again although the group is acknowledged.'),
  links: z.array(link).max(20).prefault([]).describe('Shown beside each alert group: runbook, dashboard, repository.'),
}).meta({ id: 'Service' });

export type ServiceDocument = z.input<typeof serviceSchema>;

export function decodeService(document: z.output<typeof serviceSchema>): Service {
  return {
    id: document.id,
    name: document.name,
    teamId: document.team,
    chainId: document.chain ?? null,
    owns: document.owns,
    priority: document.priority,
    groupBy: document.groupBy ?? null,
    urgency: document.urgency,
    acknowledgeTimeoutMs: document.acknowledgeTimeout,
    reopenWithinMs: document.reopenWithin,
    pageAgainOn: document.pageAgainOn,
    links: document.links,
  };
}

export function encodeService(service: Service): ServiceDocument {
  return z.encode(serviceSchema, {
    id: service.id,
    name: service.name,
    team: service.teamId,
    ...(service.chainId === null ? {} : { chain: service.chainId }),
    owns: [...service.owns],
    priority: service.priority,
    ...(service.groupBy === null ? {} : { groupBy: [...service.groupBy] }),
    urgency: service.urgency,
    acknowledgeTimeout: service.acknowledgeTimeoutMs,
    reopenWithin: service.reopenWithinMs,
    pageAgainOn: [...service.pageAgainOn],
    links: [...service.links],
  });
}
