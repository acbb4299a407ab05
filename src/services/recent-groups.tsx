import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import { StatusBadge } from '../alert-groups/status-badge.tsx';
import { useGroupsOfService } from '../api/recent-alerts.ts';
import { Loaded } from '../app/loaded.tsx';
import { places } from '../app/places.ts';
import { TimeText } from '../ui/time-text.tsx';

const SHOWN = 8;

export function RecentGroups({ serviceId }: { readonly serviceId: string }) {
  const styles = useStyles2(getStyles);
  const query = useGroupsOfService(serviceId, SHOWN);
  return (
    <Loaded query={query}>
      {(groups) =>
        groups.length === 0 ? (
          <Text color="secondary">
            {t(
              'services.recent.none',
              'No alert has come in for this service. Try labels to see what would be its own.',
            )}
          </Text>
        ) : (
          <Stack direction="column" gap={1}>
            <ul className={styles.list}>
              {groups.map(({ id, number, title, status, openedAt }) => (
                <li key={id} className={styles.group}>
                  <StatusBadge status={status} />
                  <span className={styles.title}>
                    <TextLink href={places.alertGroup(id)} color="primary">
                      {`#${number} ${title}`}
                    </TextLink>
                  </span>
                  <span className={styles.time}>
                    <TimeText at={openedAt} />
                  </span>
                </li>
              ))}
            </ul>
            <TextLink href={`${places.alertGroups()}?service=${encodeURIComponent(serviceId)}`}>
              {t('services.recent.all', 'All alert groups of this service')}
            </TextLink>
          </Stack>
        )
      }
    </Loaded>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none' }),
  group: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    alignItems: 'center',
    padding: theme.spacing(0.75, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  title: css({ flex: `1 1 ${theme.spacing(20)}`, minWidth: 0, overflowWrap: 'anywhere' }),
  time: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
});
