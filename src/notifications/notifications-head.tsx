import { t } from '@grafana/i18n';
import { Alert, Text } from '@grafana/ui';

export function pageTitle(): string {
  return t('notifications.title', 'My notifications');
}

export function pageSubTitle(): string {
  return t('notifications.sub-title', 'How you are reached when you are paged: by what, in which order, and when not.');
}

/** A file is the only place where a person that stands in one is changed. */
export function OwnedByFile({ file }: { readonly file: string }) {
  const interpolation = { escapeValue: false };
  return (
    <Alert
      severity="info"
      bottomSpacing={0}
      title={t('notifications.file.title', 'The file {{file}} says how you are reached', { file, interpolation })}
    >
      <Text>
        {t('notifications.file.what', 'Change it there. Proving a contact method and testing work here all the same.')}
      </Text>
    </Alert>
  );
}
