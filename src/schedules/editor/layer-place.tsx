import { useId } from 'react';
import { t } from '@grafana/i18n';
import { RadioButtonGroup, Stack, Text } from '@grafana/ui';
import { LabelledSwitch } from '../../ui/labelled-switch.tsx';
import type { LayerDocument } from './draft-parts.ts';
import type { LayerFormProps } from './form-props.ts';

/** Whether people of the layer are paged, and whether they are together with those above. */
export function LayerPlace({
  dispatch,
  index,
  layer,
  isTop,
  isWithAbove,
}: LayerFormProps & { readonly layer: LayerDocument }) {
  const id = useId();
  const duty = layer.duty ?? 'on-call';
  return (
    <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
      <RadioButtonGroup
        aria-label={t('schedules.layer.duty', 'What the people of this layer do')}
        value={duty}
        options={[
          { value: 'on-call' as const, label: t('schedules.layer.on-call', 'On call') },
          { value: 'shadow' as const, label: t('schedules.layer.shadow', 'Shadow') },
        ]}
        onChange={(chosen) => {
          // What is usual is not written.
          const value = chosen === 'on-call' ? undefined : chosen;
          dispatch({ type: 'change layer', layer: index, change: { duty: value } });
        }}
      />
      {duty === 'shadow' && (
        <Text color="secondary" variant="bodySmall">
          {t('schedules.layer.shadow-why', 'They see the shifts, are not paged, and fill no gap.')}
        </Text>
      )}
      {!isTop && duty === 'on-call' && (
        <LabelledSwitch
          id={`${id}-together`}
          label={t('schedules.layer.with-above', 'Together with the layer above')}
          value={isWithAbove}
          onChange={(isOn) =>
            dispatch({
              type: isOn ? 'put on call with the layer above' : 'part from the layer above',
              layer: index,
            })
          }
        />
      )}
    </Stack>
  );
}
