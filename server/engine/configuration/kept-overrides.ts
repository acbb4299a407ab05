import type { PersonId } from '../../core/notifying/person.ts';
import type { Directory } from '../../core/directory/directory.ts';
import type { Override } from '../../core/schedule/schedule.ts';
import type { ConfigurationRow } from '../../store/rows.ts';

/** Beside the kinds of documents: nothing of it stands in a file, and it has no version that a caller could name. */
export const OVERRIDE = 'override';

/**
 * An override that was made through the API. It is kept beside the document of its schedule, because a file may own
 * that, and nobody edits files at 03:00.
 */
export interface KeptOverride extends Override {
  readonly scheduleId: string;
  readonly createdBy: string;
  /** Who made it, and may take it back; null where that was a machine. */
  readonly creatorId: PersonId | null;
}

export type KeptOverrides = ReadonlyMap<string, KeptOverride>;

export interface OverrideEdit {
  readonly kind: typeof OVERRIDE;
  readonly id: string;
  readonly document: KeptOverride | null;
  readonly file: null;
}

export function editOf(id: string, override: KeptOverride | null): OverrideEdit {
  return { kind: OVERRIDE, id, document: override, file: null };
}

/** What does not stand in overrides that were made before they could be bound to a layer. */
const whole: Partial<KeptOverride> = { layerId: null };

/** With these rows; the very same map where none of them is about an override. */
export function overridesAfter(before: KeptOverrides, rows: readonly ConfigurationRow[]): KeptOverrides {
  const changed = rows.filter(({ kind }) => kind === OVERRIDE);
  if (changed.length === 0) return before;
  const after = new Map(before);
  for (const { id, body } of changed) {
    // Nothing but `editOf` makes such rows.
    if (body === null) after.delete(id);
    else after.set(id, { ...whole, ...(JSON.parse(body) as KeptOverride) });
  }
  return after;
}

interface Overridden {
  readonly written: Directory;
  readonly directory: Directory;
  readonly overrides: KeptOverrides;
}

/**
 * What every reader sees: schedules as they are written, with the overrides that were made since. In a document
 * overrides without `createdAt` count as the oldest, so that whoever takes a shift tonight wins over the file.
 */
export function withOverrides(before: Overridden, written: Directory, overrides: KeptOverrides): Directory {
  if (written.schedules === before.written.schedules && overrides === before.overrides) {
    return { ...written, schedules: before.directory.schedules };
  }
  const schedules = new Map(written.schedules);
  for (const override of overrides.values()) {
    const schedule = schedules.get(override.scheduleId);
    // A schedule that a file lost for a moment finds its overrides again.
    if (schedule === undefined) continue;
    schedules.set(schedule.id, { ...schedule, overrides: [...schedule.overrides, override] });
  }
  return { ...written, schedules };
}
