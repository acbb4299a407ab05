import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import { SECOND_MS } from '../../server/core/time/instant.ts';
import type { AlertGroupDetail } from '../api/alert-groups.ts';
import { useNow } from '../app/clock.tsx';
import { shortDuration } from '../ui/duration.ts';
import { plain } from '../ui/plain.ts';
import { Section } from './section.tsx';
import { drawnShares, stretchesOf } from './time-picture.ts';
import type { Phase, Stretch } from './time-picture.ts';

/** Where the minutes went, from the first alert to the resolve: one bar, and the same in words. */
export function TimePicture({ group }: { readonly group: AlertGroupDetail }) {
  const styles = useStyles2(getStyles);
  const now = useNow(5 * SECOND_MS);
  const stretches = stretchesOf(group.spent, group.status !== 'resolved', now);
  if (stretches.length === 0) return null;
  const shares = drawnShares(stretches);
  const total = stretches.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <Section
      title={t('alert-groups.picture.title', 'Where the minutes went')}
      aside={
        <Text color="secondary">
          {t('alert-groups.picture.total', '{{duration}} in all', { duration: shortDuration(total) })}
        </Text>
      }
    >
      {/* The list below says all of it. */}
      <div className={styles.bar} aria-hidden="true">
        {stretches.map((stretch, index) => (
          <div
            key={stretch.startAt}
            className={styles[stretch.phase]}
            style={{ flexGrow: shares[index] }}
            title={`${nameOf(stretch)}: ${shortDuration(stretch.ms)}`}
          />
        ))}
      </div>
      <ol className={styles.list}>
        {stretches.map((stretch) => (
          <li key={stretch.startAt} className={styles.row}>
            <span className={`${styles.swatch} ${styles[stretch.phase]}`} aria-hidden="true" />
            <span className={styles.name}>{nameOf(stretch)}</span>
            <span className={styles.ms}>{shortDuration(stretch.ms)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function nameOf({ phase, person }: Stretch): string {
  switch (phase) {
    case 'queueing':
      return t('alert-groups.phase.queueing', 'Until the first page');
    case 'waiting':
      return person === null
        ? t('alert-groups.phase.waiting', 'Waiting for an answer')
        : t('alert-groups.phase.waiting-for', 'Waiting for {{name}}', { name: person, ...plain });
    case 'unattended':
      return t('alert-groups.phase.unattended', 'Until the next one was paged');
    case 'working':
      return person === null
        ? t('alert-groups.phase.working', 'Acknowledged')
        : t('alert-groups.phase.working-by', '{{name}} on it', { name: person, ...plain });
    case 'snoozed':
      return t('alert-groups.phase.snoozed', 'Snoozed');
    case 'resolved':
      return t('alert-groups.phase.resolved', 'Resolved, then opened again');
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const fill = (color: string): string => css({ background: color });
  const { visualization } = theme;
  const fills: Readonly<Record<Phase, string>> = {
    queueing: fill(theme.colors.text.disabled),
    waiting: fill(visualization.getColorByName('red')),
    unattended: fill(visualization.getColorByName('purple')),
    working: fill(visualization.getColorByName('orange')),
    snoozed: fill(visualization.getColorByName('blue')),
    resolved: fill(visualization.getColorByName('green')),
  };
  return {
    ...fills,
    bar: css({
      display: 'flex',
      gap: 1,
      height: theme.spacing(2.5),
      borderRadius: theme.shape.radius.default,
      overflow: 'hidden',
      '> div': { flexBasis: 0, minWidth: 2 },
    }),
    list: css({ listStyle: 'none', margin: 0, display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5) }),
    row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
    swatch: css({
      width: theme.spacing(1.5),
      height: theme.spacing(1.5),
      borderRadius: theme.shape.radius.default,
      flexShrink: 0,
    }),
    name: css({ minWidth: 0, overflowWrap: 'anywhere' }),
    ms: css({
      marginLeft: 'auto',
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
      color: theme.colors.text.secondary,
    }),
  };
};
