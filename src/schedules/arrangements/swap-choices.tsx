import { useMemo } from 'react';
import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import type { Schedule } from '../../../server/core/schedule/schedule.ts';
import { MINUTE_MS } from '../../../server/core/time/instant.ts';
import { useNow } from '../../app/clock.tsx';
import { swapChoices } from './cover-draft.ts';
import type { SwapChoice } from './cover-draft.ts';
import type { Names } from '../use-schedules.ts';
import { stretchText } from '../zone-text.ts';

export interface SwapChoicesProps {
  readonly schedule: Schedule;
  readonly names: Names;
  readonly from: string;
  readonly choice: SwapChoice | null;
  readonly zone: string;
  readonly onChoose: (choice: SwapChoice) => void;
}

/** The next shifts of the others, of which one is wanted in return. */
export function SwapChoices({ schedule, names, from, choice, zone, onChoose }: SwapChoicesProps) {
  const styles = useStyles2(getStyles);
  const now = useNow(MINUTE_MS);
  const choices = useMemo(() => swapChoices(schedule, from, now, names.isKnown), [schedule, from, now, names]);
  if (choices.length === 0) {
    return (
      <Text color="secondary">{t('schedules.swap.none', 'Nobody else has a turn here in the next two months.')}</Text>
    );
  }
  return (
    <fieldset className={styles.list}>
      <legend className={styles.legend}>{t('schedules.swap.for', 'For which of their shifts')}</legend>
      {choices.map((one) => {
        const isChosen = choice?.personId === one.personId && choice.interval.start === one.interval.start;
        return (
          <label key={one.personId + one.interval.start} className={cx(styles.choice, isChosen && styles.chosen)}>
            <input type="radio" name="swap-for" checked={isChosen} onChange={() => onChoose(one)} />
            <Text weight="medium">{names.nameOf(one.personId)}</Text>
            <Text color="secondary">{stretchText(one.interval, zone)}</Text>
          </label>
        );
      })}
    </fieldset>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ maxHeight: theme.spacing(40), overflowY: 'auto', border: 'none', padding: theme.spacing(0.25) }),
  legend: css({ ...theme.typography.bodySmall, fontWeight: theme.typography.fontWeightMedium, border: 'none' }),
  choice: css({
    ...{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0, 1) },
    ...{ padding: theme.spacing(0.75, 1), minHeight: theme.spacing(5), margin: 0, cursor: 'pointer' },
    ...{ borderBottom: `1px solid ${theme.colors.border.weak}`, fontWeight: 'inherit' },
    '&:hover': { background: theme.colors.action.hover },
  }),
  chosen: css({ background: theme.colors.action.selected }),
});
