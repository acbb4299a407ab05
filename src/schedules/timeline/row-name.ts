import { t } from '@grafana/i18n';
import type { Schedule } from '../../../server/core/schedule/schedule.ts';
import { plain } from '../../ui/plain.ts';
import type { Row } from './bars.ts';
import { layerSentences } from '../layer-text.ts';
import type { RowName } from './timeline.tsx';

/** What stands beside a row of the timeline. */
export function rowName(row: Row, schedule: Schedule, mayDraw: boolean, nameOf: (id: string) => string): RowName {
  switch (row.kind) {
    case 'final':
      return {
        name: t('schedules.row.final', 'On call'),
        more: null,
        hint: mayDraw ? t('schedules.row.final-draw', 'Drag along it to put somebody else on call') : null,
      };
    case 'overrides':
      return row.lane === 0
        ? { name: t('schedules.row.overrides', 'Overrides'), more: null, hint: null }
        : {
            name: t('schedules.row.overrides-below', 'Earlier overrides'),
            more: t('schedules.row.overrides-hidden', 'Hidden where a later one overlaps'),
            hint: null,
          };
    case 'layer': {
      const { layer } = row;
      const more = layerSentences(layer, schedule, nameOf).join(' ');
      if (layer.duty !== 'shadow') return { name: layer.name, more: more === '' ? null : more, hint: null };
      return {
        name: t('schedules.row.shadow', '{{layer}} (shadow)', { layer: layer.name, ...plain }),
        more: t('schedules.row.shadow-why', 'Not paged. {{sentence}}', { sentence: more, ...plain }),
        hint: null,
      };
    }
  }
}
