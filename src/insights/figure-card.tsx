import { useId } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, Text, Toggletip, useStyles2 } from '@grafana/ui';

export interface FigureCardProps {
  readonly title: string;
  /** A dash where there is nothing to measure; `why` then says so. */
  readonly value: string;
  readonly n: number;
  /** Lines below it: the interval, what is left out. */
  readonly lines: readonly (string | null)[];
  readonly why: string | null;
  readonly meaning: string;
}

/** One number with what it is made of. */
export function FigureCard({ title, value, n, lines, why, meaning }: FigureCardProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <Toggletip content={meaning} title={title}>
          <IconButton
            name="info-circle"
            size="sm"
            aria-label={t('insights.card.explain', 'What "{{title}}" means', { title })}
          />
        </Toggletip>
      </div>
      <div className={styles.figure}>
        <span className={styles.value} title={why ?? undefined}>
          {value}
        </span>
        <Text color="secondary" tabular>
          {t('insights.n', 'n = {{n}}', { n })}
        </Text>
      </div>
      {lines
        .filter((line) => line !== null)
        .map((line) => (
          <Text key={line} variant="bodySmall" color="secondary" tabular>
            {line}
          </Text>
        ))}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    padding: theme.spacing(2),
    borderRadius: theme.shape.radius.default,
    border: `1px solid ${theme.colors.border.weak}`,
    background: theme.colors.background.secondary,
  }),
  head: css({ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: theme.spacing(1) }),
  title: css({ ...theme.typography.body, fontWeight: theme.typography.fontWeightMedium, margin: 0 }),
  figure: css({ display: 'flex', alignItems: 'baseline', flexWrap: 'wrap', columnGap: theme.spacing(1.5) }),
  value: css({ ...theme.typography.h2, margin: 0, fontVariantNumeric: 'tabular-nums' }),
});
