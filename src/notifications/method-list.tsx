import { useState } from 'react';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import type { MyNotifications } from '../api/my-notifications.ts';
import { Section } from '../ui/section.tsx';
import { Picker } from '../ui/picker.tsx';
import { channelName } from './channel-icon.tsx';
import type { MethodListProps } from './method-props.ts';
import { MethodRow } from './method-row.tsx';

/** Where somebody can be reached, each with when it was last proven. */
export function MethodList(props: MethodListProps) {
  const { draft, mine, isReadOnly, onEdit } = props;
  const styles = useStyles2(getStyles);
  const [opened, setOpened] = useState<string | null>(null);
  const add = (channel: string): void => {
    onEdit({ kind: 'add-method', channel, address: '' });
  };
  return (
    <Section title={t('notifications.methods.title', 'Contact methods')}>
      {draft.methods.length === 0 && (
        <Text color="secondary">
          {t('notifications.methods.none', 'Nothing can reach you yet. Add the first contact method:')}
        </Text>
      )}
      <ul className={styles.list}>
        {draft.methods.map((method) => (
          <li key={method.id} className={styles.item}>
            <MethodRow
              {...props}
              method={method}
              isOpen={opened === method.id || (method.address === '' && !isReadOnly)}
              onOpen={(isOpen) => setOpened(isOpen ? method.id : null)}
            />
          </li>
        ))}
      </ul>
      {!isReadOnly && <AddMethod mine={mine} onAdd={add} />}
    </Section>
  );
}

function AddMethod({ mine, onAdd }: { readonly mine: MyNotifications; readonly onAdd: (channel: string) => void }) {
  const styles = useStyles2(getStyles);
  const options = mine.channels.map(({ channel }) => ({ value: channel, label: channelName(channel) }));
  if (options.length === 0) {
    return (
      <Text color="warning">
        {t(
          'notifications.methods.no-channel',
          'No channel is set up in this installation, so that nobody can be paged.',
        )}
      </Text>
    );
  }
  return (
    <div className={styles.add}>
      <span id="add-contact-method" hidden>
        {t('notifications.methods.add', 'Add a contact method')}
      </span>
      <Picker
        aria-labelledby="add-contact-method"
        placeholder={t('notifications.methods.add', 'Add a contact method')}
        prefixIcon="plus"
        options={options}
        onPick={(value) => onAdd(value)}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none' }),
  item: css({
    padding: theme.spacing(1.5, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:first-of-type': { paddingTop: 0 },
    // A rule below the last one divides it from nothing.
    '&:last-of-type': { borderBottom: 'none', paddingBottom: 0 },
  }),
  add: css({ paddingTop: theme.spacing(2), maxWidth: theme.spacing(36) }),
});
