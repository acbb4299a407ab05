import { useNavigate } from 'react-router-dom';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Card, EmptyState, useStyles2 } from '@grafana/ui';
import { places } from '../app/places.ts';
import { STARTING_POINTS, startingPointTexts } from './editor/starting-points.ts';

/** The first schedule: with what teams usually want to begin. */
export function NoSchedules() {
  const styles = useStyles2(getStyles);
  const navigate = useNavigate();
  return (
    <EmptyState
      variant="call-to-action"
      hideImage
      message={t('schedules.none.message', 'There is no schedule yet. How does your team share on-call?')}
    >
      <div className={styles.points}>
        {STARTING_POINTS.map((point) => {
          const { name, explanation } = startingPointTexts(point);
          return (
            <Card key={point} noMargin onClick={() => void navigate(`${places.schedules()}/new?start=${point}`)}>
              <Card.Heading>{name}</Card.Heading>
              <Card.Description>{explanation}</Card.Description>
            </Card>
          );
        })}
      </div>
    </EmptyState>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  points: css({
    ...{ display: 'grid', gap: theme.spacing(1), textAlign: 'left', marginTop: theme.spacing(2) },
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(35)}), 1fr))`,
  }),
});
