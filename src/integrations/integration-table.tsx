import { t } from '@grafana/i18n';
import { Stack, TextLink } from '@grafana/ui';
import type { Item } from '../api/configured.ts';
import type { IntegrationHealth } from '../api/integrations.ts';
import { places } from '../app/places.ts';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { StackingTable } from '../ui/stacking-table.tsx';
import type { StackingColumn } from '../ui/stacking-table.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { HealthBadge } from './health-badge.tsx';
import { TrafficBars } from './traffic-bars.tsx';
import { TypeLabel } from './type-label.tsx';

export interface IntegrationTableProps {
  readonly items: readonly Item<'integrations'>[];
  /** By id; missing while it is read. */
  readonly health: ReadonlyMap<string, IntegrationHealth>;
}

interface Row {
  readonly item: Item<'integrations'>;
  readonly health: IntegrationHealth | null;
}

export function IntegrationTable({ items, health }: IntegrationTableProps) {
  return (
    <StackingTable
      label={t('integrations.list.title', 'Integrations')}
      columns={columns()}
      rows={items.map((item): Row => ({ item, health: health.get(item.id) ?? null }))}
      keyOf={({ item }) => item.id}
    />
  );
}

function columns(): readonly StackingColumn<Row>[] {
  return [
    { id: 'name', header: t('integrations.list.name', 'Name'), cell: ({ item }) => <Name item={item} /> },
    {
      id: 'type',
      header: t('integrations.list.type', 'Sender'),
      cell: ({ item }) => <TypeLabel type={item.document.type} />,
    },
    {
      id: 'health',
      header: t('integrations.list.health', 'Health'),
      cell: ({ health }) => health && <HealthBadge health={health} />,
    },
    {
      id: 'traffic',
      header: t('integrations.list.traffic', 'Requests'),
      cell: ({ health }) => health && <TrafficBars health={health} />,
    },
    {
      id: 'last',
      header: t('integrations.list.last', 'Last request'),
      cell: ({ health }) => (health?.lastRequestAt == null ? '—' : <TimeText at={health.lastRequestAt} />),
    },
  ];
}

function Name({ item: { id, document, file } }: Pick<Row, 'item'>) {
  return (
    <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
      <TextLink href={places.integration(id)} inline={false}>
        {document.name}
      </TextLink>
      <ProvisionedBadge file={file} />
    </Stack>
  );
}
