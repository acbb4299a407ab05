import { z } from 'zod';
import type { Edition, HolidayList, Override, Schedule } from '../core/schedule/schedule.ts';
import { surrounded } from '../core/schedule/surroundings.ts';
import { turnPart } from './cover-request.ts';
import { decodeHolidayList, holidayListSchema } from './configuration/holiday-list.ts';
import { decodeSchedule, scheduleSchema } from './configuration/schedule.ts';
import type { override as wireOverride } from './override.ts';
import { instant } from './wire.ts';

const interval = { start: instant, end: instant };
const id = z.string();

/**
 * What stands beside the documents of schedules and decides with them who is on call. With the documents and the overrides
 * whoever reads it can compute every shift.
 */
export const surroundings = z
  .object({
    covers: z.array(
      z.object({
        ...{ id, schedule: id, rotation: id, turn: z.int(), part: turnPart },
        ...{ from: id, to: id, takenAt: instant, until: instant.nullable() },
      }),
    ),
    absences: z.array(z.object({ id, person: id, ...interval, substitute: id.nullable(), createdAt: instant })),
    holidayLists: z.array(holidayListSchema),
    imports: z.array(
      z.object({
        ...{ schedule: id, layer: id },
        shifts: z.array(z.object({ uid: z.string(), ...interval, people: z.array(id) })),
      }),
    ),
    editions: z
      .array(
        z.object({
          ...{ schedule: id, until: instant, zone: z.string(), layers: scheduleSchema.shape.layers },
          overrides: z.array(
            z.object({ id, ...interval, people: z.array(id), layer: id.nullable(), createdAt: instant }),
          ),
          ...{ holidays: z.array(holidayListSchema), unknown: z.array(id) },
        }),
      )
      .meta({ description: 'How schedules were written until an instant; what was, stays.' }),
  })
  .meta({ id: 'Surroundings' });

export type WireSurroundings = z.input<typeof surroundings>;
type WireOverride = z.input<typeof wireOverride>;

/** A schedule as it is written, made what it is in force. */
export type Surround = (written: Schedule) => Schedule;

/** For readers that hold the documents: the app. A draft that has the id of a schedule gets what is beside that one. */
export function surroundWith(overrides: readonly WireOverride[], wire: WireSurroundings): Surround {
  const absences = wire.absences.map(({ id, person, start, end, substitute, createdAt }) => {
    return { id, personId: person, interval: read({ start, end }), substituteId: substitute, createdAt: at(createdAt) };
  });
  const holidayLists = new Map(wire.holidayLists.flatMap(holidayListOf));
  const made = grouped(overrides, ({ schedule }) => schedule.id);
  const covers = grouped(wire.covers, ({ schedule }) => schedule);
  const imports = grouped(wire.imports, ({ schedule }) => schedule);
  const editions = grouped(wire.editions, ({ schedule }) => schedule);
  return (written) =>
    surrounded(written, {
      overrides: (made.get(written.id) ?? []).map(overrideOf),
      covers: (covers.get(written.id) ?? []).map(({ id, rotation, turn, part, from, to, takenAt, until }) => {
        return {
          id,
          occurrence: { rotationId: rotation, turn, part },
          from,
          to,
          takenAt: at(takenAt),
          until: atOrNull(until),
        };
      }),
      imports: (imports.get(written.id) ?? []).map(({ layer, shifts }) => ({
        layerId: layer,
        shifts: shifts.map(({ uid, start, end, people }) => ({ uid, interval: read({ start, end }), people })),
      })),
      past: (editions.get(written.id) ?? []).flatMap((edition) => editionOf(written, edition)),
      ...{ absences, holidayLists },
    });
}

function grouped<T>(items: readonly T[], scheduleOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>();
  for (const item of items) lists.set(scheduleOf(item), [...(lists.get(scheduleOf(item)) ?? []), item]);
  return lists;
}

type AnyOverride = Pick<WireOverride, 'id' | 'start' | 'end' | 'layer' | 'createdAt'> & {
  readonly people: readonly { readonly id: string }[];
};

function overrideOf({ id, start, end, people, layer, createdAt }: AnyOverride): Override {
  return {
    ...{ id, layerId: layer, createdAt: at(createdAt) },
    ...{ interval: read({ start, end }), people: people.map((person) => person.id) },
  };
}

/** One that this version of the app cannot read is left out: the schedule as it stands is then the better guess. */
function editionOf(
  { id, name }: Schedule,
  { until, zone, layers, overrides, holidays, unknown }: WireSurroundings['editions'][number],
): Edition[] {
  const parsed = scheduleSchema.safeParse({ id, name, zone, layers });
  if (!parsed.success) return [];
  const lists = holidays.flatMap(holidayListOf).map(([, list]) => list);
  const { layers: written } = decodeSchedule(parsed.data);
  const made = overrides.map(({ people, ...rest }) => overrideOf({ ...rest, people: people.map((id) => ({ id })) }));
  return [{ ...{ until: at(until), zone, layers: written }, overrides: made, holidays: lists, unknown }];
}

function holidayListOf(document: WireSurroundings['holidayLists'][number]): [string, HolidayList][] {
  const parsed = holidayListSchema.safeParse(document);
  return parsed.success ? [[document.id, decodeHolidayList(parsed.data)]] : [];
}

function atOrNull(iso: string | null): number | null {
  return iso === null ? null : at(iso);
}

function at(iso: string): number {
  return Date.parse(iso);
}

function read({ start, end }: { readonly start: string; readonly end: string }) {
  return { start: at(start), end: at(end) };
}
