import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import type { Named } from '../../server/contract/wire.ts';
import { ChannelIcon, channelName } from '../notifications/channel-icon.tsx';
import { PersonLink } from '../teams/person-link.tsx';
import { shortDuration } from '../ui/duration.ts';

export interface ShownTurn {
  readonly afterMs: number;
  readonly person: Named;
  readonly because: string;
  /** Stands above the turn where another part of the way begins. */
  readonly heading: string | null;
  readonly ways: readonly { readonly afterMs: number; readonly channel: string }[];
}

/** Who is reached after how long, by what, if nobody answers: one line for each person's turn. */
export function TurnList({ turns }: { readonly turns: readonly ShownTurn[] }) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.list}>
      {turns.map((turn, index) => (
        <li key={index} className={styles.item}>
          {turn.heading !== null && <div className={styles.heading}>{turn.heading}</div>}
          <div className={styles.turn}>
            <span className={styles.after}>
              <span className={isSameTime(turn, turns[index - 1]) ? 'sr-only' : undefined}>
                {afterText(turn.afterMs)}
              </span>
            </span>
            <div className={styles.who}>
              <PersonLink person={turn.person} />
              <Text variant="bodySmall" color="secondary">
                {turn.because}
              </Text>
              <Ways turn={turn} />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Of people who are paged together only the first shows the time, so that moments stand apart. */
function isSameTime(turn: ShownTurn, before: ShownTurn | undefined): boolean {
  return before?.afterMs === turn.afterMs && turn.heading === null;
}

function Ways({ turn }: { readonly turn: ShownTurn }) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.ways}>
      {turn.ways.map(({ channel, afterMs }, index) => (
        <li key={index} className={styles.way}>
          <ChannelIcon channel={channel} size="sm" isDecorative />
          {index === 0
            ? channelName(channel)
            : t('escalation-chains.turn.way', '{{channel}} at {{after}}', {
                channel: channelName(channel),
                after: afterText(afterMs),
              })}
        </li>
      ))}
    </ul>
  );
}

function afterText(afterMs: number): string {
  return afterMs === 0
    ? t('escalation-chains.turn.at-once', 'At once')
    : t('escalation-chains.turn.after', '+{{duration}}', { duration: shortDuration(afterMs) });
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
  item: css({ position: 'relative' }),
  heading: css({
    ...theme.typography.bodySmall,
    color: theme.colors.text.secondary,
    padding: theme.spacing(1.5, 0, 0.5),
    marginTop: theme.spacing(0.5),
    borderTop: `1px solid ${theme.colors.border.weak}`,
  }),
  turn: css({ display: 'flex', gap: theme.spacing(1.5), padding: theme.spacing(0.75, 0), alignItems: 'baseline' }),
  after: css({
    flex: `0 0 ${theme.spacing(10)}`,
    fontVariantNumeric: 'tabular-nums',
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: 'nowrap',
  }),
  who: css({ display: 'flex', flexDirection: 'column', minWidth: 0 }),
  ways: css({ display: 'flex', flexWrap: 'wrap', columnGap: theme.spacing(1.5), listStyle: 'none' }),
  way: css({
    ...theme.typography.bodySmall,
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.colors.text.secondary,
  }),
});
