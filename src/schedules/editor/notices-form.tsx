import { useId } from 'react';
import { t } from '@grafana/i18n';
import { Combobox, Field, Input, Stack, Text } from '@grafana/ui';
import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import { channelName } from '../../notifications/channel-icon.tsx';
import type { Mistake } from './draft-preview.ts';

export type Told = Pick<ScheduleDocument, 'notices' | 'slackUserGroup'>;

export interface NoticesFormProps {
  readonly value: Told;
  readonly onChange: (value: Told) => void;
  readonly mistakes: readonly Mistake[];
}

/** Texts cost money, and nobody is meant to read them as a team. */
const CHANNELS = ['slack', 'email', 'webhook'];

/** Where a schedule says who comes on call and where nobody is; and the user group that follows it. */
export function NoticesForm({ value, onChange, mistakes }: NoticesFormProps) {
  const { slackUserGroup } = value;
  const id = useId();
  const wrong = mistakes.find(({ path }) => path === 'slackUserGroup');
  return (
    <Stack direction="column" gap={1}>
      <Text element="h2" variant="h4">
        {t('schedules.notices.title', 'Notices')}
      </Text>
      <Text color="secondary">
        {t(
          'schedules.notices.intro',
          'People are told of their own shifts as they wish, and leads of stretches without anybody on call.',
        )}
      </Text>
      <Stack direction="row" gap={2} wrap="wrap" alignItems="flex-start">
        <PlaceFields value={value} onChange={onChange} mistakes={mistakes} />
        <Field
          noMargin
          label={t('schedules.notices.user-group', 'User group in Slack')}
          description={t('schedules.notices.user-group-why', 'Its members become whoever is on call.')}
          htmlFor={`${id}-group`}
          invalid={wrong !== undefined}
          error={wrong?.message}
        >
          <Input
            id={`${id}-group`}
            width={30}
            value={slackUserGroup ?? ''}
            placeholder={t('schedules.notices.user-group-example', 'S0123ABCD')}
            onChange={({ currentTarget }) =>
              onChange({ notices: value.notices, slackUserGroup: currentTarget.value.trim() || undefined })
            }
          />
        </Field>
      </Stack>
    </Stack>
  );
}

function PlaceFields({ value, onChange, mistakes }: NoticesFormProps) {
  const { notices } = value;
  const id = useId();
  const wrong = mistakes.find(({ path }) => path.startsWith('notices'));
  const options = CHANNELS.map((channel) => ({ value: channel, label: channelName(channel) }));
  return (
    <>
      <Field
        noMargin
        label={t('schedules.notices.channel', 'Also tell')}
        description={t('schedules.notices.channel-why', 'Hand-offs, and stretches without anybody.')}
        htmlFor={`${id}-channel`}
      >
        <Combobox
          id={`${id}-channel`}
          width={30}
          isClearable
          value={notices?.channel ?? null}
          options={options}
          placeholder={t('schedules.notices.nobody', 'Nobody but people')}
          onChange={(option) => {
            const place = option === null ? undefined : { channel: option.value, address: notices?.address ?? '' };
            onChange({ slackUserGroup: value.slackUserGroup, notices: place });
          }}
        />
      </Field>
      {notices !== undefined && (
        <Field
          noMargin
          label={t('schedules.notices.address', 'Address')}
          description={addressHint(notices.channel)}
          htmlFor={`${id}-address`}
          invalid={wrong !== undefined}
          error={wrong?.message}
        >
          <Input
            id={`${id}-address`}
            width={30}
            value={notices.address}
            onChange={({ currentTarget }) =>
              onChange({
                slackUserGroup: value.slackUserGroup,
                notices: { ...notices, address: currentTarget.value.trim() },
              })
            }
          />
        </Field>
      )}
    </>
  );
}

function addressHint(channel: string): string {
  switch (channel) {
    case 'slack':
      return t('schedules.notices.slack-hint', 'ID of a channel, such as C024BE91L; invite the bot.');
    case 'email':
      return t('schedules.notices.email-hint', 'A mail address, such as shop@example.org.');
    default:
      return t('schedules.notices.webhook-hint', 'A URL; only an editor may write one.');
  }
}
