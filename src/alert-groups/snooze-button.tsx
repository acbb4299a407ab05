import { useState } from 'react';
import { dateTime, getTimeZone } from '@grafana/data';
import type { DateTime } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, DateTimePicker, Dropdown, Field, Menu, Modal } from '@grafana/ui';
import type { ButtonProps } from '@grafana/ui';
import { HOUR_MS } from '../../server/core/time/instant.ts';
import type { Deed } from '../api/alert-groups.ts';
import { useClock } from '../app/clock.tsx';
import { snoozeChoices } from './snooze-choices.ts';

export interface SnoozeButtonProps {
  readonly onSnooze: (deed: Deed) => void;
  readonly size?: ButtonProps['size'];
  readonly fullWidth?: boolean;
}

/** Quiet for a while: a length, a morning, or any time. */
export function SnoozeButton({ onSnooze, size, fullWidth }: SnoozeButtonProps) {
  const clock = useClock();
  const [isChoosing, setChoosing] = useState(false);
  const menu = () => (
    <Menu>
      {snoozeChoices(clock.now(), getTimeZone()).map(({ label, deed }) => (
        <Menu.Item key={label} label={label} onClick={() => onSnooze(deed)} />
      ))}
      <Menu.Divider />
      <Menu.Item label={t('alert-groups.snooze.other', 'Until another time …')} onClick={() => setChoosing(true)} />
    </Menu>
  );
  return (
    <>
      <Dropdown overlay={menu} placement="bottom-start">
        <Button variant="secondary" icon="clock-nine" {...(size ? { size } : {})} {...(fullWidth ? { fullWidth } : {})}>
          {t('alert-groups.action.snooze', 'Snooze')}
        </Button>
      </Dropdown>
      {isChoosing && <UntilModal onSnooze={onSnooze} onClose={() => setChoosing(false)} />}
    </>
  );
}

function UntilModal({ onSnooze, onClose }: { readonly onSnooze: (deed: Deed) => void; readonly onClose: () => void }) {
  const clock = useClock();
  const [until, setUntil] = useState<DateTime>(() => dateTime(clock.now() + HOUR_MS));
  const isAhead = until.valueOf() > clock.now();
  return (
    <Modal isOpen title={t('alert-groups.snooze.title', 'Snooze until')} onDismiss={onClose}>
      <Field
        label={t('alert-groups.snooze.when', 'Nobody is paged until')}
        description={t('alert-groups.snooze.zone', 'In your time zone. Then the chain goes on where it stood.')}
        invalid={!isAhead}
        error={t('alert-groups.snooze.past', 'This lies in the past.')}
      >
        <DateTimePicker date={until} showSeconds={false} onChange={(chosen) => chosen && setUntil(chosen)} />
      </Field>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          {t('alert-groups.snooze.cancel', 'Cancel')}
        </Button>
        <Button
          disabled={!isAhead}
          onClick={() => {
            onSnooze({ action: 'snooze', until: until.toDate().toISOString() });
            onClose();
          }}
        >
          {t('alert-groups.action.snooze', 'Snooze')}
        </Button>
      </Modal.ButtonRow>
    </Modal>
  );
}
