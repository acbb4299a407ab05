import { css } from '@emotion/css';
import { dateTimeFormat } from '@grafana/data';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, Text, useStyles2 } from '@grafana/ui';
import type { IntegrationHealth } from '../api/integrations.ts';
import { barsOf } from './health.ts';

/** Requests of the last 24 hours, one bar an hour: what was accepted, and in another colour what was refused. */
export function TrafficBars({ health }: { readonly health: IntegrationHealth }) {
  const styles = useStyles2(getStyles);
  const { accepted, refused } = health;
  const all = accepted + refused;
  return (
    <Stack direction="column" gap={0.25}>
      <div className={styles.bars} role="img" aria-label={sumOf(accepted, refused)}>
        {barsOf(health.hours).map((bar) => (
          <div key={bar.at} className={styles.slot} title={hourText(bar)}>
            <div className={styles.bar} style={{ height: `${bar.height * 100}%` }}>
              <div className={styles.refused} style={{ height: `${bar.refusedShare * 100}%` }} />
            </div>
          </div>
        ))}
      </div>
      <Text variant="bodySmall" color={refused > 0 ? 'warning' : 'secondary'}>
        {all === 0 ? t('integrations.traffic.none', 'Nothing in 24 h') : sumOf(accepted, refused)}
      </Text>
    </Stack>
  );
}

function sumOf(accepted: number, refused: number): string {
  const sum = t('integrations.traffic.accepted', '{{accepted}} in 24 h', { accepted });
  return refused === 0 ? sum : `${sum}, ${t('integrations.traffic.refused', '{{refused}} refused', { refused })}`;
}

function hourText({ at, accepted, refused }: { at: string; accepted: number; refused: number }): string {
  const hour = dateTimeFormat(at, { format: 'HH:mm' });
  return t('integrations.traffic.hour', 'From {{hour}}: {{accepted}} accepted, {{refused}} refused', {
    hour,
    accepted,
    refused,
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  bars: css({
    display: 'flex',
    alignItems: 'flex-end',
    gap: 1,
    height: theme.spacing(3),
    width: theme.spacing(18),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  slot: css({ flex: 1, height: '100%', display: 'flex', alignItems: 'flex-end' }),
  bar: css({ width: '100%', background: theme.visualization.getColorByName('green'), display: 'flex' }),
  refused: css({ width: '100%', background: theme.visualization.getColorByName('red') }),
});
