import { t } from '@grafana/i18n';
import { Icon, Stack } from '@grafana/ui';
import type { IconName } from '@grafana/ui';

/** What sends the alerts, as people call it. */
export function typeName(type: string): string {
  switch (type) {
    case 'grafana':
      return t('integrations.type.grafana', 'Grafana Alerting');
    case 'alertmanager':
      return t('integrations.type.alertmanager', 'Prometheus Alertmanager');
    case 'webhook':
      return t('integrations.type.webhook', 'Webhook');
    default:
      return type;
  }
}

function typeIcon(type: string): IconName {
  switch (type) {
    case 'grafana':
      return 'grafana';
    case 'alertmanager':
      return 'fire';
    default:
      return 'brackets-curly';
  }
}

export function TypeLabel({ type }: { readonly type: string }) {
  return (
    <Stack direction="row" gap={1} alignItems="center">
      <Icon name={typeIcon(type)} />
      <span>{typeName(type)}</span>
    </Stack>
  );
}
