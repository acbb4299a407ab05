import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { Button, ButtonGroup, RadioButtonGroup, Stack, Text, useStyles2 } from '@grafana/ui';
import { DAY_MS } from '../../../server/core/time/instant.ts';
import { SPANS } from '../calendar.ts';
import type { Span } from '../calendar.ts';
import { cityOf } from './note-text.ts';
import type { ScheduleView } from '../view.ts';
import { isSameClock, textAt } from '../zone-text.ts';

/** How much of the calendar, which part of it, in whose time, and as what. */
export function CalendarBar({ view, scheduleZone }: { readonly view: ScheduleView; readonly scheduleZone: string }) {
  const styles = useStyles2(getStyles);
  const zone = view.zoneOf(scheduleZone);
  const window = view.windowIn(zone);
  const from = textAt(window.start, zone, 'date');
  const to = textAt(window.end - DAY_MS / 2, zone, 'date');
  return (
    <Stack direction="row" gap={1} wrap="wrap" alignItems="center" justifyContent="space-between">
      <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
        <ButtonGroup>
          <Button
            variant="secondary"
            icon="angle-left"
            aria-label={t('schedules.calendar.earlier', 'Earlier')}
            onClick={() => view.step(-1)}
          />
          <Button variant="secondary" onClick={() => view.step(0)}>
            {t('schedules.calendar.today', 'Today')}
          </Button>
          <Button
            variant="secondary"
            icon="angle-right"
            aria-label={t('schedules.calendar.later', 'Later')}
            onClick={() => view.step(1)}
          />
        </ButtonGroup>
        <Text weight="medium">{from === to ? from : `${from} – ${to}`}</Text>
      </Stack>
      <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
        {!isSameClock(view.readersZone, scheduleZone, window.start) && (
          <RadioButtonGroup
            aria-label={t('schedules.calendar.zone', 'Time zone')}
            value={view.whose}
            onChange={view.read}
            options={[
              { value: 'mine', label: t('schedules.calendar.mine', 'My time'), description: view.readersZone },
              { value: 'schedule', label: cityOf(scheduleZone), description: scheduleZone },
            ]}
          />
        )}
        <RadioButtonGroup
          className={styles.spans}
          aria-label={t('schedules.calendar.span', 'How much is shown')}
          value={view.span}
          onChange={view.show}
          options={SPANS.map((span) => ({ value: span, label: spanName(span) }))}
        />
        <RadioButtonGroup
          aria-label={t('schedules.calendar.shape', 'Shown as')}
          value={view.shape}
          onChange={view.draw}
          options={[
            { value: 'timeline', icon: 'gf-layout-simple', ariaLabel: t('schedules.calendar.timeline', 'Timeline') },
            { value: 'list', icon: 'list-ul', ariaLabel: t('schedules.calendar.list', 'List of shifts') },
          ]}
        />
      </Stack>
    </Stack>
  );
}

function spanName(span: Span): string {
  switch (span) {
    case 'day':
      return t('schedules.calendar.day', 'Day');
    case 'week':
      return t('schedules.calendar.week', 'Week');
    case 'two-weeks':
      return t('schedules.calendar.two-weeks', '2 weeks');
    case 'month':
      return t('schedules.calendar.month', 'Month');
    case 'three-months':
      return t('schedules.calendar.three-months', '3 months');
  }
}

const getStyles = () => ({
  // A little wider than the narrowest phones.
  spans: css({ maxWidth: '100%', overflowX: 'auto' }),
});
