import { useState } from 'react';
import { t } from '@grafana/i18n';
import { Alert, Field, Input, LinkButton, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import type { ContactPoint } from '../api/contact-point.ts';
import { useCreateContactPoint } from '../api/contact-point.ts';
import type { CreatedContactPoint } from '../api/contact-point-answers.ts';
import type { Item } from '../api/configured.ts';
import { useMay } from '../api/me.ts';
import { usePluginSettings } from '../api/plugin-settings.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { Section } from '../ui/section.tsx';
import { contactPointFile, webhookSettings, withoutSecrets } from './connecting.ts';
import { Snippet } from './snippet.tsx';
import type { Secrets } from './use-secrets.ts';

export interface GrafanaConnectProps {
  readonly item: Item<'integrations'>;
  readonly secrets: Secrets;
  /** The contact point that was made, so that its test can be pressed from here. */
  readonly onCreated: (contactPoint: ContactPoint) => void;
}

type Way = 'inside' | 'public';

/** Makes the contact point with the session of whoever is signed in, and says what is left to do. */
export function GrafanaConnect({ item, secrets, onCreated }: GrafanaConnectProps) {
  const may = useMay('editor');
  const serviceUrl = usePluginSettings().data?.jsonData.serviceUrl;
  const [title, setTitle] = useState(() => `Tocsin: ${item.document.name}`);
  const [chosen, setWay] = useState<Way>('inside');
  const create = useCreateContactPoint();
  const way: Way = serviceUrl === undefined ? 'public' : chosen;

  const submit = async (): Promise<void> => {
    const known = await secrets.obtain();
    const url = way === 'inside' && serviceUrl !== undefined ? serviceUrl + known.path : known.url;
    const contactPoint = { title: title.trim(), settings: webhookSettings({ ...known, url }) };
    const result = await create.mutateAsync(contactPoint);
    if (result.kind === 'created') onCreated(contactPoint);
  };

  return (
    <Section title={t('integrations.grafana.title', 'Create the contact point in Grafana')}>
      <Stack direction="column" gap={2}>
        <Text color="secondary">
          {item.document.auth?.hmac
            ? t(
                'integrations.grafana.signed',
                'With the URL, the signing secret and the header for the time already filled in.',
              )
            : t(
                'integrations.grafana.unsigned',
                'With the URL already filled in. Requests are not signed: turn that on under Edit.',
              )}
        </Text>
        <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-end">
          <Field
            noMargin
            label={t('integrations.grafana.name', 'Name of the contact point')}
            htmlFor="contact-point-name"
          >
            <Input
              id="contact-point-name"
              width={36}
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
          </Field>
          {serviceUrl !== undefined && <WayField way={way} onChange={setWay} serviceUrl={serviceUrl} />}
          <AllowedButton
            may={may}
            icon="plus"
            disabled={title.trim() === '' || create.isPending || secrets.isBusy}
            onClick={() => void submit().catch(() => undefined)}
          >
            {t('integrations.grafana.create', 'Create contact point')}
          </AllowedButton>
        </Stack>
        {create.data && <Created result={create.data} title={title} />}
        <AsFile item={item} secrets={secrets} title={title} />
      </Stack>
    </Section>
  );
}

interface WayFieldProps {
  readonly way: Way;
  readonly onChange: (way: Way) => void;
  readonly serviceUrl: string;
}

/** The app reaches the service already, so this way is known to work; a public address may not be for Grafana. */
function WayField({ way, onChange, serviceUrl }: WayFieldProps) {
  return (
    <Field noMargin label={t('integrations.grafana.way', 'Grafana reaches the service')}>
      <RadioButtonGroup<Way>
        aria-label={t('integrations.grafana.way', 'Grafana reaches the service')}
        value={way}
        onChange={onChange}
        options={[
          { value: 'inside', label: t('integrations.grafana.inside', 'as this app does'), description: serviceUrl },
          { value: 'public', label: t('integrations.grafana.public', 'at its public address') },
        ]}
      />
    </Field>
  );
}

function Created({ result, title }: { readonly result: CreatedContactPoint; readonly title: string }) {
  const values = { title, interpolation: { escapeValue: false } };
  switch (result.kind) {
    case 'created':
      return (
        <Alert
          severity="success"
          title={t('integrations.grafana.created', 'The contact point {{title}} is there', values)}
        >
          <Stack direction="column" gap={1} alignItems="flex-start">
            <span>
              {t(
                'integrations.grafana.next',
                'Now point a notification policy at it; the default policy sends everything. Keep its group wait short (5 s to 10 s): Tocsin groups by itself.',
              )}
            </span>
            <LinkButton size="sm" variant="secondary" icon="sitemap" href="/alerting/routes">
              {t('integrations.grafana.policies', 'Open notification policies')}
            </LinkButton>
          </Stack>
        </Alert>
      );
    case 'exists':
      return (
        <Alert
          severity="warning"
          title={t('integrations.grafana.exists', 'There is a contact point {{title}} already', values)}
        >
          <Stack direction="column" gap={1} alignItems="flex-start">
            <span>{t('integrations.grafana.exists-do', 'Choose another name, or look at the one that is there.')}</span>
            <LinkButton size="sm" variant="secondary" href="/alerting/notifications">
              {t('integrations.grafana.contact-points', 'Open contact points')}
            </LinkButton>
          </Stack>
        </Alert>
      );
    case 'not-allowed':
      return (
        <Alert
          severity="warning"
          title={t('integrations.grafana.not-allowed', 'Grafana does not let you create contact points')}
        >
          {t(
            'integrations.grafana.not-allowed-do',
            'An Editor of this organisation may. You can send them the link to this page.',
          )}
        </Alert>
      );
    case 'refused':
      return (
        <Alert severity="error" title={t('integrations.grafana.refused', 'Grafana did not take the contact point')}>
          {result.detail ||
            t(
              'integrations.grafana.refused-do',
              'Create it by hand: a webhook with the URL and the secrets of this page.',
            )}
        </Alert>
      );
  }
}

function AsFile({ item, secrets, title }: Omit<GrafanaConnectProps, 'onCreated'> & { readonly title: string }) {
  const [isOpen, setOpen] = useState(false);
  const { hmac } = item.document.auth ?? {};
  const sender = secrets.shown ?? {
    ...withoutSecrets(item.document.type, ''),
    hmac: hmac ? { secret: '', header: hmac.header ?? '', timestampHeader: hmac.timestampHeader ?? null } : null,
  };
  const text = contactPointFile(title, `tocsin-${item.id}`, sender);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('integrations.grafana.as-file', 'The same as a file for provisioning/alerting')}</summary>
      {isOpen && (
        <Snippet
          label={t('integrations.grafana.file', 'Contact point as a file')}
          text={text}
          copied={secrets.shown === null ? null : text}
        />
      )}
    </details>
  );
}
