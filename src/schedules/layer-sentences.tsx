import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import type { Layer, Schedule } from '../../server/core/schedule/schedule.ts';
import { fromTheTop } from './timeline/bars.ts';
import { layerSentences } from './layer-text.ts';
import type { Names } from './use-schedules.ts';

/** The layers as one would say them, the winning one first. */
export function LayerSentences({ schedule, names }: { readonly schedule: Schedule; readonly names: Names }) {
  return (
    <section>
      <Stack direction="column" gap={1}>
        <Text element="h2" variant="h5">
          {t('schedules.layers.title', 'How it is made')}
        </Text>
        {schedule.layers.length === 0 && (
          <Text color="secondary">{t('schedules.layers.none', 'No layers yet: nobody takes turns.')}</Text>
        )}
        {fromTheTop(schedule.layers).map((layer, index, layers) => (
          <div key={layer.id}>
            <Text weight="medium">{layer.name}</Text>{' '}
            {(index > 0 || layer.duty === 'shadow') && (
              <Text color="secondary" variant="bodySmall">
                {placeText(layer, layers[index - 1])}
              </Text>
            )}
            {layerSentences(layer, schedule, names.nameOf).map((sentence) => (
              <Text key={sentence} element="p">
                {sentence}
              </Text>
            ))}
          </div>
        ))}
      </Stack>
    </section>
  );
}

function placeText(layer: Layer, above: Layer | undefined): string {
  if (layer.duty === 'shadow') return t('schedules.layers.shadow', 'sees the shifts, and is not paged');
  return above?.rank === layer.rank
    ? t('schedules.layers.together', 'together with the one above')
    : t('schedules.layers.below', 'where nobody above is on call');
}
