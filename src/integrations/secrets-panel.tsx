import { useState } from 'react';
import { t } from '@grafana/i18n';
import { Alert, ConfirmModal, Stack, Text } from '@grafana/ui';
import type { Item } from '../api/configured.ts';
import { useRotate } from '../api/integrations.ts';
import { useMay } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { Section } from '../ui/section.tsx';
import { NOT_SHOWN } from './integration-draft.ts';
import { SecretRow } from './secret-row.tsx';
import type { Secrets } from './use-secrets.ts';
import { withoutSecrets } from './connecting.ts';

export interface SecretsPanelProps {
  readonly item: Item<'integrations'>;
  readonly secrets: Secrets;
}

/** The URL and what else a sender must know, hidden until somebody asks for it. */
export function SecretsPanel({ item, secrets }: SecretsPanelProps) {
  const may = useMay('editor');
  const { shown } = secrets;
  const { auth = {}, type } = item.document;
  return (
    <Section title={t('integrations.secrets.title', 'URL and secrets')} actions={<Reveal secrets={secrets} />}>
      <Stack direction="column" gap={1}>
        <Text color="secondary">
          {t(
            'integrations.secrets.text',
            'Whoever has this URL can send alerts, so treat it as a password. Looking at it is logged.',
          )}
        </Text>
        <SecretRow
          label={t('integrations.secrets.url', 'URL')}
          value={shown?.url ?? null}
          masked={withoutSecrets(type, '').path}
        />
        {auth.hmac && (
          <SecretRow
            label={t('integrations.secrets.hmac', 'Signing secret (HMAC-SHA256, header {{header}})', {
              header: auth.hmac.header ?? 'X-Grafana-Alerting-Signature',
            })}
            value={shown?.hmac?.secret ?? null}
            masked={NOT_SHOWN}
          />
        )}
        {auth.basic && (
          <SecretRow
            label={t('integrations.secrets.basic', 'Password of {{username}} (Basic)', {
              username: auth.basic.username,
            })}
            value={shown?.basic?.password ?? null}
            masked={NOT_SHOWN}
          />
        )}
        {auth.bearer !== undefined && (
          <SecretRow
            label={t('integrations.secrets.bearer', 'Bearer token')}
            value={shown?.bearer ?? null}
            masked={NOT_SHOWN}
          />
        )}
        {secrets.error && <Alert severity="error" title={secrets.error.message} />}
        <Stack direction="row" gap={1} wrap="wrap">
          <Rotate item={item} secrets={secrets} what="token" may={may} />
          {auth.hmac && <Rotate item={item} secrets={secrets} what="signature" may={may} />}
        </Stack>
      </Stack>
    </Section>
  );
}

function Reveal({ secrets }: { readonly secrets: Secrets }) {
  const may = useMay('editor');
  const isShown = secrets.shown !== null;
  return (
    <AllowedButton
      may={may}
      size="sm"
      variant="secondary"
      icon={isShown ? 'eye-slash' : 'eye'}
      disabled={secrets.isBusy}
      onClick={isShown ? secrets.hide : secrets.show}
    >
      {isShown ? t('integrations.secrets.hide', 'Hide') : t('integrations.secrets.show', 'Show')}
    </AllowedButton>
  );
}

interface RotateProps extends SecretsPanelProps {
  readonly what: 'token' | 'signature';
  readonly may: ReturnType<typeof useMay>;
}

/** Cannot be taken back: whoever sends with the old one is refused from this moment on. */
function Rotate({ item, secrets, what, may }: RotateProps) {
  const [isAsking, setAsking] = useState(false);
  const rotate = useRotate(item.id);
  const word =
    what === 'token'
      ? t('integrations.rotate.token', 'New URL')
      : t('integrations.rotate.signature', 'New signing secret');
  const confirm = async (): Promise<void> => {
    setAsking(false);
    secrets.replace(await rotate.mutateAsync(what));
    secrets.show();
  };
  return (
    <>
      <AllowedButton
        may={may}
        file={item.file}
        size="sm"
        variant="secondary"
        fill="outline"
        icon="sync"
        disabled={rotate.isPending}
        onClick={() => setAsking(true)}
      >
        {word}
      </AllowedButton>
      {rotate.error && <Alert severity="error" title={rotate.error.message} />}
      <ConfirmModal
        isOpen={isAsking}
        title={word}
        body={t(
          'integrations.rotate.body',
          'From this moment on, requests with the old one are refused: alerts of {{name}} are lost until its sender has the new one.',
          { name: item.document.name, interpolation: { escapeValue: false } },
        )}
        confirmText={word}
        onConfirm={() => void confirm().catch(() => undefined)}
        onDismiss={() => setAsking(false)}
      />
    </>
  );
}
