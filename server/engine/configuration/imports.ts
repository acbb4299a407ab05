import type { Import, ImportedShift } from '../../core/schedule/schedule.ts';
import type { CalendarRow } from '../../store/rows.ts';

export type ImportRow = Pick<CalendarRow, 'schedule_id' | 'layer_id' | 'shifts' | 'revision'>;

/** What calendars say, as schedules carry it: a list stays the very same until one of its calendars says something new. */
export interface Imports {
  /** Up to which change this is. */
  readonly revision: number;
  readonly bySchedule: ReadonlyMap<string, readonly Import[]>;
}

export const noImports: Imports = { revision: 0, bySchedule: new Map() };

export function importsAfter(before: Imports, rows: readonly ImportRow[]): Imports {
  const bySchedule = new Map(before.bySchedule);
  for (const { schedule_id, layer_id, shifts } of rows) {
    const others = (bySchedule.get(schedule_id) ?? []).filter(({ layerId }) => layerId !== layer_id);
    // Nothing but `engine/calendars` writes such rows.
    const imported: Import = { layerId: layer_id, shifts: JSON.parse(shifts) as readonly ImportedShift[] };
    bySchedule.set(schedule_id, [...others, imported]);
  }
  return { revision: rows.reduce((latest, row) => Math.max(latest, row.revision), before.revision), bySchedule };
}
