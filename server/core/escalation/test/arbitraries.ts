import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { SEVERITIES } from '../../grouping/severity.ts';
import { WEEKDAYS } from '../../time/calendar.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../time/instant.ts';
import { defaultShiftNotices } from '../../notifying/person.ts';
import type { ContactMethod, NotificationRule, Person } from '../../notifying/person.ts';
import type { Service } from '../../ownership/service.ts';
import type { PageMode, Step, Target } from '../chain.ts';
import type { Event } from '../event.ts';
import type { Actor } from '../state.ts';
import { START, SERVICE } from './town.ts';
import type { Town } from './town.ts';

const PEOPLE = ['p0', 'p1', 'p2', 'p3', 'p4'] as const;
/** One more than there are people: targets may name somebody who was deleted. */
const personId = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...PEOPLE) },
  { weight: 1, arbitrary: fc.constant('ghost') },
);
const CHANNELS = ['slack', 'email', 'sms', 'webhook', 'pigeon'] as const;
const METHODS = CHANNELS.map((_, index) => `m${index}`);

const delayMs = fc.constantFrom(0, 0, 20 * SECOND_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS);
const rules: Arbitrary<readonly NotificationRule[] | null> = fc.option(
  fc.array(fc.record({ methodId: fc.constantFrom(...METHODS, 'gone'), afterMs: delayMs }), { maxLength: 4 }),
  { freq: 1 },
);
const methods: Arbitrary<readonly ContactMethod[]> = fc.subarray([...CHANNELS], { minLength: 2 }).chain((channels) =>
  fc.tuple(
    ...channels.map((channel) =>
      fc.constantFrom(true, true, true, false).map((enabled) => ({
        id: `m${CHANNELS.indexOf(channel)}`,
        channel,
        address: channel,
        enabled,
        provenAt: null,
      })),
    ),
  ),
);

const HOURS: readonly Person['quietHours'][] = [
  [],
  [],
  [{ days: WEEKDAYS, from: 2 * 60, to: 3 * 60 + 10 }],
  [{ days: WEEKDAYS, from: 3 * 60 + 1, to: 3 * 60 + 40 }],
  [{ days: WEEKDAYS, from: 0, to: 0 }],
];

function somebody(id: string): Arbitrary<Person> {
  const quietHours = fc.constantFrom(...HOURS);
  const parts = { contactMethods: methods, rules: fc.record({ high: rules, low: rules }), quietHours };
  return fc
    .record(parts)
    .map((part) => ({ id, name: id, email: null, zone: 'UTC', shiftNotices: defaultShiftNotices, ...part }));
}

/** Some are missing, as if they had been deleted. */
const people = fc
  .tuple(...PEOPLE.map(somebody))
  .chain((all) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(all) }, { weight: 1, arbitrary: fc.subarray(all, { minLength: 1 }) }),
  );

