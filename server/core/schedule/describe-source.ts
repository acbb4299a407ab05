import type { PersonId } from '../notifying/person.ts';
import type { HolidayTreatment, Layer, Schedule, Source } from './schedule.ts';

/** Why somebody is on call, as one sentence. Turns are counted from 0, as everywhere. */
export function describeSource(
  source: Source,
  schedule: Schedule,
  nameOf: (personId: PersonId) => string = (personId) => personId,
): string {
  const layers = writtenLayers(schedule);
  switch (source.kind) {
    case 'rotation':
      return `Turn ${source.turn} of the rotation ${rotationName(source.rotationId, layers)} on ${layerText(source.layerId, layers)}.`;
    case 'import':
      return `An event of the calendar that is read into ${layerText(source.layerId, layers)}.`;
    case 'override':
      return overrideText(source.overrideId, schedule, layers);
    case 'cover':
      return `${nameOf(source.to)} covers for ${nameOf(source.from)}.`;
    case 'absence': {
      const { personId, substituteId } = source;
      const rest = substituteId === null ? 'and nobody stands in' : `and ${nameOf(substituteId)} stands in`;
      return `${nameOf(personId)} is away, ${rest}.`;
    }
    case 'holiday':
      return `"${source.name}" is a holiday: ${layerText(source.layerId, layers)} ${holidayText(source, layers)}.`;
  }
}

/** Those of today first: a layer that was renamed is called as people know it now. */
function writtenLayers({ layers, past }: Schedule): readonly Layer[] {
  return [...layers, ...[...past].reverse().flatMap((edition) => edition.layers)];
}

/** The id where nothing of that name is known any more. */
function layerText(id: string, layers: readonly Layer[]): string {
  return `the layer "${layers.find((layer) => layer.id === id)?.name ?? id}"`;
}

function rotationName(id: string, layers: readonly Layer[]): string {
  const rotation = layers.flatMap(({ rotations }) => rotations).find((one) => one.id === id);
  return `"${rotation?.name ?? id}"`;
}

function overrideText(id: string, { overrides, past }: Schedule, layers: readonly Layer[]): string {
  const all = [...overrides, ...past.flatMap((edition) => edition.overrides)];
  const layerId = all.find((one) => one.id === id)?.layerId ?? null;
  return layerId === null
    ? 'An override replaces all layers.'
    : `An override replaces what ${layerText(layerId, layers)} says.`;
}

function holidayText({ layerId, listId }: Source & { readonly kind: 'holiday' }, layers: readonly Layer[]): string {
  const rule = layers.find(({ id, holidays }) => id === layerId && holidays?.listId === listId)?.holidays;
  return rule === undefined || rule === null ? 'heeds it' : treatmentText(rule.treatment, layers);
}

function treatmentText(treatment: HolidayTreatment, layers: readonly Layer[]): string {
  switch (treatment.kind) {
    case 'off':
      return 'begins no shift';
    case 'sunday':
      return 'works as on a Sunday';
    case 'layer':
      return `hands its work to ${layerText(treatment.layerId, layers)}`;
  }
}
