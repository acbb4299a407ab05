import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { PersonLink } from '../teams/person-link.tsx';
import type { Bar } from './bars.ts';
import type { BarContext } from './timeline-bar.tsx';

export interface PeopleLegendProps {
  readonly bars: readonly Bar[];
  readonly context: Pick<BarContext, 'nameOf' | 'hueOf'>;
}

/** Whose colour is whose: short shifts have no room for a name. */
export function PeopleLegend({ bars, context }: PeopleLegendProps) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const people = [...new Set(bars.flatMap((bar) => (bar.kind === 'shift' ? bar.people : [])))];
  if (people.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('schedules.legend.label', 'Who is on call in this time')}>
      {people.map((id) => (
        <li key={id} className={styles.person}>
          <span
            className={styles.color}
            style={{ background: theme.visualization.getColorByName(context.hueOf(id)) }}
            aria-hidden
          />
          <PersonLink person={{ id, name: context.nameOf(id) }} />
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    ...{ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 2), listStyle: 'none' },
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  person: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.75) }),
  color: css({ width: theme.spacing(1.5), height: theme.spacing(0.5), borderRadius: theme.shape.radius.default }),
});
