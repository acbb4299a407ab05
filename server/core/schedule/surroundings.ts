import type { Absence, Cover, Edition, HolidayList, Import, Layer, Override, Schedule } from './schedule.ts';

/** What is kept beside the documents of schedules, and decides with them who is on call. */
export interface Surroundings {
  readonly overrides: readonly Override[];
  readonly covers: readonly Cover[];
  /** Of everybody. */
  readonly absences: readonly Absence[];
  /** All that there are. */
  readonly holidayLists: ReadonlyMap<string, HolidayList>;
  readonly imports: readonly Import[];
  readonly past: readonly Edition[];
}

/** Of a schedule of which nothing is known but its layers and overrides. */
export const nothingBeside: Omit<Schedule, 'id' | 'name' | 'teamId' | 'zone' | 'layers' | 'overrides'> = {
  ...{ covers: [], absences: [], holidays: [], imports: [], past: [] },
  ...{ notices: null, slackUserGroup: null },
};

/** A schedule as it is written, with what was arranged since. The service and the browser both read this one. */
export function surrounded(written: Schedule, beside: Surroundings): Schedule {
  const { overrides, covers, absences, holidayLists, imports, past } = beside;
  return {
    ...written,
    overrides: overrides.length === 0 ? written.overrides : [...written.overrides, ...overrides],
    ...{ covers, absences, imports, past },
    holidays: holidaysOf(written.layers, holidayLists),
  };
}

/** A list that is not there is left out: the layer then has no holidays. */
export function holidaysOf(layers: readonly Layer[], lists: ReadonlyMap<string, HolidayList>): readonly HolidayList[] {
  const ids = new Set(layers.flatMap(({ holidays }) => (holidays === null ? [] : [holidays.listId])));
  return [...ids].flatMap((id) => lists.get(id) ?? []);
}
