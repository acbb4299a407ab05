import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../time/instant.ts';
import type { Instant, Interval } from '../../time/instant.ts';
import { wallMsAt } from '../../time/zone.ts';
import type {
  Absence,
  Cover,
  Edition,
  HolidayList,
  ImportedShift,
  IsKnown,
  Layer,
  Override,
  Rotation,
  Schedule,
} from '../schedule.ts';
import { nothingBeside } from '../surroundings.ts';
import { workOf } from '../work.ts';
import {
  anyGroup,
  anyIntervalNear,
  anyLayers,
  anyMakingNear,
  anyPerson,
  anyZone,
  layerIds,
  listIds,
  people,
} from './random-rotation.ts';

/** A random schedule with all that can be arranged, and a window of three days. */
export interface Town {
  readonly schedule: Schedule;
  readonly window: Interval;
  readonly isKnown: IsKnown;
}

const anyMoment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) });

const anyGone = fc.subarray(people, { maxLength: 2 });

/** Up to `most` of something, each with an id of its own. */
function few<T>(most: number, prefix: string, of: (id: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc
    .integer({ min: 0, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => of(`${prefix}${index}`))));
}

function anyOverride(id: string, around: Instant): fc.Arbitrary<Override> {
  return fc.record({
    id: fc.constant(id),
    interval: anyIntervalNear(around, 900),
    people: anyGroup,
    layerId: fc.option(fc.constantFrom(...layerIds), { freq: 2 }),
    createdAt: anyMakingNear(around),
  });
}

function anyAbsence(id: string, around: Instant): fc.Arbitrary<Absence> {
  return fc.record({
    id: fc.constant(id),
    personId: anyPerson,
    interval: anyIntervalNear(around, 2_880),
    substituteId: fc.option(anyPerson, { freq: 3 }),
    createdAt: anyMakingNear(around),
  });
}

function anyList(id: string, around: Instant, zone: string): fc.Arbitrary<HolidayList> {
  const today = Math.floor(wallMsAt(zone, around) / DAY_MS);
  return fc.subarray([-2, -1, 0, 1, 2, 3], { minLength: 1 }).map((near) => ({
    id,
    name: id,
    days: near.map((offset) => ({ day: today + offset, name: String(today + offset) })),
  }));
}

function anyImported(uid: string, around: Instant): fc.Arbitrary<ImportedShift> {
  return fc.record({ uid: fc.constant(uid), interval: anyIntervalNear(around, 1_440), people: anyGroup });
}

/** What a cover says before it is known which turns there are. */
interface Wish {
  readonly id: string;
  readonly rotation: number;
  readonly turn: number;
  readonly giver: number;
  readonly part: readonly [number, number] | null;
  /** Names the rotation that was superseded, whose line it is as well. */
  readonly isOfOld: boolean;
  readonly to: string;
  readonly takenAt: Instant;
  readonly until: Instant | null;
}

function anyWish(id: string, around: Instant): fc.Arbitrary<Wish> {
  return fc.record({
    id: fc.constant(id),
    rotation: fc.nat({ max: 11 }),
    turn: fc.nat({ max: 30 }),
    giver: fc.nat({ max: 5 }),
    part: fc.option(fc.tuple(fc.nat({ max: 99 }), fc.integer({ min: 1, max: 100 })), { freq: 2 }),
    isOfOld: fc.boolean(),
    to: anyPerson,
    takenAt: anyMakingNear(around),
    until: fc.option(anyMakingNear(around), { freq: 1 }),
  });
}

const TURN_HOURS = { hourly: 1, daily: 24, weekly: 7 * 24, monthly: 31 * 24 };

