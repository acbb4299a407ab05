import { useState } from 'react';
import { t } from '@grafana/i18n';
import { Button, Icon, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import type { Urgency } from '../../server/core/notifying/person.ts';
import { usePageMe } from '../api/my-notifications.ts';
import type { PagedMe } from '../api/my-notifications.ts';
import { Section } from '../ui/section.tsx';
import { ChannelIcon, channelName } from './channel-icon.tsx';
import { delayMs } from './delay.ts';
import { delayWords } from './rule-words.ts';

export interface PageMeProps {
  /** Unsaved edits are not tested, and the button says so. */
  readonly isChanged: boolean;
  readonly isReachable: boolean;
}

/** A test by every rule, at once: nobody wants to wait ten minutes to see whether the last one works. */
export function PageMe({ isChanged, isReachable }: PageMeProps) {
  const [urgency, setUrgency] = useState<Urgency>('high');
  const page = usePageMe();
  const options = [
    { value: 'high' as const, label: t('notifications.page-me.high', 'Urgent') },
    { value: 'low' as const, label: t('notifications.page-me.low', 'Can wait') },
  ];
  return (
    <Section title={t('notifications.page-me.title', 'Page me now')}>
      <Stack direction="column" gap={1.5} alignItems="flex-start">
        <Text color="secondary">
          {t(
            'notifications.page-me.intro',
            'A test message by each of your rules, all at once and marked as a test. Nobody else is paged.',
          )}
        </Text>
        <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
          <RadioButtonGroup
            aria-label={t('notifications.page-me.urgency', 'Urgency')}
            options={options}
            value={urgency}
            onChange={setUrgency}
          />
          <Button
            icon="bell"
            variant="secondary"
            disabled={page.isPending || !isReachable}
            onClick={() => page.mutate(urgency)}
          >
            {page.isPending
              ? t('notifications.page-me.sending', 'Sending …')
              : t('notifications.page-me.button', 'Page me now')}
          </Button>
        </Stack>
        {isChanged && (
          <Text variant="bodySmall" color="warning">
            {t('notifications.page-me.unsaved', 'Tests what is saved, without your latest edits.')}
          </Text>
        )}
        <div role="status">
          {page.error && <Text color="error">{page.error.message}</Text>}
          {page.data && <Results items={page.data.items} />}
        </div>
      </Stack>
    </Section>
  );
}

function Results({ items }: { readonly items: PagedMe['items'] }) {
  if (items.length === 0) {
    return <Text color="warning">{t('notifications.page-me.nothing', 'No rule sends anything at this urgency.')}</Text>;
  }
  return (
    <Stack direction="column" gap={1}>
      {items.map(({ methodId, channel, after, ok, detail }) => (
        <Stack key={methodId} direction="row" gap={1} alignItems="flex-start">
          <Text color={ok ? 'success' : 'error'}>
            <Icon name={ok ? 'check-circle' : 'times-circle'} aria-hidden="true" />
          </Text>
          <ChannelIcon channel={channel} isDecorative />
          <Stack direction="column" gap={0}>
            <Text>
              {channelName(channel === '' ? methodId : channel)}
              {': '}
              {ok ? t('notifications.page-me.sent', 'sent') : t('notifications.page-me.failed', 'failed')}
              {detail === '' ? '' : `, ${detail}`}
            </Text>
            <Text variant="bodySmall" color="secondary">
              {t('notifications.page-me.when', 'At night it would come {{delay}}.', {
                delay: delayWords(delayMs(after) ?? 0),
              })}
            </Text>
          </Stack>
        </Stack>
      ))}
    </Stack>
  );
}
