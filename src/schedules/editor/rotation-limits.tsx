import { useId, useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Button, Combobox, Field, IconButton, Input, Stack } from '@grafana/ui';
import { WEEKDAYS } from '../../../server/core/time/calendar.ts';
import { MultiField } from '../../ui/multi-field.tsx';
import type { RotationFormProps } from './form-props.ts';
import type { RotationDocument } from './draft-parts.ts';
import { groupsOf } from './draft-rotations.ts';
import { MomentField } from './moment-field.tsx';
import { weekdayName } from './weekday-name.ts';
import { zoneOptions } from './zone-options.ts';

/** What most rotations do without. Left empty it is not written at all. */
export function RotationLimits(props: RotationFormProps) {
  const { rotation, place, dispatch } = props;
  const id = useId();
  const change = (values: Partial<RotationDocument>): void =>
    dispatch({ type: 'change rotation', place, change: values });
  return (
    <Stack direction="column" gap={1.5}>
      <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
        <MultiField
          label={t('schedules.limits.weekdays', 'Only on')}
          id={`${id}-days`}
          width={40}
          value={[...(rotation.weekdays ?? [])]}
          placeholder={t('schedules.limits.every-day', 'Every day')}
          options={WEEKDAYS.map((day) => ({ value: day, label: weekdayName(day) }))}
          onChange={(days) => change({ weekdays: days.length === 0 ? undefined : days.map(({ value }) => value) })}
        />
        <Field
          noMargin
          label={t('schedules.limits.shift', 'Only the beginning of each turn')}
          description={t('schedules.limits.shift-example', 'Such as 12h; empty: all of it')}
          htmlFor={`${id}-shift`}
        >
          <Input
            id={`${id}-shift`}
            width={20}
            value={rotation.shift ?? ''}
            onChange={(event) => change({ shift: event.currentTarget.value.trim() || undefined })}
          />
        </Field>
      </Stack>
      <Windows rotation={rotation} onChange={(windows) => change({ windows })} />
      <LifeFields {...props} id={id} change={change} />
    </Stack>
  );
}

type LifeProps = RotationFormProps & {
  readonly id: string;
  readonly change: (values: Partial<RotationDocument>) => void;
};

function LifeFields({ rotation, draft, names, id, change }: LifeProps) {
  const zones = useMemo(() => zoneOptions(), []);
  const groups = groupsOf(rotation);
  return (
    <Stack direction="row" gap={1} wrap="wrap" alignItems="flex-start">
      <Field noMargin label={t('schedules.limits.zone', 'Zone of its own')} htmlFor={`${id}-zone`}>
        <Combobox
          id={`${id}-zone`}
          width={28}
          isClearable
          value={rotation.zone ?? null}
          placeholder={draft.zone}
          options={zones}
          onChange={(option) => change({ zone: option?.value })}
        />
      </Field>
      {groups.length > 1 && (
        <Field noMargin label={t('schedules.limits.first', 'Takes the first turn')} htmlFor={`${id}-first`}>
          <Combobox
            id={`${id}-first`}
            width={28}
            value={rotation.firstParticipant ?? 0}
            options={groups.map((group, index) => ({
              value: index,
              label: group.map(names.nameOf).join(' + ') || '—',
            }))}
            onChange={({ value }) => change({ firstParticipant: value === 0 ? undefined : value })}
          />
        </Field>
      )}
      {(['visibleFrom', 'until'] as const).map((field) => (
        <MomentField
          key={field}
          id={`${id}-${field}`}
          label={lifeName(field)}
          value={rotation[field]}
          zone={rotation.zone ?? draft.zone}
          onChange={(moment) => change({ [field]: moment })}
        />
      ))}
    </Stack>
  );
}

function lifeName(field: 'visibleFrom' | 'until'): string {
  return field === 'until'
    ? t('schedules.limits.until', 'Nobody from here on')
    : t('schedules.limits.visible', 'Nobody before');
}

interface WindowsProps {
  readonly rotation: RotationDocument;
  readonly onChange: (windows: RotationDocument['windows']) => void;
}

/** Times of day; one that ends before it begins crosses midnight. */
function Windows({ rotation, onChange }: WindowsProps) {
  const windows = rotation.windows ?? [];
  const set = (index: number, values: Partial<(typeof windows)[number]>): void =>
    onChange(windows.map((window, position) => (position === index ? { ...window, ...values } : window)));
  const removed = (index: number): void => {
    const rest = windows.filter((_, position) => position !== index);
    onChange(rest.length === 0 ? undefined : rest);
  };
  return (
    <Field noMargin label={t('schedules.limits.windows', 'Only at these times of day')}>
      <Stack direction="column" gap={0.5} alignItems="flex-start">
        {windows.map((window, index) => (
          <Stack key={index} direction="row" gap={0.5} alignItems="center">
            {(['from', 'to'] as const).map((field) => (
              <Input
                key={field}
                // A browser's own field for times has no 24:00.
                type={window[field] === '24:00' ? 'text' : 'time'}
                width={16}
                aria-label={field === 'from' ? t('schedules.limits.from', 'From') : t('schedules.limits.to', 'To')}
                value={window[field]}
                onChange={(event) => set(index, { [field]: event.currentTarget.value })}
              />
            ))}
            <IconButton
              name="times"
              size="lg"
              tooltip={t('schedules.limits.remove', 'Remove these hours')}
              onClick={() => removed(index)}
            />
          </Stack>
        ))}
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          icon="plus"
          onClick={() => onChange([...windows, { from: '09:00', to: '17:00' }])}
        >
          {t('schedules.limits.add', 'Add hours')}
        </Button>
      </Stack>
    </Field>
  );
}
