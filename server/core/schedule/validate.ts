import type { Instant } from '../time/instant.ts';
import { isZone } from '../time/zone.ts';
import type { FieldError, FieldPath } from './field-error.ts';
import type { Group, Override, Schedule } from './schedule.ts';
import { checkRotation, zoneMessage } from './validate-rotation.ts';

/** Everything that is wrong, at once: nobody wants to correct one field only to hear of the next. */
export function validate(schedule: Schedule): FieldError[] {
  const errors: FieldError[] = [];
  if (schedule.name.trim() === '') errors.push({ path: ['name'], message: 'Give the schedule a name.' });
  const hasZone = isZone(schedule.zone);
  if (!hasZone) errors.push({ path: ['zone'], message: zoneMessage(schedule.zone) });
  schedule.layers.forEach((layer, index) => {
    const path = ['layers', index];
    if (!Number.isInteger(layer.rank)) {
      errors.push({ path: [...path, 'rank'], message: 'Rank the layer with a whole number; a higher one wins.' });
    }
    layer.rotations.forEach((rotation, at) => {
      // Under a broken zone the times are checked as if in UTC, so that all errors are told at once.
      errors.push(...checkRotation(rotation, hasZone ? schedule.zone : 'UTC', [...path, 'rotations', at]));
    });
  });
  schedule.overrides.forEach((override, index) => errors.push(...checkOverride(override, ['overrides', index])));
  return [...errors, ...checkNames(schedule), ...repeatedIds(schedule)];
}

/**
 * What may not be done to an override at `now`, beyond what `validate` says of it: a schedule that is read again may well
 * hold overrides that are over, but nobody may make one, or change one and with it the past. `before` is null for a
 * new one.
 */
export function validateOverrideEdit(before: Override | null, after: Override, now: Instant): FieldError[] {
  const errors = checkOverride(after, []);
  if (before !== null && before.interval.end <= now) {
    errors.push({ path: [], message: 'This override is over and cannot be changed; add a new one.' });
  } else if (after.interval.end <= now) {
    errors.push({
      path: ['interval', 'end'],
      message: 'The override would be over already; choose an end in the future.',
    });
  }
  return errors;
}

function checkOverride({ interval, people }: Override, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  if (!(interval.end > interval.start)) {
    errors.push({ path: [...path, 'interval', 'end'], message: 'End the override after it starts.' });
  }
  errors.push(...checkGroup(people, [...path, 'people']));
  return errors;
}

function checkGroup(people: Group, path: FieldPath): FieldError[] {
  return people.length === 0 ? [{ path, message: 'Choose at least one person.' }] : [];
}

/** Layers and rotations that others name have to be there. */
function checkNames({ layers, overrides }: Schedule): FieldError[] {
  const errors: FieldError[] = [];
  const known = layers.map(({ id }) => id);
  const checkLayer = (id: string, path: FieldPath): void => {
    if (known.includes(id)) return;
    errors.push({ path, message: `There is no layer "${id}" in this schedule; choose one of ${known.join(', ')}.` });
  };
  overrides.forEach(({ layerId }, index) => {
    if (layerId !== null) checkLayer(layerId, ['overrides', index, 'layerId']);
  });
  layers.forEach(({ id, holidays }, index) => {
    const treatment = holidays?.treatment;
    const path = ['layers', index, 'holidays', 'treatment', 'layerId'];
    if (treatment?.kind !== 'layer') return;
    if (treatment.layerId === id) errors.push({ path, message: 'Hand the holidays to another layer than this one.' });
    else checkLayer(treatment.layerId, path);
  });
  return errors;
}

/** Provenance names ids: two things with one id could not be told apart on a timeline. */
function repeatedIds(schedule: Schedule): FieldError[] {
  const rotations = schedule.layers.flatMap((layer, index) =>
    layer.rotations.map(({ id }, at) => ({ id, path: ['layers', index, 'rotations', at, 'id'] })),
  );
  const layers = schedule.layers.map(({ id }, index) => ({ id, path: ['layers', index, 'id'] }));
  const overrides = schedule.overrides.map(({ id }, index) => ({ id, path: ['overrides', index, 'id'] }));
  return [layers, rotations, overrides].flatMap((named) => {
    const seen = new Set<string>();
    return named.flatMap(({ id, path }) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [{ path, message: `"${id}" is used twice in this schedule; give it an id of its own.` }];
    });
  });
}
