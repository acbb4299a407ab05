import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, useStyles2 } from '@grafana/ui';
import type { BadgeColor } from '@grafana/ui';
import { Link } from 'react-router-dom';
import { statusName, StatusIcon } from '../alert-groups/status-badge.tsx';
import { places } from '../app/places.ts';

const OPEN = ['firing', 'acknowledged', 'snoozed'] as const;
type Open = (typeof OPEN)[number];
const COLORS: Readonly<Record<Open, BadgeColor>> = { firing: 'red', acknowledged: 'orange', snoozed: 'blue' };

export interface OpenGroupsProps {
  readonly serviceId: string;
  /** Undefined: the service has none. */
  readonly counts: Readonly<Record<Open, number>> | undefined;
}

/** How many alert groups of a service are open, by status; each leads to just those. */
export function OpenGroups({ serviceId, counts }: OpenGroupsProps) {
  const styles = useStyles2(getStyles);
  const some = OPEN.filter((status) => counts !== undefined && counts[status] > 0);
  if (some.length === 0) return <span className={styles.none}>{t('services.open.none', 'None open')}</span>;
  return (
    <ul className={styles.list}>
      {some.map((status) => (
        <li key={status}>
          <Link
            to={`${places.alertGroups()}?service=${encodeURIComponent(serviceId)}&status=${status}`}
            className={styles.link}
          >
            <Badge
              color={COLORS[status]}
              text={
                <>
                  <StatusIcon status={status} /> {counts?.[status]} {statusName(status).toLowerCase()}
                </>
              }
            />
          </Link>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  none: css({ color: theme.colors.text.secondary }),
  list: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5), listStyle: 'none' }),
  link: css({ display: 'inline-flex', alignItems: 'center', minHeight: theme.spacing(3) }),
});
