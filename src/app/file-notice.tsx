import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import { plain } from '../ui/plain.ts';

export interface FileNoticeProps {
  /** Null where no file owns what is on the page; then there is nothing to say. */
  readonly file: string | null;
  readonly title: string;
  /** What can be done here all the same. */
  readonly hint?: string;
}

/** Says which file owns what is on the page, as Grafana says it of an alert rule. */
export function FileNotice({ file, title, hint }: FileNoticeProps) {
  if (file === null) return null;
  return (
    // Grafana's box takes whatever height is left in a column, so it stands in a block of its own.
    <div>
      <Alert severity="info" title={title}>
        {t('app.file-notice.where', 'Change it in {{file}} and reload.', { file, ...plain })} {hint}
      </Alert>
    </div>
  );
}
