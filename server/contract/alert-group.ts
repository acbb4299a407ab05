import { z } from 'zod';
import { shape } from './configuration/shape.ts';
import { SEVERITIES } from '../core/grouping/severity.ts';
import { target } from './configuration/target.ts';
import { duration } from './configuration/scalars.ts';
import { cursor, instant, instantInput, labels, named } from './wire.ts';

export const STATUSES = ['firing', 'acknowledged', 'snoozed', 'resolved'] as const;
const groupStatus = z.enum(STATUSES).meta({ id: 'AlertGroupStatus' });

const milliseconds = z.int().nullable();

const upcoming = z
  .object({
    at: instant,
    person: named,
    channel: z.string(),
    by: z.enum(['rule', 'step', 'fallback', 'resume']).meta({
      description:
        "`rule`: a further way to somebody who is being paged. `step`, `fallback`: the chain's next one. `resume`: a snooze or an acknowledgement runs out.",
    }),
  })
  .meta({ id: 'UpcomingPage' });

export const alertGroup = z
  .object({
    id: z.string(),
    number: z.int().meta({ description: 'What people say aloud.' }),
    title: z.string(),
    summary: z.string(),
    status: groupStatus,
    severity: z.enum(SEVERITIES),
    urgency: z.enum(['high', 'low']),
    service: named.nullable().meta({ description: 'Null: nobody owns these alerts.' }),
    team: named.nullable(),
    integration: named,
    labels,
    links: z.record(z.string(), z.string()).meta({ description: 'By kind: dashboard, panel, rule, runbook, silence.' }),
    isTest: z.boolean().meta({ description: "Made by Grafana's test button: shown, never paged." }),
    firing: z.int().meta({ description: 'Alerts of the group that fire now.' }),
    alerts: z.int().meta({ description: 'Alerts that ever belonged to the group.' }),
    sourceStillFires: z
      .boolean()
      .meta({ description: 'Resolved by hand, while alerts of it go on firing: it will page again if they stay.' }),
    statusBy: z.string().meta({ description: 'Who brought it into this status; empty while firing.' }),
    statusUntil: instant.nullable().meta({ description: 'When a snooze or an acknowledgement runs out.' }),
    pagedNow: z.array(named).meta({ description: 'Whose answer is waited for.' }),
    nextPage: upcoming.nullable().meta({ description: 'The very next page if nobody answers, whoever it is for.' }),
    openedAt: instant,
    updatedAt: instant,
    resolvedAt: instant.nullable(),
    firstPageMs: milliseconds.meta({ description: 'From opening to the first page; null when there was none (yet).' }),
    acknowledgeMs: milliseconds.meta({ description: 'From opening to the first acknowledgement; null as above.' }),
    resolveMs: milliseconds.meta({ description: 'From opening to resolved; null as above.' }),
  })
  .meta({ id: 'AlertGroup' });

const alert = z
  .object({
    fingerprint: z.string(),
    episode: z.int().meta({ description: '1 for the first time it fired, 2 for the next, …' }),
    status: z.enum(['firing', 'resolved']),
    title: z.string(),
    severity: z.enum(SEVERITIES),
    startsAt: instant,
    endsAt: instant.nullable(),
    lastSeenAt: instant,
    labels,
    annotations: labels,
    links: z.record(z.string(), z.string()),
    values: z.record(z.string(), z.number().nullable()),
    reason: z.string().meta({ description: 'Why it opened or joined its group.' }),
  })
  .meta({ id: 'Alert' });

const timelineEntry = z
  .object({
    seq: z.int(),
    at: instant,
    kind: z.string(),
    sentence: z.string(),
    person: named.nullable().meta({ description: 'Whom it is about: who was paged, told or passed over.' }),
    by: z.string().nullable().meta({ description: 'Who did it, where somebody did.' }),
    channel: z.string().nullable(),
    methodId: z
      .string()
      .nullable()
      .meta({ description: 'Which contact method; a page and its delivery name the same.' }),
    reason: z.string().nullable().meta({ description: 'Why, or what the provider said; also part of the sentence.' }),
    isAbsorbed: z.boolean().meta({ description: 'An alert that joined and paged nobody.' }),
  })
  .meta({ id: 'TimelineEntry' });

const message = z
  .object({
    id: z.string(),
    kind: z.enum(['page', 'notice', 'update', 'test', 'alarm']),
    person: named.nullable(),
    channel: z.string(),
    state: z.enum(['waiting', 'sending', 'sent', 'failed', 'held']),
    createdAt: instant,
    sentAt: instant.nullable(),
    attempts: z.int(),
    result: z.string().nullable(),
  })
  .meta({ id: 'Message' });

