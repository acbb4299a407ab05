import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Text, useStyles2 } from '@grafana/ui';
import type { BadgeColor, IconName } from '@grafana/ui';
import type { AlertGroupDetail } from '../api/alert-groups.ts';
import { ChannelIcon } from '../notifications/channel-icon.tsx';
import { ReadableBadge } from '../ui/readable-badge.tsx';
import { ClockTime, localTime } from './clock-time.tsx';
import { absorbedIn, itemsOf } from './deliveries.ts';
import type { Delivery, TimelineItem } from './deliveries.ts';
import { withLocalTimes } from './local-times.ts';
import { NoteForm } from './note-form.tsx';
import { Section } from './section.tsx';
import { lookOf } from './timeline-look.ts';
import type { Tone } from './timeline-look.ts';

/** What happened and why, the newest on top: what happens next stands above it, so that time runs downward. */
export function GroupTimeline({ group }: { readonly group: AlertGroupDetail }) {
  const styles = useStyles2(getStyles);
  const items = itemsOf(group.timeline);
  const absorbed = absorbedIn(group.timeline);
  return (
    <Section title={t('alert-groups.timeline.title', 'Timeline')}>
      <NoteForm id={group.id} />
      {absorbed.length > 0 && (
        <p className={styles.absorbed}>
          <Icon name="exclamation-triangle" aria-hidden="true" />
          {t(
            'alert-groups.timeline.absorbed',
            '{{count}} alerts joined this group without paging anybody. Each says why.',
            {
              count: absorbed.length,
            },
          )}
        </p>
      )}
      <ol className={styles.list} reversed>
        {items.map((item) => (
          <Item key={item.entry.seq} item={item} />
        ))}
      </ol>
    </Section>
  );
}

function Item({ item }: { readonly item: TimelineItem }) {
  const styles = useStyles2(getStyles);
  const { entry, delivery, detail } = item;
  const { icon, tone } = lookOf(entry);
  // What a person wrote stays as it was written.
  const sentence =
    entry.kind === 'note' ? entry.sentence : withLocalTimes(entry.sentence, Date.parse(entry.at), localTime);
  return (
    <li className={cx(styles.item, entry.isAbsorbed && styles.loud)}>
      <span className={cx(styles.dot, styles[tone])}>
        {entry.channel === null ? (
          <Icon name={icon} size="sm" aria-hidden="true" />
        ) : (
          <ChannelIcon channel={entry.channel} size="sm" isDecorative />
        )}
      </span>
      <ClockTime at={entry.at} withSeconds className={styles.time} />
      <span className={styles.sentence}>
        {sentence} {delivery !== null && <DeliveryBadge delivery={delivery} detail={detail} />}
      </span>
    </li>
  );
}

const DELIVERY: Readonly<Record<Delivery, { readonly color: BadgeColor; readonly icon: IconName }>> = {
  'on-its-way': { color: 'blue', icon: 'hourglass' },
  delivered: { color: 'green', icon: 'check' },
  failed: { color: 'red', icon: 'times' },
  held: { color: 'darkgrey', icon: 'pause' },
};

function DeliveryBadge({ delivery, detail }: { readonly delivery: Delivery; readonly detail: string | null }) {
  const { color, icon } = DELIVERY[delivery];
  const badge = <ReadableBadge color={color} icon={icon} text={deliveryName(delivery)} />;
  if (detail === null) return badge;
  return (
    <>
      {badge}{' '}
      <Text variant="bodySmall" color="secondary">
        {detail}
      </Text>
    </>
  );
}

function deliveryName(delivery: Delivery): string {
  switch (delivery) {
    case 'on-its-way':
      return t('alert-groups.delivery.on-its-way', 'On its way');
    case 'delivered':
      return t('alert-groups.delivery.delivered', 'Arrived');
    case 'failed':
      return t('alert-groups.delivery.failed', 'Failed');
    case 'held':
      return t('alert-groups.delivery.held', 'Held back');
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const tone = (color: string): string => css({ color, borderColor: color });
  const tones: Readonly<Record<Tone, string>> = {
    plain: tone(theme.colors.text.secondary),
    alarm: tone(theme.colors.error.text),
    person: tone(theme.colors.warning.text),
    quiet: tone(theme.colors.info.text),
    good: tone(theme.colors.success.text),
  };
  return {
    ...tones,
    list: css({ listStyle: 'none', margin: 0, display: 'flex', flexDirection: 'column' }),
    item: css({
      position: 'relative',
      display: 'grid',
      gridTemplateColumns: `${theme.spacing(3)} auto minmax(0, 1fr)`,
      columnGap: theme.spacing(1.5),
      alignItems: 'start',
      padding: theme.spacing(0.75, 0.5),
      borderRadius: theme.shape.radius.default,
      // The thread that holds the dots together; it ends at the first thing that ever happened.
      '&:not(:last-child)::before': {
        content: '""',
        position: 'absolute',
        left: theme.spacing(2),
        top: theme.spacing(3.5),
        bottom: theme.spacing(-0.5),
        borderLeft: `1px solid ${theme.colors.border.medium}`,
      },
    }),
    loud: css({ background: theme.colors.warning.transparent }),
    dot: css({
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      width: theme.spacing(3),
      height: theme.spacing(3),
      borderRadius: theme.shape.radius.circle,
      border: '1px solid',
      background: theme.colors.background.primary,
    }),
    time: css({
      ...theme.typography.bodySmall,
      fontVariantNumeric: 'tabular-nums',
      color: theme.colors.text.secondary,
      lineHeight: theme.spacing(3),
    }),
    sentence: css({ minWidth: 0, overflowWrap: 'anywhere', lineHeight: theme.spacing(3) }),
    absorbed: css({ display: 'flex', gap: theme.spacing(1), alignItems: 'center', color: theme.colors.warning.text }),
  };
};
