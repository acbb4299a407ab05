import { useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Dropdown, Menu, useStyles2 } from '@grafana/ui';
import type { AlertGroup, Deed } from '../api/alert-groups.ts';
import { useMay } from '../api/me.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { ACTION_ICONS, actionName } from './action-words.ts';
import { actionsFor } from './actions.ts';
import type { Action } from './actions.ts';
import { DeedDialog } from './deed-dialog.tsx';
import { SnoozeButton } from './snooze-button.tsx';

export interface GroupActionsProps {
  readonly group: AlertGroup;
  readonly personId: string | null;
  readonly isActing: boolean;
  readonly onAct: (deed: Deed) => void;
}

/** Done at once, because it can be taken back. Everything else asks first, by saying whom it reaches. */
const AT_ONCE: readonly Action[] = ['acknowledge'];
/** How many stand as buttons; the rest is one tap away. */
const BUTTONS = 3;

/** What can be done now. On a phone it stays at the lower edge, where the thumb is. */
export function GroupActions({ group, personId, isActing, onAct }: GroupActionsProps) {
  const styles = useStyles2(getStyles);
  const may = useMay('viewer');
  const [asking, setAsking] = useState<Action | null>(null);
  const actions = actionsFor(group, personId);
  if (actions.length === 0) return null;
  const choose = (action: Action): void => (AT_ONCE.includes(action) ? onAct({ action }) : setAsking(action));
  const shown = actions.filter((action) => action !== 'snooze').slice(0, BUTTONS - 1);
  const rest = actions.filter((action) => action !== 'snooze' && !shown.includes(action));
  return (
    <div className={styles.bar} role="group" aria-label={t('alert-groups.actions.label', 'Actions')}>
      {shown.map((action, index) => (
        <AllowedButton
          key={action}
          may={may}
          variant={index === 0 ? 'primary' : 'secondary'}
          icon={ACTION_ICONS[action]}
          disabled={isActing}
          onClick={() => choose(action)}
        >
          {actionName(action)}
        </AllowedButton>
      ))}
      {actions.includes('snooze') && <SnoozeButton onSnooze={onAct} />}
      {rest.length > 0 && (
        <Dropdown
          placement="bottom-end"
          overlay={
            <Menu>
              {rest.map((action) => (
                <Menu.Item
                  key={action}
                  icon={ACTION_ICONS[action]}
                  label={actionName(action)}
                  onClick={() => choose(action)}
                />
              ))}
            </Menu>
          }
        >
          <Button variant="secondary" icon="ellipsis-v" aria-label={t('alert-groups.actions.more', 'More actions')} />
        </Dropdown>
      )}
      {asking !== null && <DeedDialog group={group} action={asking} onAct={onAct} onClose={() => setAsking(null)} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    [theme.breakpoints.down('md')]: {
      position: 'fixed',
      insetInline: 0,
      bottom: 0,
      zIndex: theme.zIndex.navbarFixed,
      display: 'grid',
      gridTemplateColumns: '1fr 1fr',
      padding: theme.spacing(1.5, 2),
      background: theme.colors.background.elevated,
      boxShadow: theme.shadows.z3,
      button: { width: '100%', justifyContent: 'center', minHeight: theme.spacing(6) },
    },
  }),
});
