import { t } from '@grafana/i18n';
import { Badge, Icon } from '@grafana/ui';
import type { BadgeColor, IconName } from '@grafana/ui';
import type { Severity } from '../../server/core/grouping/severity.ts';
import type { Status } from '../../server/core/escalation/state.ts';
import { ReadableBadge } from '../ui/readable-badge.tsx';

export type StatusWord = Status['kind'];

interface Look {
  readonly color: BadgeColor;
  /** Null: the filled bell, of which Grafana's set only has the outline. */
  readonly icon: IconName | null;
}

/** The same colour, sign and word as in chat, mail and on the answer page. */
const STATUS_LOOK: Readonly<Record<StatusWord, Look>> = {
  firing: { color: 'red', icon: null },
  acknowledged: { color: 'orange', icon: 'user' },
  snoozed: { color: 'blue', icon: 'clock-nine' },
  resolved: { color: 'green', icon: 'check' },
};

export function StatusBadge({ status }: { readonly status: StatusWord }) {
  const { color } = STATUS_LOOK[status];
  const text = (
    <>
      <StatusIcon status={status} />
      {statusName(status)}
    </>
  );
  return <Badge color={color} text={text} data-status={status} />;
}

/** Only beside the word, which is what says it to a reader who sees no colour. */
export function StatusIcon({ status }: { readonly status: StatusWord }) {
  const { icon } = STATUS_LOOK[status];
  return icon === null ? <FilledBell /> : <Icon name={icon} size="sm" aria-hidden="true" />;
}

export function statusName(status: StatusWord): string {
  switch (status) {
    case 'firing':
      return t('alert-groups.status.firing', 'Firing');
    case 'acknowledged':
      return t('alert-groups.status.acknowledged', 'Acknowledged');
    case 'snoozed':
      return t('alert-groups.status.snoozed', 'Snoozed');
    case 'resolved':
      return t('alert-groups.status.resolved', 'Resolved');
  }
}

const SEVERITY_LOOK: Readonly<Record<Severity, { readonly color: BadgeColor; readonly icon: IconName }>> = {
  critical: { color: 'red', icon: 'fire' },
  error: { color: 'orange', icon: 'exclamation-circle' },
  warning: { color: 'darkgrey', icon: 'exclamation-triangle' },
  info: { color: 'darkgrey', icon: 'info-circle' },
};

export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const { color, icon } = SEVERITY_LOOK[severity];
  return <ReadableBadge color={color} icon={icon} text={severityName(severity)} data-severity={severity} />;
}

export function severityName(severity: Severity): string {
  switch (severity) {
    case 'critical':
      return t('alert-groups.severity.critical', 'Critical');
    case 'error':
      return t('alert-groups.severity.error', 'Error');
    case 'warning':
      return t('alert-groups.severity.warning', 'Warning');
    case 'info':
      return t('alert-groups.severity.info', 'Info');
  }
}

function FilledBell() {
  return (
    <svg viewBox="0 0 24 24" width="14" height="14" fill="currentColor" aria-hidden="true">
      <path d="M12 2a7 7 0 0 0-7 7v5.2L3.2 17a.7.7 0 0 0 .6 1h16.4a.7.7 0 0 0 .6-1L19 14.2V9a7 7 0 0 0-7-7Zm-3 18h6a3 3 0 0 1-6 0Z" />
    </svg>
  );
}
