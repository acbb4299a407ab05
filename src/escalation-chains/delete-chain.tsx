import { useState } from 'react';
import { t } from '@grafana/i18n';
import { ConfirmModal, Stack, TextLink } from '@grafana/ui';
import { useNavigate } from 'react-router-dom';
import { useRemove } from '../api/configured.ts';
import type { May } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { places } from '../app/places.ts';
import { SaveProblem } from '../app/save-problem.tsx';
import type { Known } from '../directory/known.ts';
import { Bullets } from '../ui/bullets.tsx';
import { plain } from '../ui/plain.ts';
import { usersOfChain } from './used-by.tsx';

export type ChainItem = Known['documents']['chains'][number];

interface DeleteChainProps {
  readonly known: Known;
  readonly item: ChainItem;
  readonly may: May;
}

/** A chain that services use stays until they use another one; the dialog names them instead of failing. */
export function DeleteChain({ known, item, may }: DeleteChainProps) {
  const [isOpen, setOpen] = useState(false);
  const remove = useRemove('escalation-chains');
  const navigate = useNavigate();
  const { id, version, document } = item;
  const users = usersOfChain(known, id);
  return (
    <>
      <AllowedButton may={may} file={item.file} variant="secondary" icon="trash-alt" onClick={() => setOpen(true)}>
        {t('escalation-chains.delete.button', 'Delete')}
      </AllowedButton>
      {isOpen && (
        <ConfirmModal
          isOpen
          title={t('escalation-chains.delete.title', 'Delete {{name}}?', { name: document.name, ...plain })}
          body={
            <Stack direction="column" gap={2}>
              {users.length > 0 ? <StillUsed users={users} /> : <Free />}
              <SaveProblem error={remove.error} />
            </Stack>
          }
          confirmText={t('escalation-chains.delete.confirm', 'Delete chain')}
          disabled={users.length > 0}
          onConfirm={async () => {
            // What went wrong stands in the dialog, which stays.
            await remove.mutateAsync({ id, version }).then(
              () => navigate(places.escalationChains()),
              () => undefined,
            );
          }}
          onDismiss={() => setOpen(false)}
        />
      )}
    </>
  );
}

function Free() {
  return (
    <>
      {t(
        'escalation-chains.delete.free',
        'No service uses it. Open alert groups that run on it go on with the version that they started with.',
      )}
    </>
  );
}

function StillUsed({ users }: { readonly users: ReturnType<typeof usersOfChain> }) {
  return (
    <div>
      {t('escalation-chains.delete.used', 'These services still use it. Give them another chain first:')}
      <Bullets>
        {users.map(({ id, document }) => (
          <li key={id}>
            <TextLink href={places.editService(id)}>{document.name}</TextLink>
          </li>
        ))}
      </Bullets>
    </div>
  );
}
