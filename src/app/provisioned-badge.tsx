import { t } from '@grafana/i18n';
import { Badge } from '@grafana/ui';

/** Marks what a file owns, as Grafana marks its own; nothing where none does. */
export function ProvisionedBadge({ file }: { readonly file: string | null }) {
  if (file === null) return null;
  const tooltip = t('app.provisioned.from', 'From the file {{file}}: change it there.', {
    file,
    interpolation: { escapeValue: false },
  });
  return <Badge color="purple" text={t('app.provisioned.badge', 'Provisioned')} tooltip={tooltip} />;
}
