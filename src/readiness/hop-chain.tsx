import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Text, useStyles2 } from '@grafana/ui';
import type { IconName } from '@grafana/ui';
import { hopName, stateWord, stretchesOf } from './hop-words.ts';
import type { Stretch } from './hop-words.ts';
import type { Hop, HopState } from './hops.ts';

const ICONS: Readonly<Record<HopState, IconName>> = {
  ok: 'check-circle',
  warning: 'exclamation-triangle',
  failed: 'times-circle',
  skipped: 'minus-circle',
  'not-reached': 'circle',
};

/** The hops as a chain from top to bottom; below the one that fails it is broken. */
export function HopChain({ hops }: { readonly hops: readonly Hop[] }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.stretches}>
      {stretchesOf(hops).map(({ stretch, hops: own }) => (
        <section key={stretch}>
          <Text element="h3" variant="h6" color="secondary">
            {stretchTitle(stretch)}
          </Text>
          <ol className={styles.chain}>
            {own.map((hop) => (
              <HopItem key={hop.id} hop={hop} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function HopItem({ hop }: { readonly hop: Hop }) {
  const styles = useStyles2(getStyles);
  const { id, state, why, whatToDo, tookMs } = hop;
  const isTrouble = state === 'warning' || state === 'failed';
  return (
    <li className={styles.hop} data-state={state}>
      <span className={styles.sign} data-state={state}>
        <Icon key={state} name={ICONS[state]} size="lg" />
      </span>
      <div className={styles.words}>
        <div className={styles.head}>
          <Text weight="medium" color={state === 'not-reached' ? 'secondary' : 'primary'}>
            {hopName(id)}
          </Text>
          <span className={styles.state} data-state={state}>
            {stateWord(state)}
          </span>
          {tookMs !== null && tookMs > 0 && (
            <Text variant="bodySmall" color="secondary">
              {t('readiness.took', '{{tookMs}} ms', { tookMs })}
            </Text>
          )}
        </div>
        <div className={styles.why}>{why}</div>
        {whatToDo !== null && (
          <div className={isTrouble ? styles.advice : styles.why} data-state={state}>
            {whatToDo}
          </div>
        )}
      </div>
    </li>
  );
}

function stretchTitle(stretch: Stretch): string {
  switch (stretch) {
    case 'way':
      return t('readiness.stretch.way', 'From your browser to the service');
    case 'inside':
      return t('readiness.stretch.inside', 'What the service sees');
    case 'channels':
      return t('readiness.stretch.channels', 'From the service to people');
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = {
    '&[data-state="ok"]': { color: theme.colors.success.text },
    '&[data-state="warning"]': { color: theme.colors.warning.text },
    '&[data-state="failed"]': { color: theme.colors.error.text },
    '&[data-state="skipped"], &[data-state="not-reached"]': { color: theme.colors.text.secondary },
  };
  return {
    stretches: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2.5) }),
    chain: css({ listStyle: 'none', marginTop: theme.spacing(1) }),
    hop: css({
      position: 'relative',
      display: 'flex',
      gap: theme.spacing(1.5),
      paddingBottom: theme.spacing(2),
      // The line to the next hop; broken where a call does not get on.
      '&:not(:last-child)::before': {
        content: '""',
        position: 'absolute',
        left: `calc(${theme.spacing(1.25)} - 1px)`,
        top: theme.spacing(3),
        bottom: 0,
        borderLeft: `2px solid ${theme.colors.border.medium}`,
      },
      '&[data-state="failed"]:not(:last-child)::before, &[data-state="not-reached"]:not(:last-child)::before': {
        borderLeftStyle: 'dotted',
      },
    }),
    sign: css({
      display: 'inline-flex',
      width: theme.spacing(2.5),
      height: theme.spacing(2.5),
      flexShrink: 0,
      ...colors,
    }),
    words: css({ minWidth: 0, display: 'flex', flexDirection: 'column', gap: theme.spacing(0.25) }),
    head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: theme.spacing(0, 1) }),
    state: css({ ...theme.typography.bodySmall, ...colors }),
    why: css({ color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
    advice: css({
      marginTop: theme.spacing(0.5),
      padding: theme.spacing(1, 1.5),
      borderLeft: `3px solid ${theme.colors.border.strong}`,
      background: theme.colors.background.secondary,
      overflowWrap: 'anywhere',
      '&[data-state="failed"]': { borderLeftColor: theme.colors.error.border },
      '&[data-state="warning"]': { borderLeftColor: theme.colors.warning.border },
    }),
  };
};
