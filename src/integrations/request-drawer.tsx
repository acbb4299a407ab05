import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Badge, ClipboardButton, Drawer, Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import type { IntegrationRequest } from '../api/integrations.ts';
import { places } from '../app/places.ts';
import { exactTime } from '../ui/time-text.tsx';
import { ReadableBadge } from '../ui/readable-badge.tsx';
import { prettyBody } from './outcome.ts';
import { BECAME_LOOKS, becameWord, OutcomeBadges } from './outcome-text.tsx';

export interface RequestDrawerProps {
  readonly request: IntegrationRequest;
  readonly onClose: () => void;
}

/** One request: what became of each of its alerts and why, and the body as it came. */
export function RequestDrawer({ request, onClose }: RequestDrawerProps) {
  const styles = useStyles2(getStyles);
  const { outcome, body } = request;
  return (
    <Drawer
      title={t('integrations.request.title', 'Request')}
      subtitle={exactTime(Date.parse(request.receivedAt))}
      onClose={onClose}
      size="md"
    >
      <Stack direction="column" gap={2}>
        <OutcomeBadges request={request} />
        {request.code !== 'accepted' && (
          <Alert
            severity="error"
            title={t('integrations.request.refused', 'Refused with {{status}}', { status: request.status })}
          >
            {request.detail}
          </Alert>
        )}
        {outcome?.unreadable != null && <Alert severity="error" title={outcome.unreadable} />}
        {outcome && outcome.truncated > 0 && (
          <Alert
            severity="warning"
            title={t('integrations.request.truncated', 'The sender left out {{count}} alerts: raise its limit.', {
              count: outcome.truncated,
            })}
          />
        )}
        {outcome && <Alerts outcome={outcome} />}
        <div>
          <div className={styles.head}>
            <Text element="h3" variant="h5">
              {t('integrations.request.body', 'Body')}
            </Text>
            <ClipboardButton icon="copy" size="sm" variant="secondary" getText={() => body}>
              {t('integrations.request.copy', 'Copy')}
            </ClipboardButton>
          </div>
          <pre className={styles.body} tabIndex={0} aria-label={t('integrations.request.body', 'Body')}>
            {body === '' ? t('integrations.request.no-body', 'Nothing was kept of it.') : prettyBody(body)}
          </pre>
        </div>
      </Stack>
    </Drawer>
  );
}

function Alerts({ outcome }: { readonly outcome: NonNullable<IntegrationRequest['outcome']> }) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.alerts}>
      {outcome.alerts.map(({ fingerprint, title, became, reason, alertGroup }, index) => (
        // An alert may be named twice in one body.
        <li key={`${fingerprint} ${index}`} className={styles.alert}>
          <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
            <Text weight="medium">{title}</Text>
            <ReadableBadge {...BECAME_LOOKS[became]} text={becameWord(became)} />
            {alertGroup && (
              <TextLink href={places.alertGroup(alertGroup.id)} inline={false}>
                {`#${alertGroup.number} ${alertGroup.title}`}
              </TextLink>
            )}
          </Stack>
          <Text color="secondary">{reason}</Text>
        </li>
      ))}
      {outcome.rejected.map(({ index, reason }) => (
        <li key={`rejected ${index}`} className={styles.alert}>
          <Badge
            color="orange"
            icon="exclamation-triangle"
            text={t('integrations.request.rejected', 'Alert {{number}} could not be read', { number: index + 1 })}
          />
          <Text color="secondary">{reason}</Text>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    marginBottom: theme.spacing(1),
  }),
  body: css({
    margin: 0,
    padding: theme.spacing(2),
    fontSize: theme.typography.bodySmall.fontSize,
    overflowX: 'auto',
    whiteSpace: 'pre',
  }),
  alerts: css({ listStyle: 'none' }),
  alert: css({
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
  }),
});
