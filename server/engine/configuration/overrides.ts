import type { PersonId } from '../../core/notifying/person.ts';
import type { FieldError } from '../../core/schedule/field-error.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { validateOverrideEdit } from '../../core/schedule/validate.ts';
import type { Instant, Interval } from '../../core/time/instant.ts';
import type { Clock } from '../../runtime/clock.ts';
import { newId } from '../../runtime/ids.ts';
import { editOf } from './kept.ts';
import type { Kept, KeptEdit, KeptOverride } from './kept.ts';
import type { Live } from './live.ts';
import type { Snapshot } from './snapshot.ts';

/** More that are not over than this, in one schedule, are somebody's mistake, and each of them costs every reader. */
const MOST_AHEAD = 500;

/** Throws where the caller may not: it is asked while nobody else can change the schedule. */
export type Permission = (schedule: Schedule, override: KeptOverride) => void;

export interface NewOverride {
  readonly scheduleId: string;
  readonly interval: Interval;
  readonly people: readonly PersonId[];
  readonly layerId: string | null;
  readonly by: string;
  readonly creatorId: PersonId | null;
}

export type Added =
  | { readonly kind: 'added'; readonly override: KeptOverride }
  | { readonly kind: 'missing' }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] };

/** `cut`: it was running, and ends now; what was stays. */
export type TakenBack =
  { readonly kind: 'removed' } | { readonly kind: 'cut' } | { readonly kind: 'missing' } | { readonly kind: 'over' };

/** Overrides beside the documents of their schedules. */
export interface Overrides {
  add(request: NewOverride, permitted: Permission): Promise<Added>;
  takeBack(scheduleId: string, id: string, by: string, permitted: Permission): Promise<TakenBack>;
}

export function createOverrides(live: Live, clock: Clock): Overrides {
  return {
    add: (request, permitted) => live.commit((before) => planAdd(before, request, clock.now(), permitted), request.by),
    takeBack: (scheduleId, id, by, permitted) =>
      live.commit((before) => planTakeBack(before, { scheduleId, id, now: clock.now() }, permitted), by),
  };
}

interface Plan<T> {
  readonly edits: readonly KeptEdit[];
  readonly result: T;
}

function planAdd(before: Snapshot, request: NewOverride, now: Instant, permitted: Permission): Plan<Added> {
  const { scheduleId, interval, people, layerId, by, creatorId } = request;
  const schedule = before.written.schedules.get(scheduleId);
  if (schedule === undefined) return { edits: [], result: { kind: 'missing' } };
  const override: KeptOverride = {
    ...{ id: newId(now), scheduleId, people: [...new Set(people)], layerId, createdAt: now, createdBy: by, creatorId },
    // Who was on call until now was: an override that is made a little late begins when it is made.
    interval: { start: Math.max(interval.start, now), end: interval.end },
  };
  permitted(schedule, override);
  const errors = [
    ...validateOverrideEdit(null, { ...override, interval }, now),
    ...people.flatMap((id, index) => {
      const isThere = before.directory.people.has(id);
      return isThere ? [] : [{ path: ['people', index], message: `There is no person ${id}.` }];
    }),
    ...missingLayer(schedule, layerId),
    ...crowd(before.arranged.kept.override, scheduleId, now),
  ];
  if (errors.length > 0) return { edits: [], result: { kind: 'invalid', errors } };
  return { edits: [editOf('override', override.id, override)], result: { kind: 'added', override } };
}

function planTakeBack(
  before: Snapshot,
  { scheduleId, id, now }: { readonly scheduleId: string; readonly id: string; readonly now: Instant },
  permitted: Permission,
): Plan<TakenBack> {
  const schedule = before.written.schedules.get(scheduleId);
  const override = before.arranged.kept.override.get(id);
  if (schedule === undefined || override?.scheduleId !== scheduleId) return { edits: [], result: { kind: 'missing' } };
  permitted(schedule, override);
  const { start, end } = override.interval;
  if (end <= now) return { edits: [], result: { kind: 'over' } };
  if (start >= now) return { edits: [editOf('override', id, null)], result: { kind: 'removed' } };
  return { edits: [editOf('override', id, { ...override, interval: { start, end: now } })], result: { kind: 'cut' } };
}

function missingLayer({ layers }: Schedule, layerId: string | null): FieldError[] {
  if (layerId === null || layers.some(({ id }) => id === layerId)) return [];
  const known = layers.map(({ id }) => id).join(', ');
  return [{ path: ['layer'], message: `There is no layer ${layerId} in this schedule; known: ${known}.` }];
}

function crowd(overrides: Kept['override'], scheduleId: string, now: Instant): FieldError[] {
  const ahead = [...overrides.values()].filter((one) => one.scheduleId === scheduleId && one.interval.end > now);
  if (ahead.length < MOST_AHEAD) return [];
  return [{ path: [], message: `There are ${MOST_AHEAD} overrides ahead already; take some of them back first.` }];
}
