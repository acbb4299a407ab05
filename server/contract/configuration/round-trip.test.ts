import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Integration, Settings } from '../../core/directory/directory.ts';
import type { EscalationChain, Step, Target } from '../../core/escalation/chain.ts';
import { SEVERITIES } from '../../core/grouping/severity.ts';
import type { Person } from '../../core/notifying/person.ts';
import { parseMatchers } from '../../core/ownership/matcher.ts';
import type { Service } from '../../core/ownership/service.ts';
import type { Team } from '../../core/ownership/team.ts';
import type {
  HolidayList,
  HolidayRule,
  HolidayTreatment,
  Layer,
  Override,
  Rotation,
  Schedule,
  Turn,
} from '../../core/schedule/schedule.ts';
import { nothingBeside } from '../../core/schedule/surroundings.ts';
import { validate } from '../../core/schedule/validate.ts';
import { HUMAN_KINDS } from '../../core/readiness/demands.ts';
import { WEEKDAYS } from '../../core/time/calendar.ts';
import { readDocument } from './document.ts';
import type { Decoded } from './document.ts';
import { encodeEscalationChain } from './escalation-chain.ts';
import { encodeHolidayList } from './holiday-list.ts';
import { encodeIntegration } from './integration.ts';
import { encodePerson } from './person.ts';
import { encodeSchedule } from './schedule.ts';
import { encodeService } from './service.ts';
import { encodeSettings } from './settings.ts';
import { encodeTeam } from './team.ts';

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,62}$/);
const name = fc.string({ minLength: 1, maxLength: 200 }).filter((text) => text.trim() !== '');
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe');
const delayMs = fc.integer({ min: 1_000, max: 30 * 86_400_000 });
const urgency = fc.constantFrom('high', 'low');
const instant = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) });
const text = fc.string({ minLength: 1, maxLength: 50 });
// Prometheus keeps names that begin with two underscores to itself, and `__proto__` is no key of an object.
const labelName = fc.stringMatching(/^[a-z][a-z_]{0,19}$/);
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 4 });
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: 1, maxLength: 4 });

const target: fc.Arbitrary<Target> = fc.oneof(
  id.map((personId) => ({ kind: 'person', personId }) as const),
  id.map((scheduleId) => ({ kind: 'schedule', scheduleId }) as const),
  id.map((teamId) => ({ kind: 'team', teamId }) as const),
);

const team: fc.Arbitrary<Team> = fc.record({
  id,
  name,
  members: fc.uniqueArray(id),
  leads: fc.uniqueArray(id),
  fallback: few(target),
});

const inMs = (minutes: readonly number[]) => minutes.map((one) => one * 60_000);
const rules = nullable(few(fc.record({ methodId: id, afterMs: fc.nat(1_000_000) })));
const person: fc.Arbitrary<Person> = fc.record({
  id,
  name,
  email: nullable(fc.constantFrom('ana@example.org', 'b.c+d@example.co.uk')),
  zone,
  contactMethods: few(
    fc.record({ id, channel: id, address: text, enabled: fc.boolean(), provenAt: fc.constant(null) }),
  ),
  rules: fc.record({ high: rules, low: rules }),
  quietHours: few(
    fc.record({
      days: fc.subarray([...WEEKDAYS], { minLength: 1, maxLength: 2 }),
      from: fc.integer({ min: 0, max: 1_439 }),
      to: fc.integer({ min: 0, max: 1_440 }),
    }),
  ),
  shiftNotices: fc.record({
    beforeMs: fc.uniqueArray(fc.integer({ min: 1, max: 20_160 }), { maxLength: 5 }).map(inMs),
    handoff: fc.boolean(),
    methodId: nullable(id),
  }),
});

