import { t } from '@grafana/i18n';
import { Alert, Badge, Button, Stack, Text } from '@grafana/ui';
import { useCreateDataSource, useDataSource } from '../api/data-source.ts';

/** Whether dashboards can ask Tocsin; made here, because Grafana makes none by itself. */
export function DataSourceRow() {
  const { data } = useDataSource();
  const create = useCreateDataSource();
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Text color="secondary">
        {t('readiness.data-source.text', 'Dashboards ask it for response times and alert groups.')}
      </Text>
      {data === 'there' && <Badge color="green" icon="check" text={t('readiness.data-source.there', 'It is there')} />}
      {data === 'unknown' && (
        <Text color="secondary">{t('readiness.data-source.unknown', 'Grafana does not say whether it is there.')}</Text>
      )}
      {data === 'missing' && (
        <Button variant="secondary" icon="plus" disabled={create.isPending} onClick={() => create.mutate()}>
          {t('readiness.data-source.create', 'Create the data source')}
        </Button>
      )}
      {create.error && (
        <Alert severity="error" title={t('readiness.data-source.failed', 'Grafana did not create it')}>
          {create.error.message}
        </Alert>
      )}
    </Stack>
  );
}
