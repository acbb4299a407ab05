import { t } from '@grafana/i18n';
import { Button, LinkButton, Stack, Text } from '@grafana/ui';
import { useNavigate } from 'react-router-dom';
import { useSave } from '../api/configured.ts';
import { useMay, useMayMake } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { places } from '../app/places.ts';
import { SaveProblem } from '../app/save-problem.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import type { Known } from '../directory/known.ts';
import { Differences } from '../ui/differences.tsx';
import { Section } from '../ui/section.tsx';
import { NEW_ID } from './chain-check.ts';
import type { CheckedChain } from './chain-check.ts';
import { documentOf } from './chain-draft.ts';
import type { ChainDraft } from './chain-draft.ts';
import { chainLines } from './chain-lines.ts';
import type { ChainItem } from './delete-chain.tsx';
import { usersOfChain } from './used-by.tsx';

interface ChainSaveProps {
  readonly known: Known;
  readonly opened: ChainItem | null;
  readonly draft: ChainDraft;
  readonly checked: CheckedChain;
  readonly onTried: () => void;
  readonly onDone: (() => void) | null;
}

/** What is about to change, for whom, and since when: before the button, not after it. */
export function ChainSave({ known, opened, draft, checked, onTried, onDone }: ChainSaveProps) {
  const navigate = useNavigate();
  const save = useSave('escalation-chains');
  const mayEdit = useMay('editor', opened?.document.team);
  const mayMake = useMayMake();
  const document = documentOf(opened?.id ?? NEW_ID, draft);
  const users = opened === null ? 0 : usersOfChain(known, opened.id).length;
  const submit = (): void => {
    onTried();
    if (!checked.isValid) return;
    // Without an id, because the service makes one from the name.
    const { id: _, ...unnamed } = document;
    const request =
      opened === null ? { document: unnamed, id: null } : { document, id: opened.id, version: opened.version };
    save.mutate(request, { onSuccess: ({ id }) => (onDone ? onDone() : navigate(places.escalationChain(id))) });
  };
  return (
    <Stack direction="column" gap={2}>
      {opened !== null && <Changes known={known} opened={opened} document={document} isValid={checked.isValid} />}
      <SaveProblem error={save.error} />
      <Stack direction="row" gap={1} wrap="wrap">
        <AllowedButton
          may={opened === null ? mayMake : mayEdit}
          file={opened?.file ?? null}
          disabled={save.isPending}
          onClick={submit}
        >
          {saveText(users)}
        </AllowedButton>
        {onDone === null ? (
          <LinkButton variant="secondary" href={places.escalationChains()}>
            {t('escalation-chains.save.cancel', 'Cancel')}
          </LinkButton>
        ) : (
          <Button variant="secondary" onClick={onDone}>
            {t('escalation-chains.save.cancel', 'Cancel')}
          </Button>
        )}
        <ShowAsFile kind="escalation-chain" document={document} />
      </Stack>
    </Stack>
  );
}

function saveText(users: number): string {
  if (users === 0) return t('escalation-chains.save.button', 'Save');
  return users === 1
    ? t('escalation-chains.save.button-one', 'Save: 1 service pages by it')
    : t('escalation-chains.save.button-many', 'Save: {{users}} services page by it', { users });
}

interface ChangesProps {
  readonly known: Known;
  readonly opened: ChainItem;
  readonly document: ReturnType<typeof documentOf>;
  readonly isValid: boolean;
}

function Changes({ known, opened, document, isValid }: ChangesProps) {
  return (
    <Section title={t('escalation-chains.save.changes', 'What changes')}>
      <Stack direction="column" gap={1}>
        {isValid ? (
          <Differences before={chainLines(opened.document, known.names)} after={chainLines(document, known.names)} />
        ) : (
          <Text color="secondary">
            {t('escalation-chains.save.unreadable', 'Shown as soon as every step can be read.')}
          </Text>
        )}
        <Text variant="bodySmall" color="secondary">
          {t(
            'escalation-chains.save.running',
            'Alert groups that are open keep version {{version}}; new ones take yours.',
            {
              version: opened.version,
            },
          )}
        </Text>
      </Stack>
    </Section>
  );
}
