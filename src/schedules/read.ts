import { decodeSchedule, scheduleSchema } from '../../server/contract/configuration/schedule.ts';
import type { ScheduleDocument } from '../../server/contract/configuration/schedule.ts';
import type { Schedule } from '../../server/core/schedule/schedule.ts';
import type { Surround } from '../../server/contract/surroundings.ts';
import type { Item } from '../api/configured.ts';
import type { CoverRequest } from '../api/cover-requests.ts';
import type { KeptOverride } from '../api/overrides.ts';

/** A schedule as the pages need it: its document, and what the core makes of it. */
export interface ReadSchedule {
  readonly id: string;
  readonly name: string;
  readonly file: string | null;
  readonly version: number;
  readonly teamId: string | null;
  readonly document: ScheduleDocument;
  /** With everything that was arranged beside the document. Null where this version of the app cannot read it. */
  readonly schedule: Schedule | null;
  readonly kept: readonly KeptOverride[];
  readonly requests: readonly CoverRequest[];
}

/** What was arranged, of all schedules. */
export interface Beside {
  readonly overrides: readonly KeptOverride[];
  readonly coverRequests: readonly CoverRequest[];
  readonly surround: Surround;
}

export function readSchedules(items: readonly Item<'schedules'>[], beside: Beside): readonly ReadSchedule[] {
  return items.map((item) => readSchedule(item, beside));
}

function readSchedule(item: Item<'schedules'>, { overrides, coverRequests, surround }: Beside): ReadSchedule {
  const { document } = item;
  const written = decoded(document);
  return {
    ...{ id: item.id, name: document.name, file: item.file, version: item.version, document },
    teamId: document.team ?? null,
    schedule: written === null ? null : surround(written),
    kept: overrides.filter(({ schedule }) => schedule.id === item.id),
    requests: coverRequests.filter(({ schedule }) => schedule.id === item.id),
  };
}

/** What the core makes of a document, unsaved ones included; null where something is wrong with it. */
export function decoded(document: ScheduleDocument): Schedule | null {
  const parsed = scheduleSchema.safeParse(document);
  return parsed.success ? decodeSchedule(parsed.data) : null;
}
