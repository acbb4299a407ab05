import { useSearchParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Alert, Button, EmptyState, Stack, Text, TextLink } from '@grafana/ui';
import type { IntegrationRequest } from '../api/integrations.ts';
import { useIntegrationRequests } from '../api/integrations.ts';
import { useMay } from '../api/me.ts';
import { whyNot } from '../app/allowed-button.tsx';
import { Loaded } from '../app/loaded.tsx';
import { places } from '../app/places.ts';
import { StackingTable } from '../ui/stacking-table.tsx';
import type { StackingColumn } from '../ui/stacking-table.tsx';
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
      <StackingTable
        label={t('integrations.page.requests', 'Last requests')}
        columns={columns(open)}
        // Two may come in one millisecond; the list is short and only grows at its head.
        rows={items.map((request, index) => ({ request, key: `${request.receivedAt} ${items.length - index}` }))}
        keyOf={({ key }) => key}
      />
      {opened && <RequestDrawer request={opened} onClose={() => open(null)} />}
    </>
  );
}

interface Row {
  readonly request: IntegrationRequest;
  readonly key: string;
}

function columns(open: (request: IntegrationRequest) => void): readonly StackingColumn<Row>[] {
  return [
    {
      id: 'at',
      header: t('integrations.requests.at', 'Received'),
      width: '20%',
      cell: ({ request }) => <TimeText at={request.receivedAt} />,
    },
    {
      id: 'outcome',
      header: t('integrations.requests.outcome', 'What became of it'),
      cell: ({ request }) => <Outcome request={request} />,
    },
    {
      id: 'groups',
      header: t('integrations.requests.groups', 'Alert groups'),
      cell: ({ request }) => <Groups request={request} />,
    },
    {
      id: 'open',
      header: t('integrations.requests.details', 'Details'),
      width: '10%',
      cell: ({ request }) => (
        <Button size="sm" variant="secondary" fill="outline" icon="eye" onClick={() => open(request)}>
          {t('integrations.requests.open', 'Look')}
        </Button>
      ),
    },
  ];
}

function Outcome({ request }: { readonly request: IntegrationRequest }) {
  return (
    <Stack direction="column" gap={0.5}>
      <OutcomeBadges request={request} />
      {request.code !== 'accepted' && (
        <Text variant="bodySmall" color="secondary">
          {request.status} · {request.detail}
        </Text>
      )}
    </Stack>
  );
}

const SHOWN_GROUPS = 3;

function Groups({ request }: { readonly request: IntegrationRequest }) {
  const groups = groupsOf(request);
  if (groups.length === 0) return '—';
  return (
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
    </Stack>
  );
}
