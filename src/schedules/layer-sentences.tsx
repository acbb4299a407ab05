import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import { describeRotation } from '../../server/core/schedule/describe.ts';
import type { Schedule } from '../../server/core/schedule/schedule.ts';
import { fromTheTop } from './bars.ts';
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
            {index > 0 && (
              <Text color="secondary" variant="bodySmall">
                {layers[index - 1]?.rank === layer.rank
                  ? t('schedules.layers.together', 'together with the one above')
                  : t('schedules.layers.below', 'where nobody above is on call')}
              </Text>
            )}
            {layer.rotations.map((rotation) => (
              <Text key={rotation.id} element="p">
                {describeRotation(rotation, schedule.zone, names.nameOf)}.
              </Text>
            ))}
          </div>
        ))}
      </Stack>
    </section>
  );
}
