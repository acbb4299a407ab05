import { decodeSchedule, scheduleSchema } from '../../server/contract/configuration/schedule.ts';
import type { ScheduleDocument } from '../../server/contract/configuration/schedule.ts';
import type { Override, Schedule } from '../../server/core/schedule/schedule.ts';
import type { Item } from '../api/configured.ts';
import type { KeptOverride } from '../api/overrides.ts';

/** A schedule as the pages need it: its document, and what the core makes of it. */
export interface ReadSchedule {
  readonly id: string;
  readonly name: string;
  readonly file: string | null;
  readonly version: number;
  readonly teamId: string | null;
  readonly document: ScheduleDocument;
  /** With the overrides that were made beside the document. Null where this version of the app cannot read it. */
  readonly schedule: Schedule | null;
  readonly kept: readonly KeptOverride[];
}

export function readSchedules(
  items: readonly Item<'schedules'>[],
  overrides: readonly KeptOverride[],
): readonly ReadSchedule[] {
  return items.map((item) => readSchedule(item, overrides));
}

function readSchedule(item: Item<'schedules'>, overrides: readonly KeptOverride[]): ReadSchedule {
  const { document } = item;
  const kept = overrides.filter(({ schedule }) => schedule.id === item.id);
  const written = decoded(document);
  return {
    ...{ id: item.id, name: document.name, file: item.file, version: item.version, document, kept },
    teamId: document.team ?? null,
    schedule: written === null ? null : withKept(written, kept),
  };
}

/** What the core makes of a document, unsaved ones included; null where something is wrong with it. */
export function decoded(document: ScheduleDocument): Schedule | null {
  const parsed = scheduleSchema.safeParse(document);
  return parsed.success ? decodeSchedule(parsed.data) : null;
}

export function withKept(schedule: Schedule, kept: readonly KeptOverride[]): Schedule {
  return { ...schedule, overrides: [...schedule.overrides, ...kept.map(overrideOf)] };
}

function overrideOf({ id, start, end, people, layer, createdAt }: KeptOverride): Override {
  return {
    ...{ id, people: people.map((person) => person.id), layerId: layer, createdAt: Date.parse(createdAt) },
    interval: { start: Date.parse(start), end: Date.parse(end) },
  };
}
