import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import type { StartingPoint } from './starting-points.ts';

interface StartingPointsProps {
  readonly points: readonly StartingPoint[];
  readonly onChoose: (point: StartingPoint) => void;
}

/** An empty chain is a hard page to begin on; these are chains that others began with. */
export function StartingPoints({ points, onChoose }: StartingPointsProps) {
  const styles = useStyles2(getStyles);
  if (points.length === 0) return null;
  return (
    <div>
      <Text element="h2" variant="h5">
        {t('escalation-chains.start.title', 'Begin with')}
      </Text>
      <ul className={styles.cards}>
        {points.map((point) => (
          <li key={point.id}>
            <button type="button" className={styles.card} onClick={() => onChoose(point)}>
              <Text weight="medium">{point.title}</Text>
              <Text variant="bodySmall" color="secondary">
                {point.explanation}
              </Text>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cards: css({
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(32)}), 1fr))`,
    gap: theme.spacing(1),
    listStyle: 'none',
    paddingTop: theme.spacing(1),
  }),
  card: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    width: '100%',
    height: '100%',
    padding: theme.spacing(1.5),
    textAlign: 'left',
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    '&:hover': { background: theme.colors.emphasize(theme.colors.background.secondary, 0.03) },
  }),
});
