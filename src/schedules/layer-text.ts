import { t } from '@grafana/i18n';
import { describeRotation } from '../../server/core/schedule/describe.ts';
import type { Layer, Schedule } from '../../server/core/schedule/schedule.ts';
import { plain } from '../ui/plain.ts';

/** What a layer does, a sentence for each of its rotations, and one for what else there is about it. */
export function layerSentences(
  layer: Layer,
  { zone, layers }: Pick<Schedule, 'zone' | 'layers'>,
  nameOf: (personId: string) => string,
): readonly string[] {
  const turns = layer.rotations.map((rotation) => `${describeRotation(rotation, zone, nameOf)}.`);
  const calendar =
    layer.calendar === null
      ? []
      : [
          t('schedules.layer.calendar', 'Its shifts come from the calendar at {{host}}.', {
            host: hostOf(layer),
            ...plain,
          }),
        ];
  return [...turns, ...calendar, ...holidaySentence(layer, layers)];
}

function holidaySentence({ holidays }: Layer, layers: readonly Layer[]): readonly string[] {
  if (holidays === null) return [];
  const { treatment } = holidays;
  switch (treatment.kind) {
    case 'off':
      return [t('schedules.layer.off', 'On holidays nobody works here.')];
    case 'sunday':
      return [t('schedules.layer.sunday', 'Holidays are worked like Sundays.')];
    case 'layer': {
      const layer = layers.find(({ id }) => id === treatment.layerId)?.name ?? treatment.layerId;
      return [t('schedules.layer.handed', 'On holidays {{layer}} does its work.', { layer, ...plain })];
    }
  }
}

/** Of an address only where it leads: what follows is often a secret. */
function hostOf({ calendar }: Layer): string {
  return /^https?:\/\/([^/:?#]+)/.exec(calendar?.url ?? '')?.[1] ?? '';
}

/** "turn 3 of Primary": as short as it can be said. */
export function turnText(rotationId: string, turn: number, { layers }: Pick<Schedule, 'layers'>): string {
  for (const layer of layers) {
    const rotation = layer.rotations.find(({ id }) => id === rotationId);
    if (rotation === undefined) continue;
    const name = layer.rotations.length === 1 ? layer.name : rotation.name;
    return t('schedules.layer.turn', 'turn {{number}} of {{name}}', { number: turn + 1, name, ...plain });
  }
  return '';
}
