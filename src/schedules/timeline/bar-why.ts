import { t } from '@grafana/i18n';
import type { Schedule, Source } from '../../../server/core/schedule/schedule.ts';
import { plain } from '../../ui/plain.ts';
import type { Bar } from './bars.ts';
import { turnText } from '../layer-text.ts';

/** Why a bar is as it is, in a few words; the drawer says it in sentences. */
export function barWhy(bar: Bar, schedule: Schedule, nameOf: (personId: string) => string): string {
  if (bar.kind !== 'shift') return '';
  return bar.sources
    .map((source) => sourceWords(source, schedule, nameOf))
    .filter((words) => words !== '')
    .join(', ');
}

function sourceWords(source: Source, schedule: Schedule, nameOf: (personId: string) => string): string {
  switch (source.kind) {
    case 'rotation':
      return turnText(source.rotationId, source.turn, schedule);
    case 'override': {
      const { layerId } = schedule.overrides.find(({ id }) => id === source.overrideId) ?? { layerId: null };
      if (layerId === null) return t('schedules.bar.override', 'an override');
      const layer = schedule.layers.find(({ id }) => id === layerId)?.name ?? layerId;
      return t('schedules.bar.override-of', 'an override of {{layer}} only', { layer, ...plain });
    }
    case 'import':
      return t('schedules.bar.import', 'from its calendar');
    case 'cover':
      return t('schedules.bar.cover', 'covered for {{from}}', { from: nameOf(source.from), ...plain });
    case 'absence':
      return t('schedules.bar.absence', '{{who}} is away', { who: nameOf(source.personId), ...plain });
    case 'holiday':
      return source.name;
  }
}
