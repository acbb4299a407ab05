import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import type { Item } from '../api/configured.ts';
import { Section } from '../ui/section.tsx';
import { alertmanagerFile, curlCommand, withoutSecrets } from './connecting.ts';
import { Snippet } from './snippet.tsx';
import type { Secrets } from './use-secrets.ts';

export interface SenderConnectProps {
  readonly item: Item<'integrations'>;
  readonly secrets: Secrets;
}

/** What to put into a sender other than Grafana. */
export function SenderConnect({ item, secrets }: SenderConnectProps) {
  const { type } = item.document;
  const sender = secrets.shown ?? withoutSecrets(type, 'https://…');
  const isAlertmanager = type === 'alertmanager';
  const text = isAlertmanager ? alertmanagerFile(sender) : curlCommand(sender);
  return (
    <Section
      title={
        isAlertmanager
          ? t('integrations.alertmanager.title', 'Put this into alertmanager.yml')
          : t('integrations.webhook.title', 'Send alerts as JSON')
      }
    >
      <Stack direction="column" gap={1.5}>
        <Text color="secondary">
          {isAlertmanager
            ? t(
                'integrations.alertmanager.text',
                'A receiver, and the shortest route to it. Keep the group interval short: Tocsin groups by itself.',
              )
            : t(
                'integrations.webhook.text',
                'Only the title is required. With "test": true it is shown and pages nobody; with "status": "resolved" it is over.',
              )}
        </Text>
        <Snippet
          label={isAlertmanager ? 'alertmanager.yml' : t('integrations.webhook.command', 'Command')}
          text={text}
          copied={secrets.shown === null ? null : text}
        />
      </Stack>
    </Section>
  );
}
