import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Alert, ConfirmModal } from '@grafana/ui';
import type { Item } from '../api/configured.ts';
import { useRemove } from '../api/configured.ts';
import type { IntegrationHealth } from '../api/integrations.ts';
import { useMay } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { places } from '../app/places.ts';

export interface DeleteIntegrationProps {
  readonly item: Item<'integrations'>;
  readonly health: IntegrationHealth | null;
}

/** Says before what is lost: senders are not told, their alerts just do not arrive any more. */
export function DeleteIntegration({ item, health }: DeleteIntegrationProps) {
  const [isAsking, setAsking] = useState(false);
  const remove = useRemove('integrations');
  const navigate = useNavigate();
  const may = useMay('editor');
  const confirm = async (): Promise<void> => {
    setAsking(false);
    await remove.mutateAsync({ id: item.id, version: item.version });
    void navigate(places.integrations());
  };
  const sent = health?.accepted ?? 0;
  return (
    <>
      <AllowedButton may={may} file={item.file} variant="secondary" icon="trash-alt" onClick={() => setAsking(true)}>
        {t('integrations.delete.button', 'Delete')}
      </AllowedButton>
      {remove.error && <Alert severity="error" title={remove.error.message} />}
      <ConfirmModal
        isOpen={isAsking}
        title={t('integrations.delete.title', 'Delete {{name}}?', {
          name: item.document.name,
          interpolation: { escapeValue: false },
        })}
        body={
          sent > 0
            ? t(
                'integrations.delete.busy',
                'Its URL stops working at once. In the last 24 hours {{count}} requests came over it: alerts of that sender will page nobody. Alert groups that are open stay open.',
                { count: sent },
              )
            : t(
                'integrations.delete.idle',
                'Its URL stops working at once. Nothing came over it in the last 24 hours. Alert groups stay.',
              )
        }
        confirmText={t('integrations.delete.button', 'Delete')}
        onConfirm={() => void confirm().catch(() => undefined)}
        onDismiss={() => setAsking(false)}
      />
    </>
  );
}