/** Of a turn that lies in the window, by somebody who has it, or hardly anything would ever be covered. */
function coverOf(wish: Wish, layers: readonly Layer[], zone: string, window: Interval): Cover[] {
  const rotations = layers.flatMap((layer) => layer.rotations);
  const rotation: Rotation | undefined = rotations[wish.rotation % rotations.length];
  if (rotation === undefined) return [];
  const pieces = workOf(rotation, zone, window);
  const piece = pieces[wish.turn % pieces.length];
  if (piece === undefined) return [];
  const { id, giver, to, takenAt, until } = wish;
  const percentMs = (TURN_HOURS[rotation.turn.kind] * rotation.turn.every * HOUR_MS) / 100;
  const whole = (percent: number): number => Math.round((percent * percentMs) / MINUTE_MS) * MINUTE_MS;
  const part = wish.part === null ? null : { fromMs: whole(wish.part[0]), toMs: whole(wish.part[0] + wish.part[1]) };
  // Now and then by somebody who does not have it, because the turn has changed hands or never was theirs.
  const from = piece.group[giver] ?? people[giver] ?? to;
  const rotationId = (wish.isOfOld ? rotation.supersedes : null) ?? rotation.id;
  return [{ id, from, to, takenAt, until, occurrence: { rotationId, turn: piece.turn, part } }];
}

function anyEdition(around: Instant, scheduleZone: string, lists: readonly HolidayList[]): fc.Arbitrary<Edition> {
  return fc
    .record({ zone: fc.oneof(fc.constant(scheduleZone), anyZone), minutes: fc.integer({ min: -1_440, max: 2_160 }) })
    .chain(({ zone, minutes }) =>
      fc
        .tuple(
          anyLayers(around, zone),
          few(2, 'o', (id) => anyOverride(id, around)),
          anyGone,
        )
        .map(([layers, overrides, unknown]) => ({
          ...{ zone, layers, overrides, unknown, holidays: lists },
          until: around + minutes * MINUTE_MS,
        })),
    );
}

function withCalendars(layers: readonly Layer[], imported: readonly { readonly layerId: string }[]): Layer[] {
  const calendar = { url: 'https://calendar.example/on-call.ics', people: {} };
  return layers.map((layer) => (imported.some(({ layerId }) => layerId === layer.id) ? { ...layer, calendar } : layer));
}

/** The next change of the clocks, or the moment itself where none comes within two years. */
function changeAfter(moment: Instant, zone: string): Instant {
  const next = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  const at = next?.epochMilliseconds ?? Infinity;
  return at < moment + 730 * DAY_MS ? at : moment - (moment % HOUR_MS);
}

/** What stands around one moment in one zone. */
export function townAround(zone: string, around: Instant): fc.Arbitrary<Town> {
  return fc
    .tuple(...listIds.map((id) => anyList(id, around, zone)))
    .chain((lists) =>
      fc.record({
        holidays: fc.constant(lists),
        layers: anyLayers(around, zone),
        overrides: few(3, 'o', (id) => anyOverride(id, around)),
        absences: few(3, 'a', (id) => anyAbsence(id, around)),
        wishes: few(3, 'c', (id) => anyWish(id, around)),
        imports: fc.uniqueArray(
          fc.record({
            layerId: fc.constantFrom(...layerIds),
            shifts: few(2, 'u', (uid) => anyImported(uid, around)),
          }),
          { maxLength: 1, selector: ({ layerId }) => layerId },
        ),
        past: fc
          .option(fc.array(anyEdition(around, zone, lists), { maxLength: 2 }), { freq: 1 })
          .map((editions) => editions ?? []),
        gone: anyGone,
        lead: fc.integer({ min: 600, max: 2_160 }),
      }),
    )
    .map(({ wishes, gone, lead, past, ...rest }) => {
      const window = { start: around - lead * MINUTE_MS, end: around + (3 * 1_440 - lead) * MINUTE_MS };
      const layers = withCalendars(rest.layers, rest.imports);
      const schedule: Schedule = {
        ...nothingBeside,
        ...rest,
        ...{ id: 'S', name: 'Random', teamId: null, zone, layers },
        covers: wishes.flatMap((wish) => coverOf(wish, layers, zone, window)),
        past: past
          .map((edition) => ({ ...edition, layers: withCalendars(edition.layers, rest.imports) }))
          .sort((a, b) => a.until - b.until),
      };
      return { schedule, window, isKnown: (person: string) => !gone.includes(person) };
    });
}

/** Around a change of the clocks, where there is one. */
export const anyTown: fc.Arbitrary<Town> = fc
  .tuple(anyZone, anyMoment)
  .chain(([zone, moment]) => townAround(zone, changeAfter(moment, zone)));
