import type { ReactNode } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Text, useStyles2 } from '@grafana/ui';
import { useDeedPreview } from '../api/alert-groups.ts';
import type { Deed, DeedPreview } from '../api/alert-groups.ts';
import { Loaded } from '../app/loaded.tsx';
import { ChannelIcon, channelName } from '../notifications/channel-icon.tsx';
import { LoadingRows } from '../ui/loading-rows.tsx';
import { plain } from '../ui/plain.ts';

/** Exactly whom an action pages, tells and leaves alone, as the service would decide it this very moment. */
export function DeedEffect({ id, deed }: { readonly id: string; readonly deed: Deed }) {
  const preview = useDeedPreview(id, deed);
  return (
    <Loaded query={preview} loading={<LoadingRows rows={2} />}>
      {(effect) => <Effect effect={effect} />}
    </Loaded>
  );
}

function Effect({ effect }: { readonly effect: DeedPreview }) {
  const styles = useStyles2(getStyles);
  const { paged, told, released, changes, sentence } = effect;
  if (!changes)
    return (
      <Text element="p">
        {t('alert-groups.effect.nothing', 'Nothing would change: {{sentence}}', { sentence, ...plain })}
      </Text>
    );
  const again = new Set(paged.map(({ person }) => person.id));
  const left = released.filter(({ id }) => !again.has(id));
  return (
    <ul className={styles.list}>
      {paged.map(({ person, channel }) => (
        <Line key={`${person.id} ${channel}`} icon={<ChannelIcon channel={channel} isDecorative />}>
          {t('alert-groups.effect.paged', '{{name}} is paged now, over {{channel}}', {
            name: person.name,
            channel: channelName(channel),
            ...plain,
          })}
        </Line>
      ))}
      {paged.length === 0 && (
        <Line icon={<Icon name="bell-slash" aria-hidden="true" />}>
          {t('alert-groups.effect.nobody', 'Nobody is paged by this')}
        </Line>
      )}
      {left.map((person) => (
        <Line key={person.id} icon={<Icon name="minus-circle" aria-hidden="true" />}>
          {t('alert-groups.effect.released', '{{name}} is not paged any more', { name: person.name, ...plain })}
        </Line>
      ))}
      {told.map(({ person, channel }) => (
        <Line key={`told ${person.id} ${channel}`} icon={<Icon name="comment-alt" aria-hidden="true" />}>
          {t('alert-groups.effect.told', '{{name}} is told, over {{channel}}', {
            name: person.name,
            channel: channelName(channel),
            ...plain,
          })}
        </Line>
      ))}
    </ul>
  );
}

function Line({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.line}>
      {icon}
      <span>{children}</span>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', display: 'flex', flexDirection: 'column', gap: theme.spacing(1), margin: 0 }),
  line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
});