const cycle = z
  .object({
    person: named,
    state: z.enum(['running', 'finished', 'stopped', 'answered', 'declined', 'unreachable']).meta({
      description:
        '`running`: further rules follow. `finished`: none is left, an answer may still come. `stopped`: not asked any more. `unreachable`: no way worked.',
    }),
    because: z.string().meta({ description: 'Why this person.' }),
    urgency: z.enum(['high', 'low']),
    startedAt: instant,
    ways: z
      .array(z.object({ channel: z.string(), hasFailed: z.boolean() }))
      .meta({ description: 'Contact methods that were used or passed over, in this order.' }),
  })
  .meta({ id: 'Cycle' });

const spent = z
  .object({
    phase: z.enum(['queueing', 'waiting', 'unattended', 'working', 'snoozed', 'resolved']),
    startAt: instant,
    endAt: instant,
    person: named.nullable().meta({ description: 'Whose answer was waited for, or who worked on it.' }),
  })
  .meta({ id: 'Spent' });

export const alertGroupDetail = alertGroup
  .extend({
    owned: z.string().meta({ description: 'Why the service owns the group.' }),
    chain: z
      .object({ id: z.string(), name: z.string(), version: z.int() })
      .nullable()
      .meta({ description: 'The version this group started with; later edits do not reach it.' }),
    responders: z.array(named).meta({ description: 'Everybody who was paged, in order of the first page.' }),
    cycles: z.array(cycle).meta({ description: 'How far the notification rules of each responder got.' }),
    next: z
      .object({ at: instant, people: z.array(named) })
      .nullable()
      .meta({ description: 'Who is paged next if nobody answers, and when.' }),
    upcoming: z
      .array(upcoming)
      .meta({ description: 'Every page from now on up to the next person, if nobody answers.' }),
    spent: z
      .array(spent)
      .meta({ description: 'Where the time went, without gap; the last one of an open group still grows.' }),
    alertList: z.array(alert),
    timeline: z.array(timelineEntry),
    messages: z.array(message),
  })
  .meta({ id: 'AlertGroupDetail' });

export const alertGroupQuery = shape({
  status: z.array(groupStatus).optional(),
  mine: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Those that the caller was paged for or has in hand.' }),
  matchers: z
    .string()
    .max(2_000)
    .optional()
    .meta({
      description: 'Of labels, as Alertmanager writes them: `service="checkout", pod=~"api-.*"`.',
      examples: ['severity="critical"'],
    }),
  order: z.enum(['newest', 'oldest', 'severity']).prefault('newest'),
  team: z.array(z.string().max(100)).optional(),
  service: z.array(z.string().max(100)).optional(),
  responder: z.string().max(100).optional().meta({ description: 'Person who was paged.' }),
  search: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Found in title, summary or labels, in any case; `42` and `#42` also find the number.' }),
  from: instantInput.optional().meta({ description: 'Opened at or after.' }),
  to: instantInput.optional().meta({ description: 'Opened before.' }),
  cursor: cursor.optional(),
  limit: z.coerce.number<string>().int().min(1).max(500).prefault('50'),
});

export const alertGroupPage = z
  .object({
    items: z.array(alertGroup),
    next: cursor
      .nullable()
      .meta({ description: 'Null: that was all. A short page with a cursor: the search goes on there.' }),
    counts: z
      .object({
        firing: z.int(),
        acknowledged: z.int(),
        snoozed: z.int(),
        resolved: z.int(),
        isComplete: z.boolean().meta({ description: 'False: there are more than these.' }),
      })
      .nullable()
      .meta({ description: 'Under the same filter but for the status; null on every page but the first.' }),
  })
  .meta({ id: 'AlertGroupPage' });

const groupCount = z.int().min(0);

/** Only of what has open alert groups: what is missing has none. */
export const alertGroupCounts = z
  .object({
    items: z.array(
      z.object({
        key: z.string().meta({ description: 'Id of the service or team; empty for alerts that nobody owns.' }),
        firing: groupCount,
        acknowledged: groupCount,
        snoozed: groupCount,
      }),
    ),
  })
  .meta({ id: 'AlertGroupCounts' });

export const alertGroupCountsQuery = shape({ by: z.enum(['service', 'team']).prefault('service') });

export const as = z
  .string()
  .optional()
  .meta({ description: 'Id of the person who does this; needed where the token belongs to nobody.' });

export const answer = shape({ as });
export const snooze = shape({
  as,
  until: instantInput.optional(),
  for: duration({ leastMs: 60_000 }).optional(),
}).refine((body) => (body.until === undefined) !== (body.for === undefined), 'write either until or for');
export const toTarget = shape({ as, target });
export const note = shape({ as, text: z.string().trim().min(1, 'write something').max(4_000) });

export const acted = z
  .object({
    changed: z.boolean().meta({ description: 'False: it already was so, and `sentence` says since when.' }),
    sentence: z.string(),
    status: groupStatus,
  })
  .meta({ id: 'Acted' });
