import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';

export type LayerDocument = ScheduleDocument['layers'][number];
export type RotationDocument = LayerDocument['rotations'][number];
export type OverrideDocument = NonNullable<ScheduleDocument['overrides']>[number];

/** Without keys that hold nothing: in the file they would stand as such. */
export function without<T extends object>(document: T): T {
  // The keys that are left out are those that may be missing.
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined)) as T;
}
