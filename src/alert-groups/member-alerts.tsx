import { useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, Button, Text, useStyles2 } from '@grafana/ui';
import type { AlertGroupDetail } from '../api/alert-groups.ts';
import { LabelTags } from '../ui/label-tags.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { AlertLinks } from './alert-links.tsx';
import { inOrder, ownLabels, sharedLabels } from './members.ts';
import { Section } from './section.tsx';
import { SeverityBadge, statusName } from './status-badge.tsx';
import { valuesText } from './values-text.ts';

type Alert = AlertGroupDetail['alertList'][number];

/** A group of hundreds still opens at once. */
const FIRST_SHOWN = 20;

export function MemberAlerts({ alerts }: { readonly alerts: readonly Alert[] }) {
  const styles = useStyles2(getStyles);
  const [isAll, setAll] = useState(false);
  const shared = sharedLabels(alerts);
  const ordered = inOrder(alerts);
  const shown = isAll ? ordered : ordered.slice(0, FIRST_SHOWN);
  return (
    <Section title={t('alert-groups.members.title', 'Alerts ({{count}})', { count: alerts.length })}>
      <ul className={styles.list}>
        {shown.map((alert) => (
          <Member
            key={`${alert.fingerprint} ${alert.episode}`}
            alert={alert}
            labels={alerts.length > 1 ? ownLabels(alert, shared) : {}}
          />
        ))}
      </ul>
      {shown.length < ordered.length && (
        <Button variant="secondary" fill="text" onClick={() => setAll(true)}>
          {t('alert-groups.members.all', 'Show all {{count}}', { count: ordered.length })}
        </Button>
      )}
    </Section>
  );
}

function Member({ alert, labels }: { readonly alert: Alert; readonly labels: Readonly<Record<string, string>> }) {
  const styles = useStyles2(getStyles);
  const isFiring = alert.status === 'firing';
  const values = valuesText(alert.values);
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <Badge color={isFiring ? 'red' : 'green'} icon={isFiring ? 'bell' : 'check'} text={statusName(alert.status)} />
        <SeverityBadge severity={alert.severity} />
        <span className={styles.title}>{alert.title}</span>
        <span className={styles.since}>
          {isFiring ? t('alert-groups.members.since', 'since') : t('alert-groups.members.until', 'until')}{' '}
          <TimeText at={isFiring ? alert.startsAt : (alert.endsAt ?? alert.lastSeenAt)} />
        </span>
      </div>
      {values !== '' && <code className={styles.values}>{values}</code>}
      {Object.keys(labels).length > 0 && <LabelTags labels={labels} />}
      <div className={styles.line}>
        <Text variant="bodySmall" color="secondary">
          {alert.reason}
        </Text>
        <AlertLinks links={alert.links} size="sm" />
      </div>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, display: 'flex', flexDirection: 'column' }),
  row: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.75),
    padding: theme.spacing(1.5, 0),
    minWidth: 0,
    '& + &': { borderTop: `1px solid ${theme.colors.border.weak}` },
    '&:first-child': { paddingTop: 0 },
    '&:last-child': { paddingBottom: 0 },
  }),
  line: css({ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: theme.spacing(0.5, 1), minWidth: 0 }),
  title: css({ fontWeight: theme.typography.fontWeightMedium, overflowWrap: 'anywhere' }),
  since: css({ marginLeft: 'auto', color: theme.colors.text.secondary, ...theme.typography.bodySmall }),
  values: css({ ...theme.typography.code, alignSelf: 'flex-start', overflowWrap: 'anywhere' }),
});
