import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, TextLink, useStyles2 } from '@grafana/ui';
import type { Item } from '../api/configured.ts';
import type { IntegrationHealth } from '../api/integrations.ts';
import { places } from '../app/places.ts';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { HealthBadge } from './health-badge.tsx';
import { TrafficBars } from './traffic-bars.tsx';
import { TypeLabel } from './type-label.tsx';

export interface IntegrationTableProps {
  readonly items: readonly Item<'integrations'>[];
  /** By id; missing while it is read. */
  readonly health: ReadonlyMap<string, IntegrationHealth>;
}

/** A line for each integration; on a phone a card, with the same in it. */
export function IntegrationTable({ items, health }: IntegrationTableProps) {
  const styles = useStyles2(getStyles);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('integrations.list.name', 'Name')}</th>
          <th scope="col">{t('integrations.list.type', 'Sender')}</th>
          <th scope="col">{t('integrations.list.health', 'Health')}</th>
          <th scope="col">{t('integrations.list.traffic', 'Requests')}</th>
          <th scope="col">{t('integrations.list.last', 'Last request')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} health={health.get(item.id) ?? null} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ item, health }: { readonly item: Item<'integrations'>; readonly health: IntegrationHealth | null }) {
  const { id, document, file } = item;
  return (
    <tr>
      <td>
        <Stack direction="row" gap={1} alignItems="center" wrap="wrap">
          <TextLink href={places.integration(id)} inline={false}>
            {document.name}
          </TextLink>
          <ProvisionedBadge file={file} />
        </Stack>
      </td>
      <td>
        <TypeLabel type={document.type} />
      </td>
      <td>{health && <HealthBadge health={health} />}</td>
      <td>{health && <TrafficBars health={health} />}</td>
      <td>{health?.lastRequestAt == null ? '—' : <TimeText at={health.lastRequestAt} />}</td>
    </tr>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({
    width: '100%',
    borderCollapse: 'collapse',
    'th, td': { textAlign: 'left', padding: theme.spacing(1, 2), verticalAlign: 'middle' },
    th: { ...theme.typography.bodySmall, color: theme.colors.text.secondary, fontWeight: 500 },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
    'tbody tr:hover': { background: theme.colors.action.hover },
    [theme.breakpoints.down('md')]: {
      // Read as a list: the heads of columns would stand above nothing.
      thead: { position: 'absolute', clipPath: 'inset(50%)', height: 1, width: 1, overflow: 'hidden' },
      'tbody tr': { display: 'grid', gap: theme.spacing(1), padding: theme.spacing(2, 0) },
      'tbody td': { padding: 0 },
    },
  }),
});
