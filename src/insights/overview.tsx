import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { ServiceFigure } from '../api/insights.ts';
import { FigureCard } from './figure-card.tsx';
import { figureDuration, leftOut, medianText, metricMeaning, metricName, percent, shareText } from './figures.ts';

const DURATIONS = [
  { metric: 'acknowledge', field: 'acknowledge' },
  { metric: 'resolve', field: 'resolve' },
  { metric: 'first-page', field: 'firstPage' },
] as const;

export interface OverviewProps {
  readonly item: ServiceFigure;
  readonly target: string;
}

/** The four figures of everything that the filters leave. */
export function Overview({ item, target }: OverviewProps) {
  const styles = useStyles2(getStyles);
  const { withinTarget } = item;
  return (
    <div className={styles.cards}>
      {DURATIONS.map(({ metric, field }) => {
        const measured = item[field];
        return (
          <FigureCard
            key={metric}
            title={metricName(metric, target)}
            value={figureDuration(measured.mean.ms)}
            n={measured.n}
            lines={[medianText(measured), leftOut(measured)]}
            why={measured.mean.why}
            meaning={metricMeaning(metric)}
          />
        );
      })}
      <FigureCard
        title={metricName('acknowledged-within-target', target)}
        value={percent(withinTarget.share)}
        n={withinTarget.n}
        lines={[shareText(withinTarget), leftOut(withinTarget)]}
        why={withinTarget.why}
        meaning={metricMeaning('acknowledged-within-target')}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cards: css({
    display: 'grid',
    // Four, two by two, or one: never three and a left-over.
    gridTemplateColumns: 'minmax(0, 1fr)',
    [theme.breakpoints.up('md')]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
    [theme.breakpoints.up('xxl')]: { gridTemplateColumns: 'repeat(4, minmax(0, 1fr))' },
    gap: theme.spacing(2),
  }),
});
