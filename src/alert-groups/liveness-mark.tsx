import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tooltip, useStyles2 } from '@grafana/ui';
import { useLiveness } from '../api/live.tsx';
import type { Liveness } from '../api/live.tsx';

/** How current the page is: what it shows may be acted upon at night, so it says so. */
export function LivenessMark() {
  const styles = useStyles2(getStyles);
  const liveness = useLiveness();
  const { word, why } = wordsOf(liveness);
  return (
    <Tooltip content={why}>
      <span className={styles.mark} role="status" tabIndex={0}>
        <span className={cx(styles.dot, styles[liveness])} aria-hidden="true" />
        {word}
      </span>
    </Tooltip>
  );
}

function wordsOf(liveness: Liveness): { readonly word: string; readonly why: string } {
  switch (liveness) {
    case 'connecting':
      return {
        word: t('alert-groups.live.connecting', 'Connecting'),
        why: t('alert-groups.live.connecting-why', 'Waiting for the service to push changes.'),
      };
    case 'live':
      return {
        word: t('alert-groups.live.live', 'Live'),
        why: t('alert-groups.live.live-why', 'Changes show within a second.'),
      };
    case 'polling':
      return {
        word: t('alert-groups.live.polling', 'Every 10 s'),
        why: t(
          'alert-groups.live.polling-why',
          'Changes cannot be pushed at the moment, so they are asked for every ten seconds.',
        ),
      };
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  mark: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    color: theme.colors.text.secondary,
    ...theme.typography.bodySmall,
  }),
  dot: css({ width: theme.spacing(1), height: theme.spacing(1), borderRadius: theme.shape.radius.circle }),
  connecting: css({ background: theme.colors.text.disabled }),
  live: css({ background: theme.colors.success.main }),
  // A ring instead of a disc: told apart without its colour as well.
  polling: css({ border: `2px solid ${theme.colors.warning.main}` }),
});
