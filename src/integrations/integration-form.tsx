import { useReducer, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Alert, Button, Combobox, Drawer, Field, Input, Stack } from '@grafana/ui';
import type { Item } from '../api/configured.ts';
import { useSave } from '../api/configured.ts';
import { useMay } from '../api/me.ts';
import { AllowedButton, whyNot } from '../app/allowed-button.tsx';
import { places } from '../app/places.ts';
import { SaveProblem } from '../app/save-problem.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { asFile } from './as-file.ts';
import { newSecret } from './connecting.ts';
import { documentOf, draftOf, mistakesIn, NEW_DRAFT, TYPES } from './integration-draft.ts';
import type { Draft, SetDraft } from './integration-draft.ts';
import { LabelsField } from './labels-field.tsx';
import { ProofFields } from './proof-fields.tsx';
import { typeName } from './type-label.tsx';

export interface IntegrationFormProps {
  /** Null: a new one. */
  readonly item: Item<'integrations'> | null;
  readonly onClose: () => void;
}

/** Everything of an integration but its URL, which is made for it. */
export function IntegrationForm({ item: newest, onClose }: IntegrationFormProps) {
  // Saved against the version that was opened: if somebody was quicker, that is said instead of overwritten.
  const [item] = useState(newest);
  const [draft, change] = useReducer(
    (before: Draft, part: Partial<Draft>): Draft => ({ ...before, ...part }),
    item === null ? NEW_DRAFT : draftOf(item.document),
  );
  const [secret] = useState(() => newSecret((bytes) => crypto.getRandomValues(bytes)));
  const document = documentOf(draft, item?.document ?? null, secret);
  const title =
    item === null
      ? t('integrations.form.new', 'New integration')
      : t('integrations.form.edit', 'Edit {{name}}', {
          name: item.document.name,
          interpolation: { escapeValue: false },
        });
  return (
    <Drawer title={title} onClose={onClose} size="md">
      <Stack direction="column" gap={2}>
        {item?.file != null && <Alert severity="info" title={whyNot({ allowed: true }, item.file) ?? ''} />}
        <Basics draft={draft} change={change} />
        <ProofFields
          draft={draft}
          change={change}
          wasSigned={item?.document.auth?.hmac !== undefined}
          isNew={item === null}
        />
        <LabelsField labels={draft.labels} onChange={(labels) => change({ labels })} />
        <Rate draft={draft} change={change} />
        <Actions item={item} draft={draft} document={document} onClose={onClose} />
      </Stack>
    </Drawer>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly change: SetDraft;
}

function Basics({ draft, change }: PartProps) {
  return (
    <>
      <Field noMargin label={t('integrations.form.name', 'Name')} htmlFor="integration-name" required>
        <Input
          id="integration-name"
          value={draft.name}
          placeholder={t('integrations.form.name-example', 'Production Grafana')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </Field>
      <Field
        noMargin
        label={t('integrations.form.type', 'Sender')}
        description={t('integrations.form.type-text', 'What sends the alerts: it decides how their bodies are read.')}
        htmlFor="integration-type"
      >
        <Combobox
          id="integration-type"
          value={draft.type}
          options={TYPES.map((type) => ({ value: type, label: typeName(type) }))}
          // Only Grafana signs what it sends.
          onChange={({ value }) => change({ type: value, isSigned: value === 'grafana' && draft.isSigned })}
        />
      </Field>
    </>
  );
}

function Rate({ draft, change }: PartProps) {
  const isWrong = mistakesIn(draft).has('ratePerMinute');
  return (
    <Field
      noMargin
      label={t('integrations.form.rate', 'Requests a minute')}
      description={t(
        'integrations.form.rate-text',
        'Above it, repeats are turned away. First alerts and resolves always pass.',
      )}
      htmlFor="integration-rate"
      invalid={isWrong}
      error={t('integrations.form.rate-wrong', 'Write a number from 1 to 10,000,000.')}
    >
      <Input
        id="integration-rate"
        type="number"
        width={20}
        value={draft.ratePerMinute}
        onChange={(event) => change({ ratePerMinute: event.currentTarget.value })}
      />
    </Field>
  );
}

interface ActionsProps extends IntegrationFormProps {
  readonly draft: Draft;
  readonly document: ReturnType<typeof documentOf>;
}

function Actions({ item, draft, document, onClose }: ActionsProps) {
  const may = useMay('editor');
  const navigate = useNavigate();
  const save = useSave('integrations');
  const submit = async (): Promise<void> => {
    const saved = await save.mutateAsync({ document, id: item?.id ?? null, version: item?.version });
    onClose();
    // From here on there is something to connect.
    if (item === null) void navigate(places.integration(saved.id));
  };
  return (
    <>
      <SaveProblem error={save.error} />
      <Stack direction="row" gap={1} wrap="wrap">
        <AllowedButton
          may={may}
          file={item?.file ?? null}
          disabled={save.isPending || mistakesIn(draft).size > 0}
          onClick={() => void submit().catch(() => undefined)}
        >
          {item === null ? t('integrations.form.create', 'Create') : t('integrations.form.save', 'Save')}
        </AllowedButton>
        <Button variant="secondary" onClick={onClose}>
          {t('integrations.form.cancel', 'Cancel')}
        </Button>
        <ShowAsFile kind="integration" document={asFile(document)} />
      </Stack>
    </>
  );
}
