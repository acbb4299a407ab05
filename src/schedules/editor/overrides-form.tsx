import { useId } from 'react';
import { t } from '@grafana/i18n';
import { Combobox, Field, IconButton, Stack, Text } from '@grafana/ui';
import { MultiField } from '../../ui/multi-field.tsx';
import { layerIdOf } from './draft-ids.ts';
import type { OverrideDocument } from './draft-parts.ts';
import type { ScheduleFormProps } from './form-props.ts';
import { MomentField } from './moment-field.tsx';

/** Overrides that are part of the document. Those that are made on the page of the schedule stand there, and not in it. */
export function OverridesForm(props: ScheduleFormProps) {
  const overrides = props.draft.overrides ?? [];
  if (overrides.length === 0) return null;
  return (
    <Stack direction="column" gap={1.5}>
      <Text element="h2" variant="h4">
        {t('schedules.written.title', 'Overrides that are part of it')}
      </Text>
      {overrides.map((override, index) => (
        <OverrideRow key={index} {...props} override={override} index={index} />
      ))}
    </Stack>
  );
}

type RowProps = ScheduleFormProps & { readonly override: OverrideDocument; readonly index: number };

function OverrideRow({ draft, dispatch, names, override, index }: RowProps) {
  const id = useId();
  const change = (values: Partial<OverrideDocument>): void =>
    dispatch({ type: 'change override', override: index, change: values });
  const layers = draft.layers.map((layer, position) => ({
    value: layerIdOf(layer, position),
    label: layer.name ?? t('schedules.layer.unnamed', 'Layer {{number}}', { number: position + 1 }),
  }));
  return (
    <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-end">
      <MultiField
        label={t('schedules.written.people', 'On call instead')}
        id={`${id}-people`}
        width={34}
        options={names.everybody.map((value) => ({ value, label: names.nameOf(value) }))}
        value={[...override.people]}
        onChange={(chosen) => change({ people: chosen.map(({ value }) => value) })}
      />
      {(['start', 'end'] as const).map((field) => (
        <MomentField
          key={field}
          id={`${id}-${field}`}
          label={field === 'start' ? t('schedules.written.from', 'From') : t('schedules.written.to', 'To')}
          value={override[field]}
          zone={draft.zone}
          onChange={(moment) => moment !== undefined && change({ [field]: moment })}
        />
      ))}
      <Field noMargin label={t('schedules.written.layer', 'Instead of')} htmlFor={`${id}-layer`}>
        <Combobox
          id={`${id}-layer`}
          width={26}
          isClearable
          value={override.layer ?? null}
          placeholder={t('schedules.written.all', 'All layers')}
          options={layers}
          onChange={(option) => change({ layer: option?.value })}
        />
      </Field>
      <IconButton
        name="trash-alt"
        size="lg"
        tooltip={t('schedules.written.remove', 'Remove this override')}
        onClick={() => dispatch({ type: 'remove override', override: index })}
      />
    </Stack>
  );
}
