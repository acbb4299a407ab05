import { t } from '@grafana/i18n';
import { Field, IconButton, InlineSwitch, Input, Stack, Text } from '@grafana/ui';
import { useChannels } from '../api/people.ts';
import { channelName } from '../notifications/channel-icon.tsx';
import { Picker } from '../ui/picker.tsx';
import type { MethodDocument, PersonAction } from './person-draft.ts';

export interface MethodFieldsProps {
  readonly methods: readonly MethodDocument[];
  readonly dispatch: (action: PersonAction) => void;
}

/** How a person is reached: a channel and an address each. */
export function MethodFields({ methods, dispatch }: MethodFieldsProps) {
  const { data: channels = [] } = useChannels();
  return (
    <Field noMargin label={t('teams.methods.label', 'Contact methods')} htmlFor="person-add-method">
      <Stack direction="column" gap={0.5}>
        {methods.length === 0 && (
          <Text color="warning">{t('teams.methods.none', 'None yet: nothing could reach this person.')}</Text>
        )}
        {methods.map((method, index) => (
          <Stack key={index} direction="row" gap={1} alignItems="center" wrap="wrap">
            <Text>{channelName(method.channel)}</Text>
            <Input
              width={30}
              aria-label={t('teams.methods.address', 'Address on {{channel}}', {
                channel: channelName(method.channel),
              })}
              value={method.address}
              onChange={(event) =>
                dispatch({ type: 'change method', index, change: { address: event.currentTarget.value } })
              }
            />
            <InlineSwitch
              transparent
              id={`method-${index}`}
              aria-label={t('teams.methods.enabled', 'In use')}
              value={method.enabled ?? true}
              onChange={(event) =>
                dispatch({ type: 'change method', index, change: { enabled: event.currentTarget.checked } })
              }
            />
            <IconButton
              name="trash-alt"
              size="lg"
              tooltip={t('teams.methods.remove', 'Remove this contact method')}
              onClick={() => dispatch({ type: 'remove method', index })}
            />
          </Stack>
        ))}
        <Picker
          id="person-add-method"
          placeholder={t('teams.methods.add', 'Add a contact method')}
          options={channels.map((channel) => ({ value: channel, label: channelName(channel) }))}
          onPick={(value) => dispatch({ type: 'add method', channel: value })}
        />
      </Stack>
    </Field>
  );
}
