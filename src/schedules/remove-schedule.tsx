import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { ConfirmModal, Stack, Text } from '@grafana/ui';
import { useRemove } from '../api/configured.ts';
import { useMay } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { places } from '../app/places.ts';
import { SaveProblem } from '../app/save-problem.tsx';
import type { ReadSchedule } from './read.ts';

/** Says what is lost; what still refers to it is named by the service, which refuses then. */
export function RemoveSchedule({ read }: { readonly read: ReadSchedule }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useRemove('schedules');
  const navigate = useNavigate();
  const may = useMay('editor', read.teamId);
  const close = (): void => {
    setAsking(false);
    remove.reset();
  };
  const confirm = (): void =>
    remove.mutate({ id: read.id, version: read.version }, { onSuccess: () => void navigate(places.schedules()) });
  return (
    <>
      <AllowedButton may={may} file={read.file} variant="secondary" icon="trash-alt" onClick={() => setAsking(true)}>
        {t('schedules.remove.button', 'Delete')}
      </AllowedButton>
      <ConfirmModal
        isOpen={isAsking}
        title={t('schedules.remove.title', 'Delete {{name}}?', {
          name: read.name,
          interpolation: { escapeValue: false },
        })}
        body={
          <Stack direction="column" gap={1}>
            <Text>
              {t(
                'schedules.remove.loses',
                'Its layers and {{count}} overrides go with it. Its versions stay on record.',
                {
                  count: read.schedule?.overrides.length ?? 0,
                },
              )}
            </Text>
            <SaveProblem error={remove.error} />
          </Stack>
        }
        confirmText={t('schedules.remove.confirm', 'Delete')}
        onConfirm={confirm}
        onDismiss={close}
      />
    </>
  );
}
