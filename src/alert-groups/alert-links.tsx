import { t } from '@grafana/i18n';
import { LinkButton, Stack } from '@grafana/ui';
import type { IconName } from '@grafana/ui';

export interface AlertLinksProps {
  readonly links: Readonly<Record<string, string>>;
  readonly size?: 'sm' | 'md';
}

const ICONS: Readonly<Record<string, IconName>> = {
  rule: 'bell',
  dashboard: 'apps',
  panel: 'chart-line',
  runbook: 'book-open',
  silence: 'bell-slash',
  image: 'camera',
};

/** Where to look on: what an alert brings along, in the order in which it helps. */
export function AlertLinks({ links, size = 'md' }: AlertLinksProps) {
  const kinds = [
    ...ORDER.filter((kind) => kind in links),
    ...Object.keys(links).filter((kind) => !ORDER.includes(kind)),
  ];
  const known = kinds.flatMap((kind) => {
    const url = links[kind];
    return url !== undefined && isSafe(url) ? [{ kind, url }] : [];
  });
  if (known.length === 0) return null;
  return (
    <Stack direction="row" gap={1} wrap="wrap">
      {known.map(({ kind, url }) => (
        <LinkButton
          key={kind}
          href={url}
          target="_blank"
          rel="noreferrer"
          size={size}
          variant="secondary"
          fill={size === 'sm' ? 'text' : 'outline'}
          icon={ICONS[kind] ?? 'external-link-alt'}
        >
          {linkName(kind)}
        </LinkButton>
      ))}
    </Stack>
  );
}

const ORDER: readonly string[] = ['runbook', 'dashboard', 'panel', 'rule', 'silence'];

/** Links come from whoever may send alerts; one that runs a script must not be pressed at three in the morning. */
function isSafe(url: string): boolean {
  return /^https?:\/\//i.test(url) || /^\/(?!\/)/.test(url);
}

function linkName(kind: string): string {
  switch (kind) {
    case 'rule':
      return t('alert-groups.link.rule', 'Alert rule');
    case 'dashboard':
      return t('alert-groups.link.dashboard', 'Dashboard');
    case 'panel':
      return t('alert-groups.link.panel', 'Panel');
    case 'runbook':
      return t('alert-groups.link.runbook', 'Runbook');
    case 'silence':
      return t('alert-groups.link.silence', 'Silence in Grafana');
    default:
      return kind;
  }
}
