import { useState } from 'react';
import { t } from '@grafana/i18n';
import { ConfirmModal, Stack } from '@grafana/ui';
import { useNavigate } from 'react-router-dom';
import { useRemove } from '../api/configured.ts';
import type { May } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { places } from '../app/places.ts';
import { SaveProblem } from '../app/save-problem.tsx';
import { plain } from '../ui/plain.ts';
import type { ServiceItem } from './service-rows.ts';

/** Says what is lost by it: from then on these alerts belong to somebody else, or to nobody. */
export function DeleteService({ item, may }: { readonly item: ServiceItem; readonly may: May }) {
  const [isOpen, setOpen] = useState(false);
  const remove = useRemove('services');
  const navigate = useNavigate();
  const { id, version, document } = item;
  return (
    <>
      <AllowedButton may={may} file={item.file} variant="secondary" icon="trash-alt" onClick={() => setOpen(true)}>
        {t('services.delete.button', 'Delete')}
      </AllowedButton>
      {isOpen && (
        <ConfirmModal
          isOpen
          title={t('services.delete.title', 'Delete {{name}}?', { name: document.name, ...plain })}
          body={
            <Stack direction="column" gap={2}>
              {t(
                'services.delete.body',
                'Alerts that it owns now go to another service that claims them, or straight to the fallback of the installation. Open alert groups go on as they are.',
              )}
              <SaveProblem error={remove.error} />
            </Stack>
          }
          confirmText={t('services.delete.confirm', 'Delete service')}
          onConfirm={async () => {
            // What went wrong stands in the dialog, which stays.
            await remove.mutateAsync({ id, version }).then(
              () => navigate(places.services()),
              () => undefined,
            );
          }}
          onDismiss={() => setOpen(false)}
        />
      )}
    </>
  );
}
