import type { z } from 'zod';
import { encodeHolidayList } from '../../contract/configuration/holiday-list.ts';
import { encodeLayers } from '../../contract/configuration/schedule.ts';
import type { Api } from '../../contract/routes.ts';
import type { surroundings } from '../../contract/surroundings.ts';
import { placeOf } from '../../engine/arrangements/request-state.ts';
import type { Holiday, HolidayList, Schedule } from '../../core/schedule/schedule.ts';
import { DAY_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { HandlersOf } from './handler.ts';
import { isoOf, isoOrNull } from './naming.ts';

type Wire = z.input<typeof surroundings>;

/** What schedules carry beside what is written in their documents, as far as it says something about times after one. */
export function surroundingsHandlers(known: () => Known, clock: Clock): HandlersOf<Api['surroundings']> {
  return {
    all: ({ query }) => {
      const after = query.after === undefined ? clock.now() : Date.parse(query.after);
      const { directory } = known();
      const schedules = [...directory.schedules.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      return {
        body: {
          covers: schedules.flatMap((schedule) => coversAfter(schedule, after)),
          // The same list in every schedule.
          absences: absencesAfter(schedules[0], after),
          holidayLists: [...directory.holidayLists.values()].map(encodeHolidayList),
          imports: schedules.flatMap((schedule) => importsAfter(schedule, after)),
          editions: schedules.flatMap((schedule) => editionsAfter(schedule, after)),
        },
      };
    },
  };
}

function coversAfter(schedule: Schedule, after: Instant): Wire['covers'] {
  // As the schedule was written then they may have lain elsewhere, or in a rotation that is gone.
  const wasOtherwise = schedule.past.some(({ until }) => until > after);
  return schedule.covers.flatMap(({ id, occurrence, from, to, takenAt, until }) => {
    const { rotationId: rotation, turn, part } = occurrence;
    if (!wasOtherwise && (placeOf(schedule, occurrence)?.end ?? after) <= after) return [];
    const when = { takenAt: isoOf(takenAt), until: isoOrNull(until) };
    return [{ id, schedule: schedule.id, rotation, turn, part, from, to, ...when }];
  });
}

function absencesAfter(schedule: Schedule | undefined, after: Instant): Wire['absences'] {
  return (schedule?.absences ?? [])
    .filter(({ interval }) => interval.end > after)
    .map(({ id, personId, interval, substituteId, createdAt }) => ({
      ...{ id, person: personId, start: isoOf(interval.start), end: isoOf(interval.end) },
      ...{ substitute: substituteId, createdAt: isoOf(createdAt) },
    }));
}

function importsAfter(schedule: Schedule, after: Instant): Wire['imports'] {
  return schedule.imports.map(({ layerId, shifts }) => ({
    ...{ schedule: schedule.id, layer: layerId },
    shifts: shifts
      .filter(({ interval }) => interval.end > after)
      .map(({ uid, interval, people }) => ({
        ...{ uid, start: isoOf(interval.start), end: isoOf(interval.end), people: [...people] },
      })),
  }));
}

/** An edition answers for no other time, and a list may go on for forty years. Work that begins on a day may end later. */
function daysBetween(list: HolidayList, start: Instant, end: Instant): HolidayList {
  const marginMs = 3 * DAY_MS;
  const isNear = ({ day }: Holiday): boolean => day * DAY_MS > start - marginMs && day * DAY_MS < end + marginMs;
  return { ...list, days: list.days.filter(isNear) };
}

function editionsAfter(schedule: Schedule, after: Instant): Wire['editions'] {
  return schedule.past
    .filter(({ until }) => until > after)
    .map(({ until, zone, layers, overrides, holidays, unknown }) => ({
      ...{ schedule: schedule.id, until: isoOf(until), zone, layers: encodeLayers(layers), unknown: [...unknown] },
      overrides: overrides.map(({ id, interval, people, layerId, createdAt }) => ({
        ...{ id, start: isoOf(interval.start), end: isoOf(interval.end), people: [...people] },
        ...{ layer: layerId, createdAt: isoOf(createdAt) },
      })),
      holidays: holidays.map((list) => encodeHolidayList(daysBetween(list, after, until))),
    }));
}