const target: Arbitrary<Target> = fc.oneof(
  { weight: 4, arbitrary: personId.map((id): Target => ({ kind: 'person', personId: id })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('s0', 's1', 's2').map((id): Target => ({ kind: 'schedule', scheduleId: id })),
  },
  { weight: 1, arbitrary: fc.constantFrom('t0', 't1').map((id): Target => ({ kind: 'team', teamId: id })) },
);

const pageStep: Arbitrary<Step> = fc.record({
  kind: fc.constant('page' as const),
  targets: fc.array(target, { minLength: 1, maxLength: 3 }),
  mode: fc.constantFrom<PageMode>('one-at-a-time', 'all', 'round-robin'),
  eachMs: fc.constantFrom(0, MINUTE_MS, 5 * MINUTE_MS),
  answers: fc.constantFrom(1, 1, 1, 2, 3),
  urgency: fc.constantFrom(null, null, 'high' as const, 'low' as const),
});
const waitStep: Arbitrary<Step> = fc.record({
  kind: fc.constant('wait' as const),
  delayMs: fc.constantFrom(0, 1, SECOND_MS, 10 * MINUTE_MS, 3 * HOUR_MS),
});

function steps(mostRepeats: number): Arbitrary<readonly Step[]> {
  const repeatStep: Arbitrary<Step> = fc.constantFrom(0, 1, 2, mostRepeats).map((times) => ({ kind: 'repeat', times }));
  const step = fc.oneof(
    { weight: 4, arbitrary: pageStep },
    { weight: 3, arbitrary: waitStep },
    { weight: 1, arbitrary: repeatStep },
  );
  return fc.array(step, { minLength: 1, maxLength: 6, size: 'medium' });
}

const service: Arbitrary<Service | null> = fc.option(
  fc
    .record({
      acknowledgeTimeoutMs: fc.constantFrom(0, 30 * MINUTE_MS),
      pageAgainOn: fc.subarray([...SEVERITIES]),
      teamId: fc.constantFrom('t0', 't1', 'gone'),
      urgency: fc.constantFrom(SERVICE.urgency, {
        critical: 'high',
        error: 'low',
        warning: 'low',
        info: 'low',
      } as const),
    })
    .map((part) => ({ ...SERVICE, ...part })),
  { freq: 6 },
);

function towns(mostRepeats = 3): Arbitrary<Town> {
  return fc.record({
    people,
    steps: fc.option(steps(mostRepeats), { freq: 8 }),
    schedules: fc.record({ s0: fc.array(personId, { maxLength: 3 }), s1: fc.constant([]) }),
    teams: fc
      .record({
        members: fc.array(personId, { maxLength: 3, size: 'medium' }),
        fallback: fc.array(target, { maxLength: 2 }),
      })
      .map(({ members, fallback }) => [
        { id: 't0', name: 'T0', members, leads: [], fallback },
        { id: 't1', name: 'T1', members: [], leads: [], fallback: [] },
      ]),
    service,
    fallback: fc.array(target, { maxLength: 3 }),
    turns: fc.constant({ 'main/0': 1 }),
    quiet: fc.subarray(['sms', 'slack']),
  });
}

const actor: Arbitrary<Actor> = fc.oneof(
  { weight: 6, arbitrary: personId.map((id): Actor => ({ kind: 'person', personId: id, via: 'test' })) },
  { weight: 1, arbitrary: fc.constant<Actor>({ kind: 'source', integrationId: 'grafana' }) },
);
const severity = fc.constantFrom(...SEVERITIES);

const asked = fc
  .constantFrom('acknowledge', 'unacknowledge', 'decline', 'decline', 'decline', 'resolve', 'escalate')
  .chain((kind): Arbitrary<Event> => actor.map((by) => ({ kind, by })));
const handed = fc
  .constantFrom('reassign', 'add-responder')
  .chain((kind): Arbitrary<Event> => fc.record({ by: actor, target }).map((part) => ({ kind, ...part })));
const fired = fc
  .record({ severity, alerts: fc.integer({ min: 1, max: 5 }) })
  .map((part): Event => ({ kind: 'alert-fired', title: 'one more', ...part }));
const calmed = fc
  .record({ stillFiring: fc.integer({ min: 0, max: 2 }), by: actor })
  .map((part): Event => ({ kind: 'alert-resolved', title: 'one less', ...part }));
const snoozed = fc
  .record({ by: actor, minutes: fc.integer({ min: -5, max: 200 }) })
  .map(({ by, minutes }): Event => ({ kind: 'snooze', by, until: START + minutes * MINUTE_MS }));

const event: Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: asked },
  { weight: 2, arbitrary: handed },
  { weight: 2, arbitrary: fired },
  { weight: 1, arbitrary: calmed },
  { weight: 1, arbitrary: snoozed },
  { weight: 1, arbitrary: actor.map((by): Event => ({ kind: 'note', by, text: 'looking' })) },
);

/** What befalls a group: time passes, with wakes or without them (the process was away), then something happens. */
export type Deed = { readonly afterMs: number; readonly isAway: boolean } & (
  | { readonly kind: 'event'; readonly event: Event }
  /** A provider reports on one of the pages so far, perhaps on one of long ago. */
  | { readonly kind: 'report'; readonly page: number; readonly hasFailed: boolean }
  /** Somebody edits people and their rules, and the group is woken for it. */
  | { readonly kind: 'edit'; readonly people: readonly Person[] }
);

const what = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('event' as const), event }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('report' as const), page: fc.nat(20), hasFailed: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('edit' as const), people }) },
);
const afterMs = fc.constantFrom(0, 1, 30 * SECOND_MS, 3 * MINUTE_MS, 20 * MINUTE_MS, 4 * HOUR_MS);

const deeds: Arbitrary<readonly Deed[]> = fc.array(
  fc.tuple(afterMs, fc.boolean(), what).map(([after, isAway, part]) => ({ afterMs: after, isAway, ...part })),
  { minLength: 1, maxLength: 12, size: 'medium' },
);

export interface Life {
  readonly town: Town;
  readonly severity: (typeof SEVERITIES)[number];
  readonly deeds: readonly Deed[];
}

export function lives(mostRepeats = 3): Arbitrary<Life> {
  return fc.record({ town: towns(mostRepeats), severity, deeds });
}
