import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { ConfirmModal, Stack, Text } from '@grafana/ui';
import { useRemove } from '../api/configured.ts';
import { useMay } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { places } from '../app/places.ts';
import { SaveProblem } from '../app/save-problem.tsx';

export interface RemoveButtonProps {
  readonly noun: 'teams' | 'people';
  readonly item: { readonly id: string; readonly version: number; readonly file: string | null };
  readonly name: string;
}

/** The service refuses while something refers to it, and names all of that. */
export function RemoveButton({ noun, item, name }: RemoveButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const may = useMay('editor');
  const remove = useRemove(noun);
  const navigate = useNavigate();
  const close = (): void => {
    setAsking(false);
    remove.reset();
  };
  const onSuccess = (): void => void navigate(places.teams() + (noun === 'people' ? '?tab=people' : ''));
  const confirm = (): void => remove.mutate({ id: item.id, version: item.version }, { onSuccess });
  return (
    <>
      <AllowedButton may={may} file={item.file} variant="destructive" fill="outline" onClick={() => setAsking(true)}>
        {t('teams.remove.button', 'Delete')}
      </AllowedButton>
      <ConfirmModal
        isOpen={isAsking}
        title={t('teams.remove.title', 'Delete {{name}}?', { name, interpolation: { escapeValue: false } })}
        body={
          <Stack direction="column" gap={1}>
            <Text>
              {noun === 'people'
                ? t('teams.remove.person', 'They can no longer be paged. What they did stays on the timelines.')
                : t('teams.remove.team', 'Its members stay; alert groups of the past keep its name.')}
            </Text>
            <SaveProblem error={remove.error} />
          </Stack>
        }
        confirmText={t('teams.remove.confirm', 'Delete')}
        onConfirm={confirm}
        onDismiss={close}
      />
    </>
  );
}