const matchers = some(
  fc.tuple(labelName, fc.constantFrom('=', '!=', '=~', '!~'), fc.stringMatching(/^[a-z0-9|]{0,9}$/)),
);
const owned = matchers.map((parts) => {
  const parsed = parseMatchers(
    `{${parts.map(([label, operator, value]) => `${label}${operator}"${value}"`).join(', ')}}`,
  );
  return parsed.ok ? parsed.matchers : [];
});
const service: fc.Arbitrary<Service> = fc.record({
  id,
  name,
  teamId: id,
  chainId: nullable(id),
  owns: few(owned),
  priority: fc.integer({ min: -1_000, max: 1_000 }),
  groupBy: nullable(fc.uniqueArray(labelName, { maxLength: 5 })),
  urgency: fc.record({ critical: urgency, error: urgency, warning: urgency, info: urgency }),
  acknowledgeTimeoutMs: fc.nat(10_000_000),
  reopenWithinMs: fc.nat(10_000_000),
  pageAgainOn: fc.uniqueArray(fc.constantFrom(...SEVERITIES)),
  links: few(fc.record({ title: name, url: fc.webUrl() })),
});

const turn: fc.Arbitrary<Turn> = fc.oneof(
  fc.record({ kind: fc.constantFrom('hourly', 'daily', 'monthly'), every: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    kind: fc.constant('weekly'),
    every: fc.integer({ min: 1, max: 9 }),
    handoffDay: fc.constantFrom(...WEEKDAYS),
  }),
);
const minute = fc.nat(1_439);
const rotation: fc.Arbitrary<Rotation> = fc.record({
  id,
  name,
  zone: nullable(zone),
  start: fc.constantFrom('2019-01-05T09:00', '2018-12-31T00:00'),
  visibleFrom: nullable(fc.integer({ min: Date.UTC(2019, 2), max: Date.UTC(2020, 0) })),
  until: nullable(instant),
  turn,
  shiftMs: nullable(fc.integer({ min: 1, max: 60 }).map((minutes) => minutes * 60_000)),
  weekdays: nullable(fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 })),
  windows: few(fc.record({ from: minute, to: minute })),
  participants: some(some(id)),
  firstParticipant: fc.constant(0),
  supersedes: nullable(id),
});
const calendarName = fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.toLowerCase());
const treatment: fc.Arbitrary<HolidayTreatment> = fc.oneof(
  fc.record({ kind: fc.constantFrom('off', 'sunday') }),
  fc.record({ kind: fc.constant('layer'), layerId: id }),
);
const layer: fc.Arbitrary<Layer> = fc.record({
  id,
  name,
  rank: fc.integer({ min: -9, max: 9 }),
  duty: fc.constantFrom('on-call', 'shadow'),
  rotations: few(rotation),
  calendar: nullable(fc.record({ url: fc.webUrl(), people: fc.dictionary(calendarName, id, { maxKeys: 3 }) })),
  holidays: nullable(fc.record({ listId: id, treatment })),
});
/** Holidays are handed on to a layer that is there. */
function toward(from: Layer, layers: readonly Layer[]): HolidayRule | null {
  const other = layers.find(({ id: otherId }) => otherId !== from.id);
  if (from.holidays?.treatment.kind !== 'layer') return from.holidays;
  return other === undefined ? null : { ...from.holidays, treatment: { kind: 'layer', layerId: other.id } };
}

const override: fc.Arbitrary<Override> = fc
  .record({ id, start: instant, lengthMs: fc.integer({ min: 1, max: 9e9 }), people: some(id), createdAt: instant })
  .map(({ start, lengthMs, ...rest }) => ({ ...rest, layerId: null, interval: { start, end: start + lengthMs } }));
const told = {
  notices: nullable(fc.record({ channel: id, address: text })),
  slackUserGroup: nullable(fc.constant('S0123ABCD')),
};
const schedule: fc.Arbitrary<Schedule> = fc
  .record({ id, name, teamId: nullable(id), zone, layers: few(layer), overrides: few(override), ...told })
  .map(({ layers, overrides, ...rest }) => ({
    ...nothingBeside,
    ...rest,
    layers: layers.map((one) => ({ ...one, holidays: toward(one, layers) })),
    overrides: overrides.map((one, index) => ({ ...one, layerId: layers[index]?.id ?? null })),
  }))
  .filter((candidate) => validate(candidate).length === 0);

