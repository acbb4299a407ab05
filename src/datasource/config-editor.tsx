import { t } from '@grafana/i18n';
import { Alert, LinkButton, Stack, Text } from '@grafana/ui';
import { places } from '../app/places.ts';

/** There is nothing to configure: address and secret are those of the app, and a data source has to hold neither. */
export function ConfigEditor() {
  return (
    <Alert severity="info" title={t('datasource.config.title', 'Nothing to configure here')}>
      <Stack direction="column" gap={2} alignItems="flex-start">
        <Text>
          {t(
            'datasource.config.text',
            'This data source asks the Tocsin service through the app, as whoever looks at the dashboard. Save and test says whether every hop works.',
          )}
        </Text>
        <LinkButton size="sm" variant="secondary" icon="cog" href={places.configuration()}>
          {t('datasource.config.app', 'Configuration of the app')}
        </LinkButton>
      </Stack>
    </Alert>
  );
}
