import { useState } from 'react';
import { t } from '@grafana/i18n';
import { Alert, Button, ClipboardButton, Drawer, Input, Stack, Text } from '@grafana/ui';
import { useEndScheduleFeed, useMakeScheduleFeed, useScheduleFeed } from '../../api/feeds.ts';
import { useMay } from '../../api/me.ts';
import { AllowedButton } from '../../app/allowed-button.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { SaveProblem } from '../../app/save-problem.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import type { ReadSchedule } from '../read.ts';

interface FeedProps {
  readonly read: ReadSchedule;
}

/** The schedule in calendar programs: behind a button, because its address is a key. */
export function ScheduleFeed({ read }: FeedProps) {
  const [isOpen, setOpen] = useState(false);
  const may = useMay('editor', read.teamId);
  return (
    <>
      <AllowedButton may={may} variant="secondary" fill="outline" icon="calendar-alt" onClick={() => setOpen(true)}>
        {t('schedules.feed.button', 'In a calendar')}
      </AllowedButton>
      {isOpen && (
        <Drawer
          title={t('schedules.feed.title', 'In a calendar')}
          subtitle={read.name}
          size="sm"
          onClose={() => setOpen(false)}
        >
          <FeedForm read={read} />
        </Drawer>
      )}
    </>
  );
}

function FeedForm({ read }: FeedProps) {
  const query = useScheduleFeed(read.id);
  const make = useMakeScheduleFeed(read.id);
  const end = useEndScheduleFeed(read.id);
  // What was made a moment ago and ended since is no address any more.
  const url = end.isSuccess && end.submittedAt > make.submittedAt ? null : (make.data?.url ?? null);
  const isBusy = make.isPending || end.isPending;
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      <Text color="secondary">
        {t(
          'schedules.feed.why',
          'Calendar programs can subscribe to an address and show who is on call: final shifts of the past 60 and the next 365 days, with every change.',
        )}
      </Text>
      <Alert
        severity="warning"
        bottomSpacing={0}
        title={t('schedules.feed.key', 'Whoever has the address can read who is on call, without logging in.')}
      />
      <Loaded query={query}>
        {({ createdAt }) => (
          <>
            <Text>
              {createdAt === null ? (
                t('schedules.feed.none', 'There is no address.')
              ) : (
                <>
                  {t('schedules.feed.since', 'There is one, made')} <TimeText at={createdAt} />
                </>
              )}
            </Text>
            {url !== null && createdAt !== null && <FeedAddress url={url} />}
            <SaveProblem error={make.error ?? end.error} />
            <Stack direction="row" gap={1} wrap="wrap">
              <Button
                variant={createdAt === null ? 'primary' : 'secondary'}
                disabled={isBusy}
                onClick={() => make.mutate()}
              >
                {createdAt === null
                  ? t('schedules.feed.make', 'Make an address')
                  : t('schedules.feed.renew', 'Make a new one: the old stops working')}
              </Button>
              {createdAt !== null && (
                <Button variant="destructive" fill="outline" disabled={isBusy} onClick={() => end.mutate()}>
                  {t('schedules.feed.end', 'End it')}
                </Button>
              )}
            </Stack>
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function FeedAddress({ url }: { readonly url: string }) {
  return (
    <Alert severity="success" bottomSpacing={0} title={t('schedules.feed.once', 'Copy it now: it is not shown again')}>
      <Stack direction="row" gap={1}>
        <Input readOnly value={url} aria-label={t('schedules.feed.url', 'Address of the calendar')} />
        <ClipboardButton variant="secondary" icon="copy" getText={() => url}>
          {t('schedules.feed.copy', 'Copy')}
        </ClipboardButton>
      </Stack>
    </Alert>
  );
}
