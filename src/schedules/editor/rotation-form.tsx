import { useId, useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Combobox, Field, IconButton, Input, Stack, Text } from '@grafana/ui';
import { WEEKDAYS } from '../../../server/core/time/calendar.ts';
import { useClock } from '../../app/clock.tsx';
import type { RotationFormProps } from './form-props.ts';
import { handoffElsewhere } from '../handoff-text.ts';
import { ParticipantsForm } from './participants-form.tsx';
import { RotationLimits } from './rotation-limits.tsx';
import type { RotationDocument } from './draft-parts.ts';
import type { TurnUnit } from './draft-rotations.ts';
import { weekdayName } from './weekday-name.ts';
import { readersZone } from '../zone-text.ts';

/** Whose turn it is: who, for how long, from when, and at which time they hand over. */
export function RotationForm(props: RotationFormProps) {
  const { rotation, place, dispatch, mistakes } = props;
  // What is limited stands in the sentence above.
  const [isMore, setMore] = useState(false);
  const path = `layers[${place.layer}].rotations[${place.rotation}]`;
  const own = mistakes.filter((mistake) => mistake.path.startsWith(path));
  return (
    <>
      <Stack direction="row" gap={1} alignItems="center">
        <Input
          aria-label={t('schedules.rotation.name', 'Name of the rotation')}
          value={rotation.name ?? ''}
          placeholder={t('schedules.rotation.unnamed', 'Rotation {{number}}', { number: place.rotation + 1 })}
          onChange={(event) =>
            dispatch({ type: 'change rotation', place, change: { name: event.currentTarget.value || undefined } })
          }
        />
        <IconButton
          name="trash-alt"
          size="lg"
          tooltip={t('schedules.rotation.remove', 'Remove this rotation')}
          onClick={() => dispatch({ type: 'remove rotation', place })}
        />
      </Stack>
      <ParticipantsForm {...props} />
      <TurnFields {...props} />
      <NextHandoff {...props} />
      <div>
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          icon={isMore ? 'angle-down' : 'angle-right'}
          aria-expanded={isMore}
          onClick={() => setMore(!isMore)}
        >
          {t('schedules.rotation.more', 'Only some days or hours, other zone, from and until')}
        </Button>
      </div>
      {isMore && <RotationLimits {...props} />}
      {own.length > 0 && (
        <Text color="error" variant="bodySmall">
          {own.map(({ message }) => message).join(' ')}
        </Text>
      )}
    </>
  );
}

function TurnFields({ rotation, place, dispatch }: RotationFormProps) {
  const id = useId();
  const [date = '', time = ''] = rotation.start.split('T');
  const change = (values: Partial<RotationDocument>): void =>
    dispatch({ type: 'change rotation', place, change: values });
  return (
    <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
      <Field noMargin label={t('schedules.rotation.every', 'A turn lasts')} htmlFor={`${id}-every`}>
        <Input
          id={`${id}-every`}
          type="number"
          min={1}
          width={8}
          value={rotation.every ?? 1}
          onChange={(event) => change({ every: Math.max(1, Math.floor(Number(event.currentTarget.value) || 1)) })}
        />
      </Field>
      <Field noMargin label={t('schedules.rotation.unit', 'Counted in')} htmlFor={`${id}-unit`}>
        <Combobox
          id={`${id}-unit`}
          width={14}
          value={rotation.turn}
          options={(['hourly', 'daily', 'weekly', 'monthly'] as const).map((unit) => ({
            value: unit,
            label: unitName(unit),
          }))}
          onChange={({ value }) => dispatch({ type: 'count turns in', place, unit: value })}
        />
      </Field>
      {rotation.turn === 'weekly' && (
        <Field noMargin label={t('schedules.rotation.weekday', 'Hands over on')} htmlFor={`${id}-day`}>
          <Combobox
            id={`${id}-day`}
            width={16}
            value={rotation.handoffDay ?? null}
            placeholder={t('schedules.rotation.same-day', 'Day of its start')}
            options={WEEKDAYS.map((day) => ({ value: day, label: weekdayName(day) }))}
            onChange={({ value }) => change({ handoffDay: value })}
          />
        </Field>
      )}
      <Field noMargin label={t('schedules.rotation.time', 'Hands over at')} htmlFor={`${id}-time`}>
        <Input
          id={`${id}-time`}
          type="time"
          width={16}
          value={time}
          onChange={(event) => change({ start: `${date}T${event.currentTarget.value}` })}
        />
      </Field>
      <Field noMargin label={t('schedules.rotation.start', 'First turn begins on')} htmlFor={`${id}-start`}>
        <Input
          id={`${id}-start`}
          type="date"
          width={20}
          value={date}
          onChange={(event) => change({ start: `${event.currentTarget.value}T${time}` })}
        />
      </Field>
    </Stack>
  );
}

/** When that is for whoever looks at it, where their clock shows another time. */
function NextHandoff({ rotation, draft }: RotationFormProps) {
  const clock = useClock();
  const [mine] = useState(readersZone);
  const elsewhere = handoffElsewhere(rotation, rotation.zone ?? draft.zone, mine, clock.now());
  if (elsewhere === null) return null;
  return (
    <Text color="secondary" variant="bodySmall">
      {t('schedules.rotation.next', 'Next hand-off: {{when}}', {
        when: elsewhere,
        interpolation: { escapeValue: false },
      })}
    </Text>
  );
}

function unitName(unit: TurnUnit): string {
  switch (unit) {
    case 'hourly':
      return t('schedules.rotation.hours', 'hours');
    case 'daily':
      return t('schedules.rotation.days', 'days');
    case 'weekly':
      return t('schedules.rotation.weeks', 'weeks');
    case 'monthly':
      return t('schedules.rotation.months', 'months');
  }
}
