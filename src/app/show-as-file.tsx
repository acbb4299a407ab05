import { lazy, Suspense, useState } from 'react';
import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import type { Kind } from '../../server/core/directory/kind.ts';

// The printer of YAML comes only when somebody wants to see some.
const FileDrawer = lazy(async () => ({ default: (await import('./file-drawer.tsx')).FileDrawer }));

export interface ShowAsFileProps {
  readonly kind: Kind;
  /** What is on the screen, unsaved edits included. */
  readonly document: object;
}

/** From clicking to configuration as code: the file that would make what is on the screen. */
export function ShowAsFile({ kind, document }: ShowAsFileProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" fill="outline" icon="file-alt" onClick={() => setOpen(true)}>
        {t('app.show-as-file.button', 'Show as file')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <FileDrawer kind={kind} document={document} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
