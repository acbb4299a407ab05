import { useMemo, useReducer, useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Combobox, Drawer, Field, Input, Stack, Text } from '@grafana/ui';
import { useSave } from '../api/configured.ts';
import type { Item } from '../api/configured.ts';
import { useGrafanaUsers } from '../api/people.ts';
import { SaveProblem } from '../app/save-problem.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { zoneOptions } from '../schedules/editor/zone-options.ts';
import { readersZone } from '../schedules/zone-text.ts';
import { Picker } from '../ui/picker.tsx';
import { MethodFields } from './method-fields.tsx';
import { newPerson, personDraft } from './person-draft.ts';
import type { PersonAction } from './person-draft.ts';

export interface PersonDrawerProps {
  /** Null: a new one. */
  readonly item: Item<'people'> | null;
  readonly onClose: () => void;
}

export function PersonDrawer({ item: newest, onClose }: PersonDrawerProps) {
  // Saved against the version that was opened: if somebody was quicker, that is said instead of overwritten.
  const [item] = useState(newest);
  const [draft, dispatch] = useReducer(personDraft, null, () => item?.document ?? newPerson(readersZone()));
  const zones = useMemo(() => zoneOptions(), []);
  const save = useSave('people');
  const { id: _, ...withoutId } = draft;
  const document = item === null ? withoutId : draft;
  const submit = (): void =>
    save.mutate(
      { document, id: item?.id ?? null, ...(item === null ? {} : { version: item.version }) },
      { onSuccess: onClose },
    );
  const title = item === null ? t('teams.person.new', 'New person') : t('teams.person.edit', 'Edit person');
  return (
    <Drawer title={title} size="md" onClose={onClose}>
      <Stack direction="column" gap={2}>
        {item === null && <FromGrafana dispatch={dispatch} />}
        <Field noMargin label={t('teams.person.name', 'Name')} htmlFor="person-name">
          <Input
            id="person-name"
            value={draft.name}
            onChange={(event) => dispatch({ type: 'name it', name: event.currentTarget.value })}
          />
        </Field>
        <Field
          noMargin
          label={t('teams.person.email', 'E-mail')}
          description={t('teams.person.email-why', 'By which they are recognised when they open Grafana.')}
          htmlFor="person-email"
        >
          <Input
            id="person-email"
            type="email"
            value={draft.email ?? ''}
            onChange={(event) => dispatch({ type: 'write to', email: event.currentTarget.value })}
          />
        </Field>
        <Field noMargin label={t('teams.person.zone', 'Time zone')} htmlFor="person-zone">
          <Combobox
            id="person-zone"
            value={draft.zone ?? 'UTC'}
            options={zones}
            onChange={({ value }) => dispatch({ type: 'live in', zone: value })}
          />
        </Field>
        <MethodFields methods={draft.contactMethods ?? []} dispatch={dispatch} />
        <Text color="secondary" variant="bodySmall">
          {t(
            'teams.person.rules',
            'In which order they are used, everybody says for themselves under My notifications.',
          )}
        </Text>
        <SaveProblem error={save.error} />
        <Stack direction="row" gap={1} wrap="wrap">
          <Button icon="save" disabled={save.isPending || draft.name.trim() === ''} onClick={submit}>
            {t('teams.person.save', 'Save')}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {t('teams.person.cancel', 'Cancel')}
          </Button>
          <ShowAsFile kind="person" document={document} />
        </Stack>
      </Stack>
    </Drawer>
  );
}

/** Those who have an account already need not be typed. */
function FromGrafana({ dispatch }: { readonly dispatch: (action: PersonAction) => void }) {
  const { data: accounts = [] } = useGrafanaUsers();
  if (accounts.length === 0) return null;
  return (
    <Field noMargin label={t('teams.person.account', 'Somebody from Grafana')} htmlFor="person-account">
      <Picker
        id="person-account"
        placeholder={t('teams.person.choose', 'Fill in from an account')}
        options={accounts.map(({ login, name, email }) => ({ value: login, label: name, description: email ?? login }))}
        onPick={(value) => {
          const account = accounts.find(({ login }) => login === value);
          if (account !== undefined) dispatch({ type: 'be account', account });
        }}
      />
    </Field>
  );
}
