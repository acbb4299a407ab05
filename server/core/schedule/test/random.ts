import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS } from '../../time/calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../time/instant.ts';
import type { Instant, Interval } from '../../time/instant.ts';
import { formatLocalDateTime } from '../../time/wall-time.ts';
import { wallMsAt } from '../../time/zone.ts';
import { nothingBeside } from '../surroundings.ts';
import type { IsKnown, Layer, Override, Rotation, Schedule, Turn } from '../schedule.ts';

/** A random schedule, and a window of three days that mostly lies around a change of its zone's clocks. */
export interface Town {
  readonly schedule: Schedule;
  readonly window: Interval;
  readonly isKnown: IsKnown;
}

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const people = ['A', 'B', 'C', 'D', 'E', 'F'];

const anyZone = fc.constantFrom(...zones);
const anyGroup = fc.uniqueArray(fc.constantFrom(...people), { minLength: 1, maxLength: 2 });
const anyMoment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) });

const anyTurn: fc.Arbitrary<Turn> = fc.oneof(
  fc.record({ kind: fc.constant('hourly' as const), every: fc.integer({ min: 1, max: 13 }) }),
  fc.record({ kind: fc.constant('daily' as const), every: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant('weekly' as const),
    every: fc.integer({ min: 1, max: 2 }),
    handoffDay: fc.constantFrom(...WEEKDAYS),
  }),
  fc.record({ kind: fc.constant('monthly' as const), every: fc.constant(1) }),
);

const anyTime = fc.oneof(
  fc.integer({ min: 0, max: 1_439 }),
  fc.integer({ min: 0, max: 23 }).map((hour) => hour * 60),
);

function anyRotation(id: string, around: Instant, scheduleZone: string): fc.Arbitrary<Rotation> {
  return fc
    .record({
      zone: fc.option(anyZone, { freq: 3 }),
      ageMinutes: fc.oneof(
        fc.integer({ min: -1_440, max: 25 * 1_440 }),
        fc.integer({ min: 0, max: 600 }).map((h) => h * 60),
      ),
      turn: anyTurn,
      shiftMinutes: fc.option(fc.integer({ min: 1, max: 3 * 1_440 }), { freq: 2 }),
      weekdays: fc.option(fc.subarray([...WEEKDAYS], { minLength: 1 }), { freq: 2 }),
      windows: fc.array(fc.record({ from: anyTime, to: anyTime }), { maxLength: 2 }),
      participants: fc.array(anyGroup, { minLength: 1, maxLength: 4 }),
      firstParticipant: fc.integer({ min: 0, max: 3 }),
      supersedes: fc.constant(null),
      visibleMinutes: fc.option(fc.integer({ min: -1_440, max: 1_440 }), { freq: 1 }),
      untilMinutes: fc.option(fc.integer({ min: -720, max: 2_880 }), { freq: 1 }),
    })
    .map(({ ageMinutes, shiftMinutes, visibleMinutes, untilMinutes, ...rest }) => ({
      ...rest,
      id,
      name: id,
      start: formatLocalDateTime(wallMsAt(rest.zone ?? scheduleZone, around - ageMinutes * MINUTE_MS)),
      shiftMs: shiftMinutes === null ? null : shiftMinutes * MINUTE_MS,
      visibleFrom: visibleMinutes === null ? null : around + visibleMinutes * MINUTE_MS,
      until: untilMinutes === null ? null : around + untilMinutes * MINUTE_MS,
    }));
}

function anyLayer(id: string, around: Instant, zone: string): fc.Arbitrary<Layer> {
  return fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    rank: fc.integer({ min: 0, max: 2 }),
    duty: fc.constant('on-call' as const),
    calendar: fc.constant(null),
    holidays: fc.constant(null),
    rotations: fc
      .integer({ min: 1, max: 2 })
      .chain((count) =>
        fc.tuple(...Array.from({ length: count }, (_, index) => anyRotation(`${id}r${index}`, around, zone))),
      ),
  });
}

function anyOverride(id: string, around: Instant): fc.Arbitrary<Override> {
  return fc
    .record({
      from: fc.integer({ min: -1_440, max: 1_440 }),
      minutes: fc.integer({ min: 1, max: 900 }),
      people: anyGroup,
      createdAt: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ from, minutes, people: named, createdAt }) => {
      const start = around + from * MINUTE_MS;
      return { id, people: named, layerId: null, createdAt, interval: { start, end: start + minutes * MINUTE_MS } };
    });
}

/** The next change of the clocks, or the moment itself where none comes within two years. */
function changeAfter(moment: Instant, zone: string): Instant {
  const next = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  const at = next?.epochMilliseconds ?? Infinity;
  return at < moment + 730 * DAY_MS ? at : moment - (moment % HOUR_MS);
}

export const anyTown: fc.Arbitrary<Town> = fc.tuple(anyZone, anyMoment).chain(([zone, moment]) => {
  const around = changeAfter(moment, zone);
  const layers = fc
    .integer({ min: 1, max: 3 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyLayer(`L${index}`, around, zone))));
  const overrides = fc
    .integer({ min: 0, max: 3 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyOverride(`o${index}`, around))));
  return fc
    .record({
      layers,
      overrides,
      gone: fc.subarray(people, { maxLength: 2 }),
      lead: fc.integer({ min: 600, max: 2_160 }),
    })
    .map(({ layers, overrides, gone, lead }) => ({
      schedule: { id: 'S', name: 'Random', teamId: null, zone, layers, overrides, ...nothingBeside },
      window: { start: around - lead * MINUTE_MS, end: around + (3 * 1_440 - lead) * MINUTE_MS },
      isKnown: (person: string) => !gone.includes(person),
    }));
});
