import { useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, Text, useStyles2 } from '@grafana/ui';
import type { AlertGroupDetail, Deed } from '../api/alert-groups.ts';
import { ChannelIcon, channelName } from '../notifications/channel-icon.tsx';
import { PersonLink } from '../teams/person-link.tsx';
import { Countdown } from '../ui/countdown.tsx';
import { plain } from '../ui/plain.ts';
import { ClockTime } from './clock-time.tsx';
import { DeedDialog } from './deed-dialog.tsx';
import { nextStepOf } from './next-step.ts';
import { Section } from './section.tsx';

export interface ComingPagesProps {
  readonly group: AlertGroupDetail;
  readonly onAct: (deed: Deed) => void;
}

/** What happens by itself if nobody does anything: one row for each page, counting down. */
export function ComingPages({ group, onAct }: ComingPagesProps) {
  const styles = useStyles2(getStyles);
  const [isAsking, setAsking] = useState(false);
  if (group.status === 'resolved') return null;
  const step = nextStepOf(group);
  return (
    <Section title={t('alert-groups.coming.title', 'What happens next')}>
      <Lead group={group} />
      {group.upcoming.length > 0 && (
        <ol className={styles.list}>
          {group.upcoming.map((page) => (
            <li key={`${page.at} ${page.person.id} ${page.channel} ${page.by}`} className={styles.row}>
              <span className={styles.count}>
                <Countdown until={page.at} />
              </span>
              <ChannelIcon channel={page.channel} isDecorative />
              <span className={styles.what}>
                <span>
                  {t('alert-groups.coming.over', '{{channel}} to', { channel: channelName(page.channel), ...plain })}{' '}
                  <PersonLink person={page.person} />
                </span>
                <Text variant="bodySmall" color="secondary">
                  {causeOf(page.by)}
                </Text>
              </span>
              <ClockTime at={page.at} className={styles.at} />
              {page === firstStep(group) && (
                <Button size="sm" variant="secondary" icon="arrow-up" onClick={() => setAsking(true)}>
                  {t('alert-groups.coming.now', 'Now')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {step.kind === 'nobody-left' && <NobodyLeft isAsked={group.pagedNow.length > 0} />}
      {isAsking && <DeedDialog group={group} action="escalate" onAct={onAct} onClose={() => setAsking(false)} />}
    </Section>
  );
}

/** Escalating brings forward the chain's next step, and nothing before it: so that is the row with the button. */
function firstStep({ status, upcoming }: AlertGroupDetail): AlertGroupDetail['upcoming'][number] | undefined {
  return status === 'firing' ? upcoming.find(({ by }) => by === 'step' || by === 'fallback') : undefined;
}

function Lead({ group }: { readonly group: AlertGroupDetail }) {
  const { status, statusBy, statusUntil, pagedNow } = group;
  if (status === 'firing') {
    if (pagedNow.length === 0) return null;
    const names = pagedNow.map(({ name }) => name).join(', ');
    return (
      <Text element="p">
        {t('alert-groups.coming.waiting', 'Waiting for an answer of {{names}}.', { names, ...plain })}
      </Text>
    );
  }
  const who =
    status === 'snoozed'
      ? t('alert-groups.coming.snoozed', 'Snoozed by {{name}}.', { name: statusBy, ...plain })
      : t('alert-groups.coming.acknowledged', '{{name}} is on it.', { name: statusBy, ...plain });
  return (
    <Text element="p">
      {who}{' '}
      {statusUntil === null ? (
        t('alert-groups.coming.no-end', 'Nobody is paged until it is resolved.')
      ) : (
        <>
          {t('alert-groups.coming.again', 'Without a resolve, paging goes on in')} <Countdown until={statusUntil} />
        </>
      )}
    </Text>
  );
}

function NobodyLeft({ isAsked }: { readonly isAsked: boolean }) {
  const styles = useStyles2(getStyles);
  return (
    <p className={styles.warning}>
      <Icon name="exclamation-triangle" aria-hidden="true" />
      {isAsked
        ? t(
            'alert-groups.coming.last',
            'Nobody else follows: it waits for whoever was paged. Add somebody, or re-assign it.',
          )
        : t(
            'alert-groups.coming.nobody',
            'Nobody is being paged, and nobody follows. Acknowledge it, or re-assign it.',
          )}
    </p>
  );
}

function causeOf(by: AlertGroupDetail['upcoming'][number]['by']): string {
  switch (by) {
    case 'rule':
      return t('alert-groups.coming.rule', 'Their own next notification rule');
    case 'step':
      return t('alert-groups.coming.step', 'Next in the escalation chain');
    case 'fallback':
      return t('alert-groups.coming.fallback', 'Fallback, when nobody before has answered');
    case 'resume':
      return t('alert-groups.coming.resume', 'Paging goes on where it stood');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, display: 'flex', flexDirection: 'column' }),
  row: css({
    display: 'grid',
    // The last ones as wide in every row, so that the times stand below each other.
    gridTemplateColumns: `${theme.spacing(7)} auto minmax(0, 1fr) ${theme.spacing(6)} ${theme.spacing(10)}`,
    [theme.breakpoints.down('md')]: { gridTemplateColumns: `${theme.spacing(7)} auto minmax(0, 1fr) auto` },
    alignItems: 'center',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1, 0),
    minHeight: theme.spacing(6),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    '&:last-child': { paddingBottom: 0 },
    '> button': { justifySelf: 'end' },
  }),
  count: css({ fontSize: theme.typography.h4.fontSize, fontWeight: theme.typography.fontWeightMedium }),
  what: css({ display: 'flex', flexDirection: 'column', minWidth: 0 }),
  at: css({
    color: theme.colors.text.secondary,
    textAlign: 'right',
    [theme.breakpoints.down('md')]: { display: 'none' },
  }),
  warning: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    color: theme.colors.warning.text,
    margin: 0,
  }),
});
