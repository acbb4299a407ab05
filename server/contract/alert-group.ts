import { z } from 'zod';
import { shape } from './configuration/shape.ts';
import { SEVERITIES } from '../core/grouping/severity.ts';
import { target } from './configuration/target.ts';
import { duration } from './configuration/scalars.ts';
import { cursor, instant, instantInput, labels, named } from './wire.ts';

export const STATUSES = ['firing', 'acknowledged', 'snoozed', 'resolved'] as const;
const groupStatus = z.enum(STATUSES).meta({ id: 'AlertGroupStatus' });

const milliseconds = z.int().nullable();

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
  .object({ seq: z.int(), at: instant, kind: z.string(), sentence: z.string() })
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

export const alertGroupDetail = alertGroup
  .extend({
    owned: z.string().meta({ description: 'Why the service owns the group.' }),
    statusBy: z.string().meta({ description: 'Who brought it into this status; empty while firing.' }),
    statusUntil: instant.nullable().meta({ description: 'When a snooze or an acknowledgement runs out.' }),
    chain: z
      .object({ id: z.string(), name: z.string(), version: z.int() })
      .nullable()
      .meta({ description: 'The version this group started with; later edits do not reach it.' }),
    responders: z.array(named).meta({ description: 'Everybody who was paged, in order of the first page.' }),
    pagedNow: z.array(named),
    next: z
      .object({ at: instant, people: z.array(named) })
      .nullable()
      .meta({ description: 'Who is paged next if nobody answers, and when.' }),
    upcoming: z
      .array(
        z.object({
          at: instant,
          person: named,
          channel: z.string(),
          by: z.enum(['rule', 'step', 'fallback', 'resume']),
        }),
      )
      .meta({ description: 'Every page from now on up to the next person, if nobody answers.' }),
    alertList: z.array(alert),
    timeline: z.array(timelineEntry),
    messages: z.array(message),
  })
  .meta({ id: 'AlertGroupDetail' });

export const alertGroupQuery = shape({
  status: z.array(groupStatus).optional(),
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
  limit: z.coerce.number<string>().int().min(1).max(200).prefault('50'),
});

export const alertGroupPage = z
  .object({ items: z.array(alertGroup), next: cursor.nullable() })
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

const as = z
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
