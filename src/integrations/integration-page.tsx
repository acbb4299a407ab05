import { css } from '@emotion/css';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, Tab, TabContent, TabsBar, useStyles2 } from '@grafana/ui';
import type { ContactPoint } from '../api/contact-point.ts';
import { useOne } from '../api/configured.ts';
import type { Item } from '../api/configured.ts';
import type { IntegrationHealth } from '../api/integrations.ts';
import { useIntegrationHealth } from '../api/integrations.ts';
import { useMay } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { Facts } from '../ui/facts.tsx';
import { LabelTags } from '../ui/label-tags.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { asFile } from './as-file.ts';
import { DeleteIntegration } from './delete-integration.tsx';
import { GrafanaConnect } from './grafana-connect.tsx';
import { HealthBadge } from './health-badge.tsx';
import { IntegrationForm } from './integration-form.tsx';
import { RequestsTab } from './requests-tab.tsx';
import { RoundTripPanel } from './round-trip-panel.tsx';
import { SecretsPanel } from './secrets-panel.tsx';
import { SenderConnect } from './sender-connect.tsx';
import { TrafficBars } from './traffic-bars.tsx';
import { TypeLabel } from './type-label.tsx';
import { useSecrets } from './use-secrets.ts';

/** One way in: how to connect it, whether it works, and what came over it. */
export function IntegrationPage() {
  const { id = '' } = useParams();
  const query = useOne('integrations', id);
  const { data: healths = [] } = useIntegrationHealth();
  const health = healths.find(({ integration }) => integration.id === id) ?? null;
  const item = query.data;
  const name = item?.document.name ?? id;
  return (
    <Page
      title={name}
      crumb={{ text: name }}
      beside={
        <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
          {health && <HealthBadge health={health} />}
          <ProvisionedBadge file={item?.file ?? null} />
        </Stack>
      }
      subTitle={item && <TypeLabel type={item.document.type} />}
      actions={item && <Actions item={item} health={health} />}
    >
      <Loaded query={query}>{(one) => <Content item={one} health={health} />}</Loaded>
    </Page>
  );
}

interface PartProps {
  readonly item: Item<'integrations'>;
  readonly health: IntegrationHealth | null;
}

function Actions({ item, health }: PartProps) {
  const [search, setSearch] = useSearchParams();
  const may = useMay('editor');
  const edit = (isOpen: boolean): void => {
    const next = new URLSearchParams(search);
    if (isOpen) next.set('edit', 'form');
    else next.delete('edit');
    setSearch(next, { replace: !isOpen });
  };
  return (
    <Stack direction="row" gap={1} wrap="wrap">
      <ShowAsFile kind="integration" document={asFile(item.document)} />
      <DeleteIntegration item={item} health={health} />
      <AllowedButton may={may} file={item.file} icon="pen" onClick={() => edit(true)}>
        {t('integrations.page.edit', 'Edit')}
      </AllowedButton>
      {search.get('edit') === 'form' && <IntegrationForm item={item} onClose={() => edit(false)} />}
    </Stack>
  );
}

type TabName = 'connect' | 'requests';

function Content({ item, health }: PartProps) {
  const [search, setSearch] = useSearchParams();
  // What already works needs no instructions: then its requests come first.
  const usual: TabName = health?.lastRequestAt == null ? 'connect' : 'requests';
  const asked = search.get('tab');
  const tab: TabName = asked === 'connect' || asked === 'requests' ? asked : usual;
  const choose = (name: TabName): void => {
    const next = new URLSearchParams(search);
    next.set('tab', name);
    next.delete('request');
    setSearch(next, { replace: true });
  };
  return (
    <Stack direction="column" gap={2}>
      <IntegrationFacts item={item} health={health} />
      <TabsBar>
        <Tab
          label={t('integrations.page.connect', 'Connect')}
          active={tab === 'connect'}
          onChangeTab={() => choose('connect')}
        />
        <Tab
          label={t('integrations.page.requests', 'Last requests')}
          active={tab === 'requests'}
          onChangeTab={() => choose('requests')}
        />
      </TabsBar>
      <TabContent>{tab === 'connect' ? <ConnectTab item={item} /> : <RequestsTab id={item.id} />}</TabContent>
    </Stack>
  );
}

function IntegrationFacts({ item, health }: PartProps) {
  const { labels = {} } = item.document;
  const facts = [
    {
      name: t('integrations.page.last', 'Last request'),
      value: health?.lastRequestAt == null ? '—' : <TimeText at={health.lastRequestAt} />,
    },
    {
      name: t('integrations.page.traffic', 'Requests, last 24 hours'),
      value: health ? <TrafficBars health={health} /> : '—',
    },
    ...(Object.keys(labels).length === 0
      ? []
      : [{ name: t('integrations.page.labels', 'Adds the labels'), value: <LabelTags labels={labels} /> }]),
  ];
  return <Facts facts={facts} />;
}

function ConnectTab({ item }: { readonly item: Item<'integrations'> }) {
  const styles = useStyles2(getStyles);
  const secrets = useSecrets(item.id);
  const [contactPoint, setContactPoint] = useState<ContactPoint | null>(null);
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <SecretsPanel item={item} secrets={secrets} />
        {item.document.type === 'grafana' ? (
          <GrafanaConnect item={item} secrets={secrets} onCreated={setContactPoint} />
        ) : (
          <SenderConnect item={item} secrets={secrets} />
        )}
      </div>
      <div className={styles.column}>
        <RoundTripPanel item={item} contactPoint={contactPoint} />
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const column = { display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 } as const;
  return {
    columns: css({
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
      [theme.breakpoints.up('xl')]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', alignItems: 'start' },
    }),
    column: css(column),
  };
};
