import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import { plain } from '../../ui/plain.ts';
import type { Takeover } from './rotation-meaning.ts';
import type { Names } from '../use-schedules.ts';
import { isSameClock, textAt } from '../zone-text.ts';

export interface HandoffListProps {
  readonly handoffs: readonly Takeover[];
  readonly zone: string;
  /** The reader's, whose clock is shown where it reads another time. */
  readonly mine: string;
  readonly names: Names;
}

export function HandoffList({ handoffs, zone, mine, names }: HandoffListProps) {
  const styles = useStyles2(getStyles);
  if (handoffs.length === 0) {
    return <Text color="secondary">{t('schedules.side.no-handoffs', 'None: nothing changes.')}</Text>;
  }
  return (
    <ol className={styles.handoffs}>
      {handoffs.map(({ at, people }) => (
        <li key={at} className={styles.handoff}>
          <span>
            {textAt(at, zone)}
            {!isSameClock(zone, mine, at) && (
              <Text element="p" color="secondary" variant="bodySmall">
                {t('schedules.side.for-you', '{{when}} for you', { when: textAt(at, mine), ...plain })}
              </Text>
            )}
          </span>
          <Text weight="medium" color={people.length === 0 ? 'error' : 'primary'}>
            {people.length === 0 ? t('schedules.side.nobody', 'nobody') : people.map(names.nameOf).join(' + ')}
          </Text>
        </li>
      ))}
    </ol>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  handoffs: css({ listStyle: 'none' }),
  handoff: css({
    ...{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: theme.spacing(2) },
    ...{ padding: theme.spacing(0.5, 0), borderBottom: `1px solid ${theme.colors.border.weak}` },
  }),
});
