import { useState } from 'react';
import { t } from '@grafana/i18n';
import { Alert, Button, Field, Input, SecretInput, Stack } from '@grafana/ui';
import type { PluginSettings } from '../api/connection.ts';
import { useSaveConnection } from '../api/plugin-settings.ts';
import { cleanUrl, randomSecret, urlMistake } from './connection.ts';
import { ServiceEnvironment } from './service-environment.tsx';

const LEAST_SECRET = 16;
const EXAMPLE = 'http://tocsin:8470';

/** Where the service is, and what the app proves itself with. */
export function ConnectionForm({ settings }: { readonly settings: PluginSettings }) {
  const [url, setUrl] = useState(settings.jsonData.serviceUrl ?? '');
  // Null: the one that is saved stays.
  const [secret, setSecret] = useState<string | null>(settings.hasSecret ? null : '');
  const save = useSaveConnection();
  const mistake = urlMistake(url);
  const isShort = secret !== null && secret.length < LEAST_SECRET;
  const submit = async (): Promise<void> => {
    const wasDisabled = await save.mutateAsync({ serviceUrl: cleanUrl(url), secret });
    // The navigation and the routes of an app are read when Grafana loads it.
    if (wasDisabled) window.location.reload();
  };
  return (
    <Stack direction="column" gap={2}>
      <Field
        noMargin
        label={t('readiness.form.url', 'URL of the service')}
        description={t(
          'readiness.form.url-text',
          'As Grafana reaches it from where it runs, with the port and without a path.',
        )}
        htmlFor="service-url"
        required
        invalid={url !== '' && mistake !== null}
        error={mistake ?? ''}
      >
        <Input
          id="service-url"
          value={url}
          placeholder={EXAMPLE}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
      </Field>
      <SecretField secret={secret} onChange={setSecret} isShort={isShort} hasSecret={settings.hasSecret} />
      <ServiceEnvironment secret={secret} />
      {save.error && (
        <Alert severity="error" title={t('readiness.form.failed', 'Grafana did not save it')}>
          {save.error.message}
        </Alert>
      )}
      {save.isSuccess && (
        <Alert severity="success" title={t('readiness.form.saved', 'Saved')}>
          {t('readiness.form.saved-text', 'Set the variables for the service and restart it, then run the checks.')}
        </Alert>
      )}
      <div>
        <Button
          disabled={mistake !== null || isShort || save.isPending}
          onClick={() => void submit().catch(() => undefined)}
        >
          {settings.enabled
            ? t('readiness.form.save', 'Save connection')
            : t('readiness.form.enable', 'Save connection and enable the app')}
        </Button>
      </div>
    </Stack>
  );
}

interface SecretFieldProps {
  readonly secret: string | null;
  readonly onChange: (secret: string | null) => void;
  readonly isShort: boolean;
  readonly hasSecret: boolean;
}

function SecretField({ secret, onChange, isShort, hasSecret }: SecretFieldProps) {
  return (
    <Field
      noMargin
      label={t('readiness.form.secret', 'Secret of the app')}
      description={t(
        'readiness.form.secret-text',
        'Proves to the service that a call comes through this Grafana. The same text as TOCSIN_APP_SECRET.',
      )}
      htmlFor="app-secret"
      required
      invalid={isShort && secret !== ''}
      error={t('readiness.form.secret-short', 'Write at least 16 characters, or generate one.')}
    >
      <Stack direction="row" gap={1} wrap="wrap">
        <div style={{ flex: '1 1 14rem' }}>
          <SecretInput
            id="app-secret"
            isConfigured={secret === null}
            value={secret ?? ''}
            onReset={() => onChange('')}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </div>
        {secret !== null && (
          <Button variant="secondary" icon="sync" onClick={() => onChange(randomSecret())}>
            {t('readiness.form.generate', 'Generate')}
          </Button>
        )}
        {secret !== null && hasSecret && (
          <Button variant="secondary" fill="text" onClick={() => onChange(null)}>
            {t('readiness.form.keep', 'Keep the old one')}
          </Button>
        )}
      </Stack>
    </Field>
  );
}
