import { t } from '@grafana/i18n';
import { Alert, Button, ClipboardButton, Input, Stack, Text } from '@grafana/ui';
import { useEndMyFeed, useMakeMyFeed, useMyFeed } from '../api/my-feed.ts';
import { Loaded } from '../app/loaded.tsx';
import { SaveProblem } from '../app/save-problem.tsx';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';

/** The reader's own shifts in a calendar of theirs. */
export function MyFeed() {
  const query = useMyFeed();
  const make = useMakeMyFeed();
  const end = useEndMyFeed();
  const url = make.data?.url ?? null;
  const isBusy = make.isPending || end.isPending;
  return (
    <Section title={t('my-schedule.feed.title', 'In my calendar')}>
      <Loaded query={query}>
        {({ createdAt }) => (
          <Stack direction="column" gap={1} alignItems="flex-start">
            <Text color="secondary">
              {t(
                'my-schedule.feed.why',
                'An address to subscribe to in your calendar program: your shifts in all schedules, kept up to date.',
              )}
            </Text>
            {createdAt !== null && (
              <Text>
                {t('my-schedule.feed.since', 'There is one, made')} <TimeText at={createdAt} />
              </Text>
            )}
            {url !== null && createdAt !== null && <Address url={url} />}
            <SaveProblem error={make.error ?? end.error} />
            <Stack direction="row" gap={1} wrap="wrap">
              <Button size="sm" variant="secondary" disabled={isBusy} onClick={() => make.mutate()}>
                {createdAt === null
                  ? t('my-schedule.feed.make', 'Make an address')
                  : t('my-schedule.feed.renew', 'Make a new one: the old stops working')}
              </Button>
              {createdAt !== null && (
                <Button size="sm" variant="destructive" fill="outline" disabled={isBusy} onClick={() => end.mutate()}>
                  {t('my-schedule.feed.end', 'End it')}
                </Button>
              )}
            </Stack>
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Address({ url }: { readonly url: string }) {
  return (
    <Alert
      severity="success"
      bottomSpacing={0}
      title={t('my-schedule.feed.once', 'Copy it now: it is not shown again')}
    >
      <Stack direction="row" gap={1}>
        <Input readOnly value={url} aria-label={t('my-schedule.feed.url', 'Address of your calendar')} />
        <ClipboardButton variant="secondary" icon="copy" getText={() => url}>
          {t('my-schedule.feed.copy', 'Copy')}
        </ClipboardButton>
      </Stack>
    </Alert>
  );
}
