import type { Dispatch } from 'react';
import { useReducer, useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Drawer, Field, Input, Stack } from '@grafana/ui';
import type { TeamDocument } from '../../server/contract/configuration/team.ts';
import { useSave } from '../api/configured.ts';
import type { Item } from '../api/configured.ts';
import { SaveProblem } from '../app/save-problem.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { MultiField } from '../ui/multi-field.tsx';
import { Picker } from '../ui/picker.tsx';
import { MemberRow } from './member-row.tsx';
import { NEW_TEAM, teamDraft, textOf } from './team-draft.ts';
import type { TeamAction } from './team-draft.ts';
import type { People } from './use-people.ts';

export interface TeamDrawerProps {
  readonly people: People;
  /** Null: a new one. */
  readonly item: Item<'teams'> | null;
  readonly onClose: () => void;
}

export function TeamDrawer({ people, item: newest, onClose }: TeamDrawerProps) {
  // Saved against the version that was opened: if somebody was quicker, that is said instead of overwritten.
  const [item] = useState(newest);
  const [draft, dispatch] = useReducer(teamDraft, item?.document ?? NEW_TEAM);
  const save = useSave('teams');
  const { id: _, ...withoutId } = draft;
  const document = item === null ? withoutId : draft;
  const submit = (): void =>
    save.mutate(
      { document, id: item?.id ?? null, ...(item === null ? {} : { version: item.version }) },
      { onSuccess: onClose },
    );
  const title = item === null ? t('teams.edit.new', 'New team') : t('teams.edit.title', 'Edit team');
  return (
    <Drawer title={title} size="md" onClose={onClose}>
      <Stack direction="column" gap={2}>
        <Field noMargin label={t('teams.edit.name', 'Name')} htmlFor="team-name">
          <Input
            id="team-name"
            value={draft.name}
            onChange={(event) => dispatch({ type: 'name it', name: event.currentTarget.value })}
          />
        </Field>
        <Members draft={draft} dispatch={dispatch} people={people} />
        <MultiField
          label={t('teams.edit.fallback', 'Fallback')}
          description={t(
            'teams.edit.fallback-why',
            'Paged when a chain of this team reached nobody. Empty: the fallback of the installation.',
          )}
          id="team-fallback"
          options={targetsOf(people)}
          value={(draft.fallback ?? []).map(textOf)}
          onChange={(chosen) => dispatch({ type: 'fall back to', targets: chosen.map(({ value }) => value) })}
        />
        <SaveProblem error={save.error} />
        <Stack direction="row" gap={1} wrap="wrap">
          <Button icon="save" disabled={save.isPending || draft.name.trim() === ''} onClick={submit}>
            {t('teams.edit.save', 'Save')}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {t('teams.edit.cancel', 'Cancel')}
          </Button>
          <ShowAsFile kind="team" document={document} />
        </Stack>
      </Stack>
    </Drawer>
  );
}

interface MembersProps {
  readonly draft: TeamDocument;
  readonly dispatch: Dispatch<TeamAction>;
  readonly people: People;
}

function Members({ draft, dispatch, people: { names } }: MembersProps) {
  const members = draft.members ?? [];
  return (
    <Field
      noMargin
      label={t('teams.edit.members', 'Members')}
      description={t(
        'teams.edit.members-why',
        'In the order in which a step that pages the team reaches them. Leads may edit what the team owns.',
      )}
      htmlFor="team-add"
    >
      <Stack direction="column" gap={0.5}>
        {members.map((person, index) => (
          <MemberRow
            key={person}
            name={names.nameOf(person)}
            isLead={draft.leads?.includes(person) === true}
            isFirst={index === 0}
            isLast={index === members.length - 1}
            onChange={(change) => dispatch({ ...change, person })}
          />
        ))}
        <Picker
          id="team-add"
          placeholder={t('teams.edit.add', 'Add somebody')}
          options={names.everybody
            .filter((id) => !members.includes(id))
            .map((id) => ({ value: id, label: names.nameOf(id) }))}
          onPick={(value) => dispatch({ type: 'add member', person: value })}
        />
      </Stack>
    </Field>
  );
}

function targetsOf({
  data,
  names,
}: People): { readonly value: string; readonly label: string; readonly group: string }[] {
  return [
    ...names.everybody.map((id) => ({
      ...{ value: `person:${id}`, label: names.nameOf(id), group: t('teams.edit.person', 'Person') },
    })),
    ...data.schedules.map(({ id, document }) => ({
      ...{ value: `schedule:${id}`, label: document.name, group: t('teams.edit.schedule', 'Schedule') },
    })),
    ...data.teams.map(({ id, document }) => ({
      ...{ value: `team:${id}`, label: document.name, group: t('teams.edit.team', 'Team') },
    })),
  ];
}
