import { useId } from 'react';
import { t } from '@grafana/i18n';
import { Combobox, Field, Stack, Text, TextLink } from '@grafana/ui';
import { useAll } from '../../api/configured.ts';
import { places } from '../../app/places.ts';
import { plain } from '../../ui/plain.ts';
import { layerIdOf } from './draft-ids.ts';
import type { LayerDocument } from './draft-parts.ts';
import type { LayerFormProps } from './form-props.ts';

type HolidayDocument = NonNullable<LayerDocument['holidays']>;

/** Which days are holidays for a layer, and what becomes of it then. */
export function LayerHolidays({ draft, dispatch, index, layer }: LayerFormProps & { readonly layer: LayerDocument }) {
  const id = useId();
  const { data: lists = [] } = useAll('holiday-lists');
  const { holidays } = layer;
  const change = (next: HolidayDocument | undefined): void =>
    dispatch({ type: 'change layer', layer: index, change: { holidays: next } });
  const options = lists.map((list) => ({ value: list.id, label: list.document.name }));
  // A list that is gone is shown by its id, so that it can be taken out.
  const isKnown = holidays === undefined || lists.some((list) => list.id === holidays.list);
  if (lists.length === 0 && holidays === undefined) {
    return (
      <Text color="secondary" variant="bodySmall">
        {t('schedules.holidays.no-lists', 'No holidays: there is no list of them yet.')}{' '}
        <TextLink href={`${places.schedules()}?holidays=-`} variant="bodySmall">
          {t('schedules.holidays.make-list', 'Make one')}
        </TextLink>
      </Text>
    );
  }
  return (
    <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-end">
      <Field noMargin label={t('schedules.holidays.list', 'Holidays')} htmlFor={`${id}-list`}>
        <Combobox
          id={`${id}-list`}
          width={28}
          isClearable
          value={holidays?.list ?? null}
          placeholder={t('schedules.holidays.none', 'Days like any other')}
          options={isKnown ? options : [...options, { value: holidays.list, label: holidays.list }]}
          onChange={(option) =>
            change(option === null ? undefined : { treat: holidays?.treat ?? 'off', list: option.value })
          }
        />
      </Field>
      {holidays !== undefined && (
        <Field noMargin label={t('schedules.holidays.treat', 'On a holiday')} htmlFor={`${id}-treat`}>
          <Combobox
            id={`${id}-treat`}
            width={34}
            value={treatmentText(holidays.treat)}
            options={treatments(draft.layers, index)}
            onChange={({ value }) => change({ ...holidays, treat: treatmentOf(value) })}
          />
        </Field>
      )}
      {!isKnown && (
        <Text color="warning" variant="bodySmall">
          {t('schedules.holidays.gone', 'This list is not there: the layer has no holidays.')}
        </Text>
      )}
    </Stack>
  );
}

const TO_LAYER = 'layer:';

function treatmentText(treat: HolidayDocument['treat']): string {
  return typeof treat === 'string' ? treat : TO_LAYER + treat.layer;
}

function treatmentOf(text: string): HolidayDocument['treat'] {
  if (text.startsWith(TO_LAYER)) return { layer: text.slice(TO_LAYER.length) };
  return text === 'sunday' ? 'sunday' : 'off';
}

function treatments(layers: readonly LayerDocument[], own: number) {
  const others = layers.flatMap((layer, index) => {
    if (index === own) return [];
    const name = layer.name ?? t('schedules.layer.unnamed', 'Layer {{number}}', { number: index + 1 });
    const label = t('schedules.holidays.layer', '{{name}} does its work', { name, ...plain });
    return [{ value: TO_LAYER + layerIdOf(layer, index), label }];
  });
  return [
    { value: 'off', label: t('schedules.holidays.off', 'Nobody begins work') },
    { value: 'sunday', label: t('schedules.holidays.sunday', 'Like a Sunday') },
    ...others,
  ];
}
