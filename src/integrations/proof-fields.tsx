import { t } from '@grafana/i18n';
import { Alert, Field, Input, RadioButtonGroup, Stack, Switch } from '@grafana/ui';
import { mistakesIn, NOT_SHOWN } from './integration-draft.ts';
import type { Draft, SetDraft } from './integration-draft.ts';

export interface ProofFieldsProps {
  readonly draft: Draft;
  readonly change: SetDraft;
  readonly wasSigned: boolean;
  readonly isNew: boolean;
}

/** What a sender must show besides the URL. */
export function ProofFields({ draft, change, wasSigned, isNew }: ProofFieldsProps) {
  const wrong = mistakesIn(draft);
  return (
    <Stack direction="column" gap={2}>
      <Field
        noMargin
        label={t('integrations.proof.signed', 'Requests are signed')}
        description={t(
          'integrations.proof.signed-text',
          'Grafana signs the body and the time with a secret of its own (HMAC-SHA256), so that nobody can forge or repeat a request.',
        )}
        htmlFor="integration-signed"
      >
        <Switch
          id="integration-signed"
          value={draft.isSigned}
          onChange={(event) => change({ isSigned: event.currentTarget.checked })}
        />
      </Field>
      {draft.isSigned && !wasSigned && !isNew && (
        <Alert
          severity="warning"
          title={t('integrations.proof.turned-on', 'From saving on, requests without a signature are refused')}
        >
          {t(
            'integrations.proof.turned-on-do',
            'The secret is on the page of the integration then: give it to the sender.',
          )}
        </Alert>
      )}
      {draft.isSigned && (
        <Field
          noMargin
          label={t('integrations.proof.age', 'Accepted for')}
          description={t('integrations.proof.age-text', 'How old a signed request may be, such as 5m.')}
          htmlFor="integration-age"
          invalid={wrong.has('maxAge')}
          error={t('integrations.proof.age-wrong', 'Write a duration such as 30s, 5m or 1h.')}
        >
          <Input
            id="integration-age"
            width={12}
            value={draft.maxAge}
            onChange={(event) => change({ maxAge: event.currentTarget.value })}
          />
        </Field>
      )}
      <Credentials draft={draft} change={change} wrong={wrong} />
    </Stack>
  );
}

interface CredentialsProps extends Pick<ProofFieldsProps, 'draft' | 'change'> {
  readonly wrong: ReturnType<typeof mistakesIn>;
}

function Credentials({ draft, change, wrong }: CredentialsProps) {
  const isBasic = draft.credentials === 'basic';
  return (
    <>
      <Field noMargin label={t('integrations.proof.credentials', 'Credentials')}>
        <RadioButtonGroup<Draft['credentials']>
          aria-label={t('integrations.proof.credentials', 'Credentials')}
          value={draft.credentials}
          onChange={(credentials) => change({ credentials, password: '' })}
          options={[
            { value: 'none', label: t('integrations.proof.none', 'None') },
            { value: 'basic', label: t('integrations.proof.basic', 'User and password') },
            { value: 'bearer', label: t('integrations.proof.bearer', 'Bearer token') },
          ]}
        />
      </Field>
      {isBasic && (
        <Field noMargin label={t('integrations.proof.username', 'User')} htmlFor="integration-username" required>
          <Input
            id="integration-username"
            value={draft.username}
            onChange={(event) => change({ username: event.currentTarget.value })}
          />
        </Field>
      )}
      {draft.credentials !== 'none' && (
        <Field
          noMargin
          label={
            isBasic ? t('integrations.proof.password', 'Password') : t('integrations.proof.bearer', 'Bearer token')
          }
          description={
            draft.password === NOT_SHOWN
              ? t('integrations.proof.kept', 'Stays what it is unless you write another.')
              : ''
          }
          htmlFor="integration-password"
          required
          invalid={wrong.has('password')}
          error={t('integrations.proof.password-missing', 'Write what the sender will show.')}
        >
          <Input
            id="integration-password"
            type="password"
            autoComplete="new-password"
            value={draft.password}
            onChange={(event) => change({ password: event.currentTarget.value })}
          />
        </Field>
      )}
    </>
  );
}
