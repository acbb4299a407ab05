import type { Dispatch } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, IconButton, Input, Stack, Text, useStyles2 } from '@grafana/ui';
import { plain } from '../../ui/plain.ts';
import { daysShown, yearsOf } from './holiday-draft.ts';
import type { DayDraft, HolidayAction, HolidayDraft } from './holiday-draft.ts';
import { dateText } from '../holiday-text.ts';

interface HolidayDaysProps {
  readonly draft: HolidayDraft;
  readonly dispatch: Dispatch<HolidayAction>;
  readonly isLocked: boolean;
}

/** The days of one year, each with its name. */
export function HolidayDays({ draft, dispatch, isLocked }: HolidayDaysProps) {
  const styles = useStyles2(getStyles);
  const shown = daysShown(draft);
  return (
    <Stack direction="column" gap={1} alignItems="stretch">
      <Stack direction="row" gap={2} alignItems="center" justifyContent="space-between" wrap="wrap">
        <Text element="h3" variant="h5">
          {t('schedules.holiday-list.days', 'Days')}
        </Text>
        <Year draft={draft} dispatch={dispatch} />
      </Stack>
      {shown.length === 0 && (
        <Text color="secondary">
          {t('schedules.holiday-list.no-days', 'No day in {{year}}.', { year: draft.year, ...plain })}
        </Text>
      )}
      <ul className={styles.days}>
        {shown.map((day) => (
          <li key={day.key} className={styles.day}>
            {isLocked ? <Read day={day} /> : <Edited day={day} dispatch={dispatch} />}
          </li>
        ))}
      </ul>
      {!isLocked && (
        <div>
          <Button variant="secondary" icon="plus" onClick={() => dispatch({ type: 'add day' })}>
            {t('schedules.holiday-list.add-day', 'Add day')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

function Year({ draft, dispatch }: Omit<HolidayDaysProps, 'isLocked'>) {
  return (
    <>
      <span id="holiday-list-year-label" hidden>
        {t('schedules.holiday-list.year', 'Year')}
      </span>
      <Combobox
        id="holiday-list-year"
        aria-labelledby="holiday-list-year-label"
        width={14}
        value={draft.year}
        options={yearsOf(draft).map((year) => ({ value: year, label: year }))}
        onChange={({ value }) => dispatch({ type: 'show year', year: value })}
      />
    </>
  );
}

function Read({ day }: { readonly day: DayDraft }) {
  return (
    <>
      <Text>{dateText(day.date)}</Text>
      <Text>{day.name}</Text>
    </>
  );
}

function Edited({ day, dispatch }: { readonly day: DayDraft; readonly dispatch: Dispatch<HolidayAction> }) {
  const what = day.name === '' ? dateText(day.date) : day.name;
  return (
    <>
      <Input
        type="date"
        aria-label={t('schedules.holiday-list.date', 'Date')}
        value={day.date}
        onChange={(event) =>
          dispatch({ type: 'change day', key: day.key, change: { date: event.currentTarget.value } })
        }
      />
      <Input
        aria-label={t('schedules.holiday-list.day-name', 'Name of the day')}
        placeholder={t('schedules.holiday-list.day-name', 'Name of the day')}
        value={day.name}
        onChange={(event) =>
          dispatch({ type: 'change day', key: day.key, change: { name: event.currentTarget.value } })
        }
      />
      <IconButton
        name="trash-alt"
        size="lg"
        aria-label={t('schedules.holiday-list.remove-day', 'Remove {{what}}', { what, ...plain })}
        onClick={() => dispatch({ type: 'remove day', key: day.key })}
      />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  days: css({ listStyle: 'none', display: 'grid', gap: theme.spacing(1) }),
  day: css({
    ...{ display: 'grid', gap: theme.spacing(1), alignItems: 'center' },
    gridTemplateColumns: `${theme.spacing(20)} minmax(0, 1fr) ${theme.spacing(5)}`,
  }),
});
