import { t } from '@grafana/i18n';
import { Alert, Button, Stack } from '@grafana/ui';

/** What became of an action, with the way back where there is one. */
export interface Notice {
  readonly sentence: string;
  readonly isTrouble: boolean;
  readonly unchanged: readonly { readonly id: string; readonly name: string; readonly why: string }[];
  readonly undo: (() => void) | null;
  /** It was so already: no success, and no trouble either. */
  readonly isUnchanged?: boolean;
}

/** Stays until it is closed or the next action: whoever looked away for a moment still finds the way back. */
export function NoticeBar({ notice, onClose }: { readonly notice: Notice | null; readonly onClose: () => void }) {
  return (
    // The frame is there before the words, or a screen reader would not notice that words have come.
    <div role="status">
      {notice !== null && (
        <Alert severity={severityOf(notice)} title={notice.sentence} onRemove={onClose} topSpacing={1}>
          {(notice.undo !== null || notice.unchanged.length > 0) && (
            <Stack direction="column" gap={1} alignItems="flex-start">
              {notice.unchanged.length > 0 && (
                <ul style={{ margin: 0 }}>
                  {notice.unchanged.map(({ id, name, why }) => (
                    <li key={id}>{`${name}: ${why}`}</li>
                  ))}
                </ul>
              )}
              {notice.undo !== null && (
                <Button size="sm" variant="secondary" icon="corner-up-left" onClick={notice.undo}>
                  {t('alert-groups.notice.undo', 'Undo')}
                </Button>
              )}
            </Stack>
          )}
        </Alert>
      )}
    </div>
  );
}

function severityOf({ isTrouble, isUnchanged, unchanged }: Notice) {
  if (isTrouble) return 'error';
  if (isUnchanged) return 'info';
  return unchanged.length > 0 ? 'warning' : 'success';
}
