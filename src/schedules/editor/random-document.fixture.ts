import fc from 'fast-check';
import { scheduleSchema } from '../../../server/contract/configuration/schedule.ts';
import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import { WEEKDAYS } from '../../../server/core/time/calendar.ts';
import type { LayerDocument, OverrideDocument, RotationDocument } from './draft-parts.ts';

const id = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const name = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,12}$/);
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
const time = fc.constantFrom('00:00', '08:30', '17:00', '22:00');
const moment = fc.constantFrom('2026-12-01T09:00', '2026-12-24T18:00:00Z', '2027-01-01T00:00:00+05:30');
const people = fc.array(fc.oneof(id, fc.array(id, { minLength: 1, maxLength: 3 })), { minLength: 1, maxLength: 4 });

const rotation: fc.Arbitrary<RotationDocument> = fc
  .record(
    {
      ...{ name, zone, people, visibleFrom: moment, supersedes: id },
      start: fc.constantFrom('2019-01-05T09:00', '2018-12-31T00:00'),
      until: fc.constant('2030-01-01T00:00:00Z'),
      turn: fc.constantFrom('hourly', 'daily', 'weekly', 'monthly'),
      every: fc.integer({ min: 1, max: 9 }),
      handoffDay: fc.constantFrom(...WEEKDAYS),
      shift: fc.constantFrom('30m', '1h'),
      weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
      windows: fc.array(fc.record({ from: time, to: time }), { minLength: 1, maxLength: 3 }),
      firstParticipant: fc.constant(0),
    },
    { requiredKeys: ['start', 'turn', 'people'] },
  )
  .map(({ handoffDay, ...rest }) =>
    rest.turn === 'weekly' && handoffDay !== undefined ? { ...rest, handoffDay } : rest,
  );

const layer: fc.Arbitrary<LayerDocument> = fc.record(
  {
    ...{ name, rank: fc.integer({ min: -9, max: 9 }), duty: fc.constantFrom('on-call', 'shadow') },
    rotations: fc.array(rotation, { maxLength: 3 }),
    calendar: fc.record({ url: fc.constant('https://example.org/a.ics'), people: fc.dictionary(name, id) }),
    holidays: fc.record({ list: id, treat: fc.constantFrom('off', 'sunday') }),
  },
  { requiredKeys: ['rotations'] },
);

const override: fc.Arbitrary<OverrideDocument> = fc.record(
  {
    ...{ id, start: fc.constant('2026-12-01T09:00'), end: fc.constant('2026-12-02T09:00:00Z') },
    ...{ people: fc.array(id, { minLength: 1, maxLength: 2 }), layer: fc.constant('l0'), createdAt: moment },
  },
  { requiredKeys: ['start', 'end', 'people'] },
);

/** Schedules as they may be written, by hand or by a machine, that the service takes. Every layer and rotation has an id. */
export const anyDocument: fc.Arbitrary<ScheduleDocument> = fc
  .record(
    {
      ...{ id, name, zone, team: id, layers: fc.array(layer, { minLength: 1, maxLength: 4 }) },
      overrides: fc.uniqueArray(override, { maxLength: 3, selector: (one) => one.id ?? one }),
      notices: fc.constant({ channel: 'slack', address: '#shop' }),
      slackUserGroup: fc.constant('S0123ABCD'),
    },
    { requiredKeys: ['id', 'name', 'zone', 'layers'] },
  )
  .map((document) => ({
    ...document,
    layers: document.layers.map((one, index) => ({
      ...{ id: `l${index}`, ...one },
      ...(one.holidays !== undefined && index > 0 ? { holidays: { ...one.holidays, treat: { layer: 'l0' } } } : {}),
      rotations: one.rotations.map((each, at) => ({ id: `l${index}r${at}`, ...each })),
    })),
  }))
  .filter((document) => scheduleSchema.safeParse(document).success);
