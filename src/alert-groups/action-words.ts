import { t } from '@grafana/i18n';
import type { IconName } from '@grafana/ui';
import type { Action } from './actions.ts';

/** The same words as on the buttons in chat and on the answer page. */
export function actionName(action: Action): string {
  switch (action) {
    case 'acknowledge':
      return t('alert-groups.action.acknowledge', 'Acknowledge');
    case 'unacknowledge':
      return t('alert-groups.action.unacknowledge', 'Take back the acknowledgement');
    case 'decline':
      return t('alert-groups.action.decline', "Can't take it");
    case 'snooze':
      return t('alert-groups.action.snooze', 'Snooze');
    case 'resolve':
      return t('alert-groups.action.resolve', 'Resolve');
    case 'escalate':
      return t('alert-groups.action.escalate', 'Escalate now');
    case 'reassign':
      return t('alert-groups.action.reassign', 'Re-assign');
    case 'add-responder':
      return t('alert-groups.action.add-responder', 'Add a person or team');
  }
}

export function dialogTitle(action: Action): string {
  switch (action) {
    case 'decline':
      return t('alert-groups.dialog.decline', "Can't take it?");
    case 'resolve':
      return t('alert-groups.dialog.resolve', 'Resolve this alert group?');
    case 'escalate':
      return t('alert-groups.dialog.escalate', 'Page the next one now?');
    case 'reassign':
      return t('alert-groups.dialog.reassign', 'Hand it to somebody else');
    case 'add-responder':
      return t('alert-groups.dialog.add-responder', 'Call somebody in as well');
    case 'unacknowledge':
      return t('alert-groups.dialog.unacknowledge', 'Take back the acknowledgement?');
    case 'acknowledge':
    case 'snooze':
      return actionName(action);
  }
}

export const ACTION_ICONS: Readonly<Record<Action, IconName>> = {
  acknowledge: 'user',
  unacknowledge: 'corner-up-left',
  decline: 'times',
  snooze: 'clock-nine',
  resolve: 'check',
  escalate: 'arrow-up',
  reassign: 'exchange-alt',
  'add-responder': 'plus-circle',
};
