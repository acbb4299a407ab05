import fc from 'fast-check';
import { WEEKDAYS } from '../../time/calendar.ts';
import { DAY_MS, MINUTE_MS } from '../../time/instant.ts';
import type { Instant } from '../../time/instant.ts';
import { formatLocalDateTime } from '../../time/wall-time.ts';
import { wallMsAt } from '../../time/zone.ts';
import type { HolidayTreatment, Layer, Rotation, Turn } from '../schedule.ts';

export const people = ['A', 'B', 'C', 'D', 'E', 'F'];
export const layerIds = ['L0', 'L1', 'L2'];
export const listIds = ['H0', 'H1'];
const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

export const anyZone = fc.constantFrom(...zones);
export const anyPerson = fc.constantFrom(...people);
export const anyGroup = fc.uniqueArray(anyPerson, { minLength: 1, maxLength: 2 });

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

const RECENT_MINUTES = 25 * 1_440;

/** Most begin lately, because the oracle walks every hour since then. */
const anyAge = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -1_440, max: RECENT_MINUTES }) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 600 }).map((hours) => hours * 60) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 * 365 * 1_440 }) },
);

function anyRotation(id: string, around: Instant, scheduleZone: string): fc.Arbitrary<Rotation> {
  return fc
    .record({
      zone: fc.option(anyZone, { freq: 3 }),
      ageMinutes: anyAge,
      turn: anyTurn,
      shiftMinutes: fc.option(fc.integer({ min: 1, max: 3 * 1_440 }), { freq: 2 }),
      weekdays: fc.option(fc.subarray([...WEEKDAYS], { minLength: 1 }), { freq: 2 }),
      windows: fc.array(fc.record({ from: anyTime, to: anyTime }), { maxLength: 2 }),
      participants: fc.array(anyGroup, { minLength: 1, maxLength: 4 }),
      firstParticipant: fc.integer({ min: 0, max: 3 }),
      visibleMinutes: fc.option(fc.integer({ min: -1_440, max: 1_440 }), { freq: 1 }),
      untilMinutes: fc.option(fc.integer({ min: -720, max: 2_880 }), { freq: 1 }),
    })
    .map(({ ageMinutes: anyMinutes, shiftMinutes, visibleMinutes, untilMinutes, ...rest }) => {
      const ageMinutes = rest.turn.kind === 'hourly' ? anyMinutes % RECENT_MINUTES : anyMinutes;
      return {
        ...rest,
        id,
        name: id,
        supersedes: null,
        start: formatLocalDateTime(wallMsAt(rest.zone ?? scheduleZone, around - ageMinutes * MINUTE_MS)),
        shiftMs: shiftMinutes === null ? null : shiftMinutes * MINUTE_MS,
        visibleFrom: visibleMinutes === null ? null : around + visibleMinutes * MINUTE_MS,
        until: untilMinutes === null ? null : around + untilMinutes * MINUTE_MS,
      };
    });
}

const anyTreatment: fc.Arbitrary<HolidayTreatment> = fc.oneof(
  fc.constant({ kind: 'off' as const }),
  fc.constant({ kind: 'sunday' as const }),
  fc.record({ kind: fc.constant('layer' as const), layerId: fc.constantFrom(...layerIds) }),
);

/** The second rotation takes the first one's place, at an instant: the same people in another way, or others. */
function superseding(rotations: readonly Rotation[], at: Instant | null): Rotation[] {
  const [old, next, ...rest] = rotations;
  if (at === null || old === undefined || next === undefined) return [...rotations];
  return [{ ...old, until: at }, { ...next, visibleFrom: at, supersedes: old.id }, ...rest];
}

function anyLayer(id: string, around: Instant, zone: string): fc.Arbitrary<Layer> {
  return fc
    .record({
      rank: fc.integer({ min: 0, max: 2 }),
      isShadow: fc.integer({ min: 0, max: 5 }).map((sixth) => sixth === 5),
      holidays: fc.option(fc.record({ listId: fc.constantFrom(...listIds), treatment: anyTreatment }), { freq: 2 }),
      edit: fc.option(
        fc.integer({ min: -1_440, max: 1_440 }).map((minutes) => around + minutes * MINUTE_MS),
        { freq: 1 },
      ),
      rotations: fc
        .integer({ min: 1, max: 2 })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, index) => anyRotation(`${id}r${index}`, around, zone))),
        ),
    })
    .map(({ rank, isShadow, holidays, edit, rotations }) => ({
      ...{ id, name: id, rank, holidays, calendar: null },
      duty: isShadow ? 'shadow' : 'on-call',
      rotations: superseding(rotations, edit),
    }));
}

export function anyLayers(around: Instant, zone: string): fc.Arbitrary<Layer[]> {
  return fc
    .integer({ min: 1, max: layerIds.length })
    .chain((count) => fc.tuple(...layerIds.slice(0, count).map((id) => anyLayer(id, around, zone))));
}

/** An interval that begins within a day of a moment. */
export function anyIntervalNear(around: Instant, longestMinutes: number) {
  return fc
    .record({ from: fc.integer({ min: -1_440, max: 1_440 }), minutes: fc.integer({ min: 1, max: longestMinutes }) })
    .map(({ from, minutes }) => ({
      start: around + from * MINUTE_MS,
      end: around + (from + minutes) * MINUTE_MS,
    }));
}

/** When something was arranged: most of it days ago, some of it in the very hours that are looked at. */
export function anyMakingNear(around: Instant): fc.Arbitrary<Instant> {
  return fc.oneof(
    fc.integer({ min: 1, max: 4 }).map((days) => around - days * DAY_MS),
    fc.integer({ min: -1_440, max: 1_440 }).map((minutes) => around + minutes * MINUTE_MS),
  );
}
