import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Text, useStyles2 } from '@grafana/ui';
import type { AlertGroup } from '../api/alert-groups.ts';
import { ChannelIcon, channelName } from '../notifications/channel-icon.tsx';
import { Countdown } from '../ui/countdown.tsx';
import { shortDuration } from '../ui/duration.ts';
import { plain } from '../ui/plain.ts';
import { nextStepOf } from './next-step.ts';
import type { NextStep } from './next-step.ts';

/** Whose answer is waited for, or who has it in hand. */
export function Reached({ group }: { readonly group: AlertGroup }) {
  const { status, pagedNow, statusBy, isTest } = group;
  if (isTest) return <Text color="secondary">{t('alert-groups.reached.test', 'Nobody: a test')}</Text>;
  if (status !== 'firing') {
    return (
      <Text truncate>
        {statusBy === '' ? '—' : t('alert-groups.reached.by', 'by {{name}}', { name: statusBy, ...plain })}
      </Text>
    );
  }
  if (pagedNow.length > 0) return <Text truncate>{pagedNow.map(({ name }) => name).join(', ')}</Text>;
  return (
    <Text color="error" truncate>
      {t('alert-groups.reached.nobody', 'Nobody')}
    </Text>
  );
}

/** What happens next and in how long. The countdown inside is all that ticks in a row. */
export function Next({ group }: { readonly group: AlertGroup }) {
  const styles = useStyles2(getStyles);
  const step = nextStepOf(group);
  return <span className={styles.next}>{textOf(step, group)}</span>;
}

function textOf(step: NextStep, group: AlertGroup) {
  switch (step.kind) {
    case 'page': {
      const { channel, person } = step.page;
      return (
        <>
          <ChannelIcon channel={channel} size="sm" isDecorative />
          <span>
            {t('alert-groups.next.page', '{{channel}} to {{name}} in', {
              channel: channelName(channel),
              name: person.name,
              ...plain,
            })}{' '}
            <Countdown until={step.at} />
          </span>
        </>
      );
    }
    case 'resume':
      return (
        <>
          <Icon name="clock-nine" size="sm" aria-hidden="true" />
          <span>
            {group.status === 'snoozed'
              ? t('alert-groups.next.wakes', 'Pages again in')
              : t('alert-groups.next.times-out', 'Fires again in')}{' '}
            <Countdown until={step.at} />
          </span>
        </>
      );
    case 'nothing':
      return t('alert-groups.next.nothing', 'Nothing until it is resolved');
    case 'nobody-left':
      return (
        <Text color={group.pagedNow.length > 0 ? 'warning' : 'error'}>
          {t('alert-groups.next.nobody-left', 'Nobody else follows')}
        </Text>
      );
    case 'still-fires':
      return (
        <>
          <Icon name="exclamation-triangle" size="sm" aria-hidden="true" />
          <Text color="warning">{t('alert-groups.next.still-fires', 'The source still fires')}</Text>
        </>
      );
    case 'over':
      return (
        <Text color="secondary">
          {step.afterMs === null
            ? '—'
            : t('alert-groups.next.over', 'Took {{duration}}', { duration: shortDuration(step.afterMs) })}
        </Text>
      );
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  next: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    maxWidth: '100%',
    '> span:last-child': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
    '> svg, > div': { flexShrink: 0 },
  }),
});
