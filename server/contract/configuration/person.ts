import { z } from 'zod';
import type { ContactMethod, NotificationRule, Person, ShiftNotices } from '../../core/notifying/person.ts';
import { isWholeWeek } from '../../core/notifying/quiet-hours.ts';
import { WEEKDAYS } from '../../core/time/calendar.ts';
import { formatDuration } from '../../core/time/duration.ts';
import { DAY_MS, MINUTE_MS } from '../../core/time/instant.ts';
import { MINUTES_PER_DAY } from '../../core/time/time-of-day.ts';
import { distinct, duration, id, name, reference, timeOfDay, weekday, zone } from './scalars.ts';
import { shape } from './shape.ts';

/** As far ahead as shifts are looked at. */
const LONGEST_NOTICE_MS = 14 * DAY_MS;

const contactMethod = shape({
  id: id.optional().describe('Default: the name of the channel.'),
  channel: id.describe('A channel of this installation: slack, email, sms, webhook.'),
  address: z
    .string()
    .min(1, 'write the address')
    .max(500)
    .describe('In the form of the channel: a mail address, a number such as +15550100, a Slack member id, a URL.'),
  enabled: z.boolean().prefault(true),
});

const rule = shape({
  use: reference('contact method of this person'),
  after: duration().prefault('0s').describe('Counted from the moment at which the person was first paged.'),
});

const rules = z.array(rule).max(50);

const quietHours = shape({
  days: z
    .array(weekday)
    .min(1, 'name at least one weekday, or leave this out for every day')
    .check(distinct)
    .prefault([...WEEKDAYS])
    .describe('Weekdays on which they begin. Left out: every day.'),
  from: timeOfDay.refine((time) => time < MINUTES_PER_DAY, 'write 00:00 for midnight'),
  to: timeOfDay.describe('Before "from" it is of the next day; the same as "from" is the whole day.'),
});

const shiftNotices = shape({
  before: z
    .array(duration({ leastMs: MINUTE_MS, mostMs: LONGEST_NOTICE_MS }))
    .max(10)
    .check(({ value, issues }) => {
      value.forEach((ms, index) => {
        if (value.indexOf(ms) === index) return;
        issues.push({ code: 'custom', input: ms, path: [index], message: `${formatDuration(ms)} stands here twice` });
      });
    })
    .prefault(['24h', '1h'])
    .describe('How long before a shift begins. Empty list: never.'),
  handoff: z.boolean().prefault(true).describe('When a shift begins or ends, with what is open then.'),
  via: reference('contact method of this person')
    .optional()
    .describe('Default: the first that is chat or mail. Others, such as SMS, only when they are named here.'),
});

export const personSchema = shape({
  id,
  name,
  email: z.email('is not a mail address').max(254).optional().describe('By which a Grafana user is recognised.'),
  zone: zone.prefault('UTC').describe('IANA time zone in which times are written to this person.'),
  contactMethods: z.array(contactMethod).max(50).prefault([]),
  notificationRules: shape({ high: rules.optional(), low: rules.optional() })
    .prefault({})
    .describe('By urgency. Left out: chat at once, mail after 2m and, if urgent, SMS after 5m. Empty list: never.'),
  quietHours: z
    .array(quietHours)
    .max(50)
    .refine((hours) => !isWholeWeek(hours), 'leave no time of the week: write "low: []" to be paged for nothing low')
    .prefault([])
    .describe('In the zone of the person. Pages of low urgency wait until they are over; high urgency never waits.'),
  shiftNotices: shiftNotices
    .prefault({})
    .describe('What this person is told about their own shifts. Left out: a day and an hour before, and at hand-off.'),
}).meta({ id: 'Person' });

export type PersonDocument = z.input<typeof personSchema>;
type Parsed = z.output<typeof personSchema>;

export function decodePerson(document: Parsed): Person {
  return {
    id: document.id,
    name: document.name,
    email: document.email ?? null,
    zone: document.zone,
    // Proof of arrival is learnt while running and is no part of what is written down.
    contactMethods: document.contactMethods.map((method) => ({
      ...method,
      id: method.id ?? method.channel,
      provenAt: null,
    })),
    rules: {
      high: decodeRules(document.notificationRules.high),
      low: decodeRules(document.notificationRules.low),
    },
    quietHours: document.quietHours,
    shiftNotices: decodeShiftNotices(document.shiftNotices),
  };
}

export function encodePerson(person: Person): PersonDocument {
  return z.encode(personSchema, {
    id: person.id,
    name: person.name,
    ...(person.email === null ? {} : { email: person.email }),
    zone: person.zone,
    contactMethods: person.contactMethods.map(encodeMethod),
    notificationRules: {
      ...(person.rules.high === null ? {} : { high: encodeRules(person.rules.high) }),
      ...(person.rules.low === null ? {} : { low: encodeRules(person.rules.low) }),
    },
    quietHours: person.quietHours.map(({ days, from, to }) => ({ days: [...days], from, to })),
    shiftNotices: encodeShiftNotices(person.shiftNotices),
  });
}

function decodeShiftNotices({ before, handoff, via }: Parsed['shiftNotices']): ShiftNotices {
  return { beforeMs: before, handoff, methodId: via ?? null };
}

function encodeShiftNotices({ beforeMs, handoff, methodId }: ShiftNotices): Parsed['shiftNotices'] {
  return { before: [...beforeMs], handoff, ...(methodId === null ? {} : { via: methodId }) };
}

function decodeRules(list: Parsed['notificationRules']['high']): NotificationRule[] | null {
  return list?.map((item) => ({ methodId: item.use, afterMs: item.after })) ?? null;
}

function encodeRules(list: readonly NotificationRule[]): z.output<typeof rules> {
  return list.map(({ methodId, afterMs }) => ({ use: methodId, after: afterMs }));
}

function encodeMethod({ id, channel, address, enabled }: ContactMethod): z.output<typeof contactMethod> {
  return { id, channel, address, enabled };
}
