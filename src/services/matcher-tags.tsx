import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { getTagColorsFromName, useStyles2 } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { parseMatchers } from '../../server/core/ownership/matcher.ts';

/** One line of matchers, all of which must hold, in the look of Grafana's label matchers. */
export function MatcherTags({ text }: { readonly text: string }) {
  const styles = useStyles2(getStyles);
  const reading = parseMatchers(text);
  if (!reading.ok) return <code>{text}</code>;
  if (reading.matchers.length === 0) return <>{t('services.matchers.every', 'every alert')}</>;
  return (
    <ul className={styles.line}>
      {reading.matchers.map(({ name, operator, value }, index) => (
        <li key={index} className={styles.tag} style={{ borderColor: getTagColorsFromName(name).color }}>
          <span className={styles.name}>{name}</span>
          <span className={styles.operator}>{operator}</span>
          <span>{value === '' ? t('services.matchers.empty', '(empty)') : value}</span>
        </li>
      ))}
    </ul>
  );
}

export interface OwnsTagsProps {
  /** Any one of these lines is enough. */
  readonly owns: readonly string[];
  /** How many are shown; the rest is counted. */
  readonly most?: number;
}

export function OwnsTags({ owns, most = Infinity }: OwnsTagsProps) {
  const styles = useStyles2(getStyles);
  if (owns.length === 0) return <>—</>;
  const rest = owns.length - most;
  return (
    <div className={styles.lines}>
      {owns.slice(0, most).map((text, index) => (
        <div key={index} className={styles.either}>
          {index > 0 && <span className={styles.or}>{t('services.matchers.or', 'or')}</span>}
          <MatcherTags text={text} />
        </div>
      ))}
      {rest > 0 && <span className={styles.or}>{t('services.matchers.more', 'and {{rest}} more', { rest })}</span>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  lines: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), minWidth: 0 }),
  either: css({ display: 'flex', gap: theme.spacing(0.75), alignItems: 'baseline' }),
  or: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
  line: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5), listStyle: 'none', minWidth: 0 }),
  tag: css({
    ...theme.typography.bodySmall,
    display: 'inline-flex',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0.125, 0.75),
    border: '1px solid',
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    overflowWrap: 'anywhere',
  }),
  // Only the value may break: half a name, or half of =~, is taken for another one.
  name: css({ fontWeight: theme.typography.fontWeightMedium, flexShrink: 0, maxWidth: '100%' }),
  operator: css({
    color: theme.colors.text.secondary,
    fontFamily: theme.typography.fontFamilyMonospace,
    flexShrink: 0,
  }),
});
