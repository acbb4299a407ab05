import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, Tooltip, useStyles2 } from '@grafana/ui';
import type { BadgeColor, IconName } from '@grafana/ui';
import type { AlertGroupDetail } from '../api/alert-groups.ts';
import { ChannelIcon, channelName } from '../notifications/channel-icon.tsx';
import { PersonLink } from '../teams/person-link.tsx';
import { plain } from '../ui/plain.ts';
import { TimeText } from '../ui/time-text.tsx';
import { ReadableBadge } from '../ui/readable-badge.tsx';
import { Section } from './section.tsx';

type Cycle = AlertGroupDetail['cycles'][number];

/** Everybody who was paged: how far their notification rules got, and what they said. */
export function Responders({ cycles }: { readonly cycles: readonly Cycle[] }) {
  const styles = useStyles2(getStyles);
  return (
    <Section title={t('alert-groups.responders.title', 'Responders')}>
      {cycles.length === 0 ? (
        <Text color="secondary">{t('alert-groups.responders.none', 'Nobody has been paged.')}</Text>
      ) : (
        <ul className={styles.list}>
          {cycles.map((cycle) => (
            <li key={cycle.person.id} className={styles.row}>
              <div className={styles.line}>
                <PersonLink person={cycle.person} />
                <StateBadge state={cycle.state} />
              </div>
              <div className={styles.small}>
                {cycle.because !== '' && <span>{cycle.because} · </span>}
                <TimeText at={cycle.startedAt} />
              </div>
              <div className={styles.ways}>
                {cycle.ways.map((way, index) => (
                  <Way key={index} way={way} />
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Way({ way }: { readonly way: Cycle['ways'][number] }) {
  const styles = useStyles2(getStyles);
  const channel = channelName(way.channel);
  const words = way.hasFailed
    ? t('alert-groups.responders.failed', '{{channel}} failed', { channel, ...plain })
    : t('alert-groups.responders.used', '{{channel}}', { channel, ...plain });
  return (
    <span className={way.hasFailed ? styles.failed : styles.way}>
      <ChannelIcon channel={way.channel} size="sm" isDecorative /> {words}
    </span>
  );
}

interface Look {
  readonly color: BadgeColor;
  readonly icon: IconName;
  readonly text: string;
  readonly why: string;
}

function StateBadge({ state }: { readonly state: Cycle['state'] }) {
  const { color, icon, text, why } = lookOf(state);
  return (
    <Tooltip content={why}>
      <span tabIndex={0}>
        <ReadableBadge color={color} icon={icon} text={text} />
      </span>
    </Tooltip>
  );
}

function lookOf(state: Cycle['state']): Look {
  switch (state) {
    case 'running':
      return {
        ...{ color: 'red', icon: 'bell', text: t('alert-groups.cycle.running', 'Being paged') },
        why: t('alert-groups.cycle.running-why', 'Further notification rules follow until there is an answer.'),
      };
    case 'finished':
      return {
        ...{ color: 'red', icon: 'hourglass', text: t('alert-groups.cycle.finished', 'No answer yet') },
        why: t('alert-groups.cycle.finished-why', 'Every notification rule was used; an answer may still come.'),
      };
    case 'answered':
      return {
        ...{ color: 'green', icon: 'check', text: t('alert-groups.cycle.answered', 'Acknowledged') },
        why: t('alert-groups.cycle.answered-why', 'Said that they are on it.'),
      };
    case 'declined':
      return {
        ...{ color: 'orange', icon: 'times', text: t('alert-groups.cycle.declined', "Can't take it") },
        why: t('alert-groups.cycle.declined-why', 'Is not paged again for this group, unless nobody else is left.'),
      };
    case 'unreachable':
      return {
        ...{ color: 'red', icon: 'exclamation-triangle', text: t('alert-groups.cycle.unreachable', 'Not reached') },
        why: t('alert-groups.cycle.unreachable-why', 'No contact method worked.'),
      };
    case 'stopped':
      return {
        ...{ color: 'darkgrey', icon: 'minus-circle', text: t('alert-groups.cycle.stopped', 'Not asked any more') },
        why: t('alert-groups.cycle.stopped-why', 'Somebody else answered, or it was snoozed, handed over or resolved.'),
      };
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5) }),
  row: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.25), minWidth: 0 }),
  line: css({
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    flexWrap: 'wrap',
  }),
  small: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
  ways: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1.5), ...theme.typography.bodySmall }),
  way: css({ color: theme.colors.text.secondary }),
  failed: css({ color: theme.colors.error.text }),
});
