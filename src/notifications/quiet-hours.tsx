import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Field, IconButton, Input, Stack, Text, TimeZonePicker, useStyles2 } from '@grafana/ui';
import type { Weekday } from '../../server/core/time/calendar.ts';
import { Section } from '../ui/section.tsx';
import type { Draft, Edit, HoursDraft } from './draft.ts';
import type { Mistakes } from './mistakes.ts';
import { toggled, WEEK } from './quiet-days.ts';

export interface QuietHoursProps {
  readonly draft: Draft;
  readonly mistakes: Mistakes;
  readonly isReadOnly: boolean;
  readonly onEdit: (edit: Edit) => void;
}

export function QuietHours(props: QuietHoursProps) {
  const { draft, mistakes, isReadOnly, onEdit } = props;
  return (
    <Section title={t('notifications.quiet.title', 'Quiet hours')}>
      <Stack direction="column" gap={2} alignItems="flex-start">
        <Text color="secondary">
          {t(
            'notifications.quiet.intro',
            'What can wait is held back until they are over. What is urgent always reaches you.',
          )}
        </Text>
        {draft.quietHours.length === 0 && (
          <Text>{t('notifications.quiet.none', 'None: you are paged at any hour.')}</Text>
        )}
        {draft.quietHours.map((hours, index) => (
          <HoursRow key={hours.key} {...props} hours={hours} number={index + 1} />
        ))}
        {mistakes.has('hours') && (
          <Text color="error">
            {t(
              'notifications.quiet.whole-week',
              'They leave no time of the week: remove the rules for what can wait instead.',
            )}
          </Text>
        )}
        {!isReadOnly && (
          <Button size="sm" variant="secondary" icon="plus" onClick={() => onEdit({ kind: 'add-hours' })}>
            {t('notifications.quiet.add', 'Add quiet hours')}
          </Button>
        )}
        <Field
          noMargin
          label={t('notifications.quiet.zone', 'Time zone')}
          description={t('notifications.quiet.zone-hint', 'Of these hours, and of the times in your messages.')}
          htmlFor="my-zone"
        >
          <TimeZonePicker
            inputId="my-zone"
            // Grafana writes this one zone in small letters, and shows nothing for it otherwise.
            value={draft.zone === 'UTC' ? 'utc' : draft.zone}
            disabled={isReadOnly}
            onChange={(zone) => onEdit({ kind: 'set-zone', zone: zone === undefined || zone === 'utc' ? 'UTC' : zone })}
          />
        </Field>
      </Stack>
    </Section>
  );
}

interface HoursRowProps extends QuietHoursProps {
  readonly hours: HoursDraft;
  readonly number: number;
}

function HoursRow(props: HoursRowProps) {
  const { hours, number, isReadOnly, onEdit } = props;
  const styles = useStyles2(getStyles);
  return (
    <fieldset className={styles.row} disabled={isReadOnly}>
      <legend className="sr-only">{t('notifications.quiet.row', 'Quiet hours {{number}}', { number })}</legend>
      <Days {...props} />
      <TimeField {...props} end="from" label={t('notifications.quiet.from', 'from')} />
      <TimeField {...props} end="to" label={t('notifications.quiet.to', 'to')} />
      {!isReadOnly && (
        <IconButton
          name="trash-alt"
          size="lg"
          aria-label={t('notifications.quiet.remove', 'Remove quiet hours {{number}}', { number })}
          onClick={() => onEdit({ kind: 'remove-hours', key: hours.key })}
        />
      )}
    </fieldset>
  );
}

function Days({ hours, mistakes, onEdit }: HoursRowProps) {
  const styles = useStyles2(getStyles);
  return (
    <div>
      <div className={styles.days}>
        {WEEK.map((day) => {
          const isOn = hours.days.includes(day);
          const flip = (): void =>
            onEdit({ kind: 'set-hours', key: hours.key, part: { days: toggled(hours.days, day) } });
          return (
            <Button
              key={day}
              size="sm"
              type="button"
              variant={isOn ? 'primary' : 'secondary'}
              fill={isOn ? 'solid' : 'outline'}
              aria-pressed={isOn}
              aria-label={dayName(day)}
              onClick={flip}
            >
              {dayName(day).slice(0, 2)}
            </Button>
          );
        })}
      </div>
      {mistakes.has(`days/${hours.key}`) && (
        <Text variant="bodySmall" color="error">
          {t('notifications.quiet.no-days', 'Choose at least one day')}
        </Text>
      )}
    </div>
  );
}

function TimeField({ hours, mistakes, end, label, onEdit }: HoursRowProps & { end: 'from' | 'to'; label: string }) {
  const styles = useStyles2(getStyles);
  const id = `${end}-${hours.key}`;
  return (
    <span className={styles.time}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        width={9}
        placeholder="22:00"
        value={hours[end]}
        invalid={mistakes.has(`${end}/${hours.key}`)}
        onChange={({ currentTarget }) =>
          onEdit({ kind: 'set-hours', key: hours.key, part: { [end]: currentTarget.value } })
        }
      />
    </span>
  );
}

function dayName(day: Weekday): string {
  switch (day) {
    case 'mon':
      return t('notifications.day.mon', 'Monday');
    case 'tue':
      return t('notifications.day.tue', 'Tuesday');
    case 'wed':
      return t('notifications.day.wed', 'Wednesday');
    case 'thu':
      return t('notifications.day.thu', 'Thursday');
    case 'fri':
      return t('notifications.day.fri', 'Friday');
    case 'sat':
      return t('notifications.day.sat', 'Saturday');
    case 'sun':
      return t('notifications.day.sun', 'Sunday');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1.5) }),
  days: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) }),
  time: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
});
