import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import type { Interval } from '../../server/core/time/instant.ts';
import { useNow } from '../app/clock.tsx';
import { places } from '../app/places.ts';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { TeamLink } from '../teams/team-link.tsx';
import { finalBars } from './timeline/bars.ts';
import type { Bar } from './timeline/bars.ts';
import { MiniTimeline } from './timeline/mini-timeline.tsx';
import { OnCallLine } from './on-call-line.tsx';
import type { ReadSchedule } from './read.ts';
import { standingAt } from './standing.ts';
import type { BarContext } from './timeline/timeline-bar.tsx';
import { useHues } from './use-schedules.ts';
import type { Names } from './use-schedules.ts';
import { isSameClock, stretchText } from './zone-text.ts';

export interface ScheduleCardProps {
  readonly read: ReadSchedule;
  readonly names: Names;
  readonly window: Interval;
  readonly zone: string;
}

/** One schedule at a glance: now, next, and the two weeks ahead. */
export function ScheduleCard({ read, names, window, zone }: ScheduleCardProps) {
  const styles = useStyles2(getStyles);
  return (
    <section className={styles.card} aria-labelledby={`schedule-${read.id}`}>
      <div className={styles.about}>
        <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
          <Text element="h2" variant="h5">
            <TextLink id={`schedule-${read.id}`} href={places.schedule(read.id)} color="primary" inline={false}>
              {read.name}
            </TextLink>
          </Text>
          <ProvisionedBadge file={read.file} />
        </Stack>
        <Text color="secondary" variant="bodySmall">
          <TeamLink team={names.teamOf(read.teamId)} /> · {read.document.zone}
        </Text>
        {read.schedule !== null && <Glance read={read} names={names} zone={zone} />}
      </div>
      {read.schedule === null ? <Unreadable /> : <Picture read={read} names={names} window={window} zone={zone} />}
    </section>
  );
}

export function Unreadable() {
  return (
    <Text color="warning">
      {t('schedules.unreadable', 'This schedule was written by another version, or is broken: it cannot be drawn.')}
    </Text>
  );
}

function Glance({ read, names, zone }: Omit<ScheduleCardProps, 'window'>) {
  const now = useNow(MINUTE_MS);
  const { schedule } = read;
  const standing = useMemo(
    () => (schedule === null ? null : standingAt(schedule, now, names.isKnown)),
    [schedule, now, names],
  );
  if (standing === null) return null;
  const [gap] = standing.gaps;
  return (
    <Stack direction="column" gap={0.5}>
      <OnCallLine standing={standing} names={names} zone={zone} />
      {gap !== undefined && (
        <Text color="error" variant="bodySmall">
          <Icon name="exclamation-triangle" size="sm" />{' '}
          {t('schedules.card.gap', 'Nobody on call {{when}}', {
            when: stretchText(gap, zone),
            interpolation: { escapeValue: false },
          })}
          {standing.gaps.length > 1 &&
            t('schedules.card.more-gaps', ' and {{count}} more times in the next two weeks', {
              count: standing.gaps.length - 1,
            })}
        </Text>
      )}
    </Stack>
  );
}

function Picture({ read, names, window, zone }: ScheduleCardProps) {
  const navigate = useNavigate();
  const hueOf = useHues(read.schedule);
  const { schedule, id } = read;
  const bars = useMemo(
    () => (schedule === null ? [] : finalBars(schedule, window, names.isKnown)),
    [schedule, window, names],
  );
  const context = useMemo((): BarContext => {
    const otherZone = isSameClock(zone, read.document.zone, window.start) ? null : read.document.zone;
    const onOpen = ({ interval }: Bar): void =>
      void navigate(`${places.schedule(id)}?at=${new Date(interval.start).toISOString()}`);
    return { window, zone, otherZone, nameOf: names.nameOf, hueOf, onOpen };
  }, [window, zone, read.document.zone, names, hueOf, navigate, id]);
  const label = t('schedules.card.timeline', 'The next two weeks of {{name}}', {
    name: read.name,
    interpolation: { escapeValue: false },
  });
  return <MiniTimeline bars={bars} context={context} label={label} />;
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    ...{ display: 'grid', gridTemplateColumns: `${theme.spacing(42)} minmax(0, 1fr)`, gap: theme.spacing(2) },
    ...{ padding: theme.spacing(1.5, 2), alignItems: 'center' },
    ...{ background: theme.colors.background.secondary, borderRadius: theme.shape.radius.default },
    [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)', gap: theme.spacing(1) },
  }),
  about: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), minWidth: 0 }),
});
