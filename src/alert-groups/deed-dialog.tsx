import { useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Combobox, Field, Modal, Stack, Text } from '@grafana/ui';
import type { ComboboxOption } from '@grafana/ui';
import type { AlertGroup, Deed } from '../api/alert-groups.ts';
import { useAll } from '../api/configured.ts';
import type { Action } from './actions.ts';
import { actionName, dialogTitle } from './action-words.ts';
import { DeedEffect } from './deed-effect.tsx';
import { SnoozeButton } from './snooze-button.tsx';

export interface DeedDialogProps {
  readonly group: AlertGroup;
  readonly action: Action;
  readonly onAct: (deed: Deed) => void;
  readonly onClose: () => void;
}

/** For what cannot be taken back: says exactly who is paged and who is not any more, before it happens. */
export function DeedDialog({ group, action, onAct, onClose }: DeedDialogProps) {
  const needsTarget = action === 'reassign' || action === 'add-responder';
  const [target, setTarget] = useState<Deed['target']>(undefined);
  const deed: Deed | null = needsTarget ? (target === undefined ? null : { action, target }) : { action };
  const run = (chosen: Deed): void => {
    onAct(chosen);
    onClose();
  };
  return (
    <Modal isOpen title={dialogTitle(action)} onDismiss={onClose}>
      <Stack direction="column" gap={2}>
        {needsTarget && <WhoField onChoose={setTarget} />}
        {deed !== null && <DeedEffect id={group.id} deed={deed} />}
        {action === 'resolve' && group.firing > 0 && <StillFiring count={group.firing} />}
      </Stack>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          {t('alert-groups.dialog.cancel', 'Cancel')}
        </Button>
        {action === 'resolve' && group.firing > 0 && <SnoozeButton onSnooze={run} />}
        <Button disabled={deed === null} onClick={() => deed && run(deed)}>
          {actionName(action)}
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}

function StillFiring({ count }: { readonly count: number }) {
  return (
    <Text element="p" color="warning">
      {t(
        'alert-groups.dialog.still-firing',
        '{{count}} alerts still fire at the source. If they stay, this group opens again and pages. To keep it quiet for a while, snooze it.',
        { count },
      )}
    </Text>
  );
}

type Kind = 'person' | 'team' | 'schedule';

/** One list of everybody who can be asked: at night nobody wants to choose a kind first. */
function WhoField({ onChoose }: { readonly onChoose: (target: Deed['target']) => void }) {
  const [value, setValue] = useState<string | null>(null);
  const options = useTargets();
  return (
    <Field noMargin label={t('alert-groups.dialog.who', 'Whom')} htmlFor="alert-groups-who">
      <Combobox
        id="alert-groups-who"
        options={options}
        value={value}
        placeholder={t('alert-groups.dialog.who-hint', 'A person, a team or a schedule')}
        onChange={(option) => {
          const [kind, id] = option.value.split(' ', 2);
          setValue(option.value);
          if (kind !== undefined && id !== undefined) onChoose({ [kind as Kind]: id }); // Made by `optionsOf` below.
        }}
      />
    </Field>
  );
}

function useTargets(): ComboboxOption[] {
  const people = useAll('people').data ?? [];
  const teams = useAll('teams').data ?? [];
  const schedules = useAll('schedules').data ?? [];
  return [
    ...optionsOf('person', t('alert-groups.dialog.people', 'People'), people),
    ...optionsOf('team', t('alert-groups.dialog.teams', 'Teams: everybody in it'), teams),
    ...optionsOf('schedule', t('alert-groups.dialog.schedules', 'Schedules: whoever is on call'), schedules),
  ];
}

interface Choosable {
  readonly id: string;
  readonly document: { readonly name: string };
}

function optionsOf(kind: Kind, group: string, items: readonly Choosable[]): ComboboxOption[] {
  return items.map(({ id, document }) => ({ value: `${kind} ${id}`, label: document.name, group }));
}
