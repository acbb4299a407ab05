import { useState } from 'react';
import { t } from '@grafana/i18n';
import { ConfirmModal, Stack, Text } from '@grafana/ui';
import { useRemove } from '../../api/configured.ts';
import type { Item } from '../../api/configured.ts';
import { useMay } from '../../api/me.ts';
import { AllowedButton } from '../../app/allowed-button.tsx';
import { SaveProblem } from '../../app/save-problem.tsx';
import { plain } from '../../ui/plain.ts';

interface RemoveHolidayListProps {
  readonly item: Item<'holiday-lists'>;
  readonly onDone: () => void;
}

/** A list that some layer heeds is not deleted: the service says which, and refuses. */
export function RemoveHolidayList({ item, onDone }: RemoveHolidayListProps) {
  const [isAsking, setAsking] = useState(false);
  const remove = useRemove('holiday-lists');
  const may = useMay('editor');
  const close = (): void => {
    setAsking(false);
    remove.reset();
  };
  const { id, version, file, document } = item;
  return (
    <>
      <AllowedButton may={may} file={file} variant="secondary" icon="trash-alt" onClick={() => setAsking(true)}>
        {t('schedules.holiday-list.delete', 'Delete')}
      </AllowedButton>
      <ConfirmModal
        isOpen={isAsking}
        title={t('schedules.holiday-list.delete-title', 'Delete {{name}}?', { name: document.name, ...plain })}
        body={
          <Stack direction="column" gap={1}>
            <Text>{t('schedules.holiday-list.loses', 'Shifts that were stay as they were.')}</Text>
            <SaveProblem error={remove.error} />
          </Stack>
        }
        confirmText={t('schedules.holiday-list.delete', 'Delete')}
        onConfirm={() => remove.mutate({ id, version }, { onSuccess: onDone })}
        onDismiss={close}
      />
    </>
  );
}