const holidayList: fc.Arbitrary<HolidayList> = fc.record({
  id,
  name,
  days: fc.uniqueArray(fc.record({ day: fc.integer({ min: -719_000, max: 2_000_000 }), name }), {
    selector: ({ day }) => day,
    maxLength: 9,
  }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('wait'), delayMs }),
  fc.record({ kind: fc.constant('repeat'), times: fc.integer({ min: 1, max: 50 }) }),
  fc.record({
    kind: fc.constant('page'),
    targets: some(target),
    mode: fc.constantFrom('one-at-a-time', 'all', 'round-robin'),
    eachMs: delayMs,
    answers: fc.integer({ min: 1, max: 50 }),
    urgency: nullable(urgency),
  }),
);
const chain: fc.Arbitrary<EscalationChain> = fc.record({
  id,
  name,
  teamId: nullable(id),
  version: fc.constant(3),
  steps: few(step),
});

const hmac = fc.record({
  secret: text,
  header: fc.constant('X-Sig'),
  timestampHeader: nullable(fc.constant('X-At')),
  maxAgeMs: delayMs,
});
const integration: fc.Arbitrary<Integration> = fc.record({
  id,
  name,
  type: id,
  token: fc.stringMatching(/^[A-Za-z0-9_.~-]{1,40}$/),
  auth: fc.record({
    basic: nullable(fc.record({ username: text, password: text })),
    bearer: nullable(text),
    hmac: nullable(hmac),
  }),
  ratePerMinute: fc.integer({ min: 1, max: 100_000 }),
  labels: fc.dictionary(labelName, fc.string({ maxLength: 9 }), { maxKeys: 5, noNullPrototype: true }),
});

const settings: fc.Arbitrary<Settings> = fc.record({
  fallback: some(target),
  alarms: few(fc.record({ channel: id, address: text })),
  limits: fc.option(fc.record({ team: fc.integer({ min: -1, max: 9 }), person: fc.nat(9) }), { nil: undefined }),
  demands: fc.option(
    fc.record({
      methods: fc.integer({ min: 1, max: 10 }),
      kinds: fc.subarray([...HUMAN_KINDS]),
      proven: fc.boolean(),
      withinMs: nullable(fc.nat(1_000_000)),
    }),
    { nil: undefined },
  ),
});

/** What is encoded travels as JSON text and comes back as the very same thing. */
function holds<K extends keyof Decoded>(
  kind: K,
  all: fc.Arbitrary<Decoded[K]>,
  encode: (value: Decoded[K]) => unknown,
) {
  fc.assert(
    fc.property(all, (value) => {
      const document: unknown = JSON.parse(JSON.stringify(encode(value)));
      const read = readDocument(kind, document, 3);
      expect(read.ok ? plain(read.value) : read.mistakes).toEqual(plain(value));
    }),
    { numRuns: 60 },
  );
}

/** Compiled expressions are compared by what they were written as. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'regex' ? 'compiled' : part)));
}

describe('encoding and decoding again changes nothing in', () => {
  it('a team', () => holds('team', team, encodeTeam));
  it('a person', () => holds('person', person, encodePerson));
  it('a service', () => holds('service', service, encodeService));
  it('a schedule', () => holds('schedule', schedule, encodeSchedule));
  it('a holiday list', () => holds('holiday-list', holidayList, encodeHolidayList));
  it('an escalation chain', () => holds('escalation-chain', chain, encodeEscalationChain));
  it('an integration', () => holds('integration', integration, encodeIntegration));
  it('the settings', () => holds('settings', settings, encodeSettings));
});
