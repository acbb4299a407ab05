import type { IconName } from '@grafana/ui';
import type { TimelineFact } from '../../server/core/insights/timeline.ts';

/** `alarm`: somebody is disturbed, or ought to have been. `person`: somebody has it. `quiet`, `good`: nobody need be. */
export type Tone = 'plain' | 'alarm' | 'person' | 'quiet' | 'good';

export interface Look {
  readonly icon: IconName;
  readonly tone: Tone;
}

const LOOKS: Readonly<Record<TimelineFact['kind'], Look>> = {
  opened: { icon: 'bell', tone: 'alarm' },
  owned: { icon: 'sitemap', tone: 'plain' },
  'alert-joined': { icon: 'plus', tone: 'alarm' },
  'alert-resolved': { icon: 'check', tone: 'good' },
  'late-resolved': { icon: 'check', tone: 'plain' },
  'still-firing': { icon: 'bell', tone: 'alarm' },
  'severity-rose': { icon: 'arrow-up', tone: 'alarm' },
  'chain-started': { icon: 'list-ul', tone: 'plain' },
  'step-entered': { icon: 'angle-double-right', tone: 'plain' },
  'step-skipped': { icon: 'forward', tone: 'plain' },
  waiting: { icon: 'hourglass', tone: 'plain' },
  repeated: { icon: 'repeat', tone: 'plain' },
  'stage-entered': { icon: 'corner-down-right-alt', tone: 'plain' },
  exhausted: { icon: 'exclamation-triangle', tone: 'alarm' },
  'nobody-reachable': { icon: 'exclamation-triangle', tone: 'alarm' },
  paged: { icon: 'bell', tone: 'alarm' },
  'page-delivered': { icon: 'check', tone: 'good' },
  'page-failed': { icon: 'times', tone: 'alarm' },
  'page-held': { icon: 'pause', tone: 'quiet' },
  'person-skipped': { icon: 'forward', tone: 'plain' },
  notified: { icon: 'comment-alt', tone: 'plain' },
  acknowledged: { icon: 'user', tone: 'person' },
  unacknowledged: { icon: 'corner-up-left', tone: 'alarm' },
  'acknowledge-timed-out': { icon: 'clock-nine', tone: 'alarm' },
  declined: { icon: 'times', tone: 'person' },
  snoozed: { icon: 'clock-nine', tone: 'quiet' },
  'snooze-ended': { icon: 'clock-nine', tone: 'alarm' },
  resolved: { icon: 'check', tone: 'good' },
  reopened: { icon: 'history', tone: 'alarm' },
  reassigned: { icon: 'exchange-alt', tone: 'person' },
  escalated: { icon: 'arrow-up', tone: 'alarm' },
  'responder-added': { icon: 'plus-circle', tone: 'person' },
  note: { icon: 'pen', tone: 'plain' },
  'no-change': { icon: 'info-circle', tone: 'plain' },
};

/** A newer service may tell of what this app does not know yet: the sentence still says it. */
export function lookOf({ kind }: { readonly kind: string }): Look {
  const known: Readonly<Partial<Record<string, Look>>> = LOOKS;
  return known[kind] ?? { icon: 'circle', tone: 'plain' };
}
