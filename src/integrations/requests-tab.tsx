import { css } from '@emotion/css';
import { useSearchParams } from 'react-router-dom';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, EmptyState, Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import type { IntegrationRequest } from '../api/integrations.ts';
import { useIntegrationRequests } from '../api/integrations.ts';
import { useMay } from '../api/me.ts';
import { whyNot } from '../app/allowed-button.tsx';
import { Loaded } from '../app/loaded.tsx';
import { places } from '../app/places.ts';
import { TimeText } from '../ui/time-text.tsx';
import { groupsOf } from './outcome.ts';
import { OutcomeBadges } from './outcome-text.tsx';
import { RequestDrawer } from './request-drawer.tsx';

/** The last requests, accepted or refused, and what became of each. */
export function RequestsTab({ id }: { readonly id: string }) {
  const may = useMay('editor');
  const query = useIntegrationRequests(id, may.allowed);
  const reason = whyNot(may, null);
  if (reason !== null) {
    return (
      <Alert severity="info" title={reason}>
        {t('integrations.requests.not-allowed', 'Bodies of requests may hold what is not for everybody.')}
      </Alert>
    );
  }
  return <Loaded query={query}>{(items) => <Requests items={items} />}</Loaded>;
}

function Requests({ items }: { readonly items: readonly IntegrationRequest[] }) {
  const styles = useStyles2(getStyles);
  const [search, setSearch] = useSearchParams();
  const opened = items.find((one) => one.receivedAt === search.get('request'));
  const open = (request: IntegrationRequest | null): void => {
    const next = new URLSearchParams(search);
    if (request === null) next.delete('request');
    else next.set('request', request.receivedAt);
    setSearch(next, { replace: true });
  };
  if (items.length === 0) {
    return (
      <EmptyState variant="not-found" message={t('integrations.requests.none', 'No request has come in yet')}>
        {t('integrations.requests.none-text', 'The last 50 of them will be here, with what became of each alert.')}
      </EmptyState>
    );
  }
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('integrations.requests.at', 'Received')}</th>
            <th scope="col">{t('integrations.requests.outcome', 'What became of it')}</th>
            <th scope="col">{t('integrations.requests.groups', 'Alert groups')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((request, index) => (
            // Two may come in one millisecond; the list is short and only grows at its head.
            <Row key={`${request.receivedAt} ${items.length - index}`} request={request} onOpen={() => open(request)} />
          ))}
        </tbody>
      </table>
      {opened && <RequestDrawer request={opened} onClose={() => open(null)} />}
    </>
  );
}

const SHOWN_GROUPS = 3;

function Row({ request, onOpen }: { readonly request: IntegrationRequest; readonly onOpen: () => void }) {
  const styles = useStyles2(getStyles);
  const groups = groupsOf(request);
  return (
    <tr>
      <td>
        <Stack direction="row" gap={1} alignItems="center">
          <button type="button" className={styles.open} onClick={onOpen}>
            {t('integrations.requests.open', 'Look')}
          </button>
          <TimeText at={request.receivedAt} />
        </Stack>
      </td>
      <td>
        <Stack direction="column" gap={0.5}>
          <OutcomeBadges request={request} />
          {request.code !== 'accepted' && (
            <Text variant="bodySmall" color="secondary">
              {request.status} · {request.detail}
            </Text>
          )}
        </Stack>
      </td>
      <td>
        <Stack direction="column" gap={0.25}>
          {groups.slice(0, SHOWN_GROUPS).map(({ id, number, title }) => (
            <TextLink key={id} href={places.alertGroup(id)} inline={false} variant="bodySmall">
              {`#${number} ${title}`}
            </TextLink>
          ))}
          {groups.length > SHOWN_GROUPS && (
            <Text variant="bodySmall" color="secondary">
              {t('integrations.requests.more-groups', 'and {{count}} more', { count: groups.length - SHOWN_GROUPS })}
            </Text>
          )}
          {groups.length === 0 && '—'}
        </Stack>
      </td>
    </tr>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    borderCollapse: 'collapse',
    'th, td': { textAlign: 'left', padding: theme.spacing(1, 2), verticalAlign: 'top' },
    th: { ...theme.typography.bodySmall, color: theme.colors.text.secondary, fontWeight: 500 },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
    'tbody tr:hover': { background: theme.colors.action.hover },
    [theme.breakpoints.down('md')]: {
      thead: { position: 'absolute', clipPath: 'inset(50%)', height: 1, width: 1, overflow: 'hidden' },
      'tbody tr': { display: 'grid', gap: theme.spacing(1), padding: theme.spacing(2, 0) },
      'tbody td': { padding: 0 },
    },
  }),
  open: css({
    border: 'none',
    background: 'none',
    padding: theme.spacing(0.5, 1),
    minHeight: theme.spacing(4),
    color: theme.colors.text.link,
    '&:hover': { textDecoration: 'underline' },
    [theme.breakpoints.down('md')]: { minHeight: theme.spacing(5), paddingLeft: 0 },
  }),
});
