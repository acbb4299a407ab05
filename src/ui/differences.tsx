import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import { lineDifference } from './line-difference.ts';

export interface DifferencesProps {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What went and what came, as lines that can be read; what stayed is not repeated. */
export function Differences({ before, after }: DifferencesProps) {
  const styles = useStyles2(getStyles);
  const changed = lineDifference(before, after).filter(({ kind }) => kind !== 'same');
  if (changed.length === 0) return <Text color="secondary">{t('ui.differences.none', 'Nothing changed')}</Text>;
  return (
    <ul className={styles.list}>
      {changed.map(({ kind, text }, index) => (
        <li key={index} className={kind === 'added' ? styles.added : styles.removed}>
          <span aria-hidden="true" className={styles.sign}>
            {kind === 'added' ? '+' : '−'}
          </span>
          <span className={styles.spoken}>
            {kind === 'added' ? t('ui.differences.added', 'Added:') : t('ui.differences.removed', 'Removed:')}
          </span>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const line = {
    display: 'flex',
    gap: theme.spacing(1),
    padding: theme.spacing(0.25, 1),
    overflowWrap: 'anywhere',
  } as const;
  return {
    list: css({ listStyle: 'none' }),
    added: css({ ...line, borderLeft: `3px solid ${theme.colors.success.border}` }),
    removed: css({ ...line, borderLeft: `3px solid ${theme.colors.error.border}`, color: theme.colors.text.secondary }),
    sign: css({ fontFamily: theme.typography.fontFamilyMonospace }),
    spoken: css({ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' }),
  };
};
