import { useSearchParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { EmptyState, Stack, Text } from '@grafana/ui';
import { useAll } from '../api/configured.ts';
import type { Item } from '../api/configured.ts';
import { useIntegrationHealth } from '../api/integrations.ts';
import { useMay } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { IntegrationForm } from './integration-form.tsx';
import { IntegrationTable } from './integration-table.tsx';

/** The ways in: what sends alerts here, and whether it does. */
export function IntegrationsPage() {
  const query = useAll('integrations');
  const [search, setSearch] = useSearchParams();
  const isNew = search.get('edit') === 'new';
  const close = (): void => setSearch({}, { replace: true });
  return (
    <Page
      title={t('integrations.list.title', 'Integrations')}
      subTitle={t('integrations.list.sub-title', 'The ways in: what sends alerts here, and whether they arrive.')}
      actions={query.data !== undefined && query.data.length > 0 && <NewIntegration />}
    >
      <Loaded query={query}>{(items) => (items.length === 0 ? <NoIntegrations /> : <List items={items} />)}</Loaded>
      {isNew && <IntegrationForm item={null} onClose={close} />}
    </Page>
  );
}

function NewIntegration() {
  const [, setSearch] = useSearchParams();
  return (
    <AllowedButton may={useMay('editor')} icon="plus" onClick={() => setSearch({ edit: 'new' })}>
      {t('integrations.list.new', 'New integration')}
    </AllowedButton>
  );
}

function List({ items }: { readonly items: readonly Item<'integrations'>[] }) {
  const { data = [] } = useIntegrationHealth();
  const health = new Map(data.map((one) => [one.integration.id, one]));
  return <IntegrationTable items={items} health={health} />;
}

function NoIntegrations() {
  return (
    <EmptyState
      variant="call-to-action"
      message={t('integrations.empty.title', 'No alert can come in yet')}
      button={<NewIntegration />}
    >
      <Stack direction="column" gap={1} alignItems="center">
        <Text textAlignment="center">
          {t(
            'integrations.empty.text',
            'An integration is a URL that alerts are sent to. For Grafana Alerting, the contact point is made for you in one click.',
          )}
        </Text>
      </Stack>
    </EmptyState>
  );
}
