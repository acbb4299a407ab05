import { t } from '@grafana/i18n';
import { Badge, Stack } from '@grafana/ui';
import type { BadgeColor, IconName } from '@grafana/ui';
import type { IntegrationRequest } from '../api/integrations.ts';
import { ReadableBadge } from '../ui/readable-badge.tsx';
import { summaryOf } from './outcome.ts';
import type { Became } from './outcome.ts';

/** What one alert of a request did, as words for one or many. */
function becameText(became: Became, count: number): string {
  switch (became) {
    case 'opens':
      return t('integrations.became.opens', '{{count}} opened a group', { count });
    case 'reopens':
      return t('integrations.became.reopens', '{{count}} reopened a group', { count });
    case 'joined':
      return t('integrations.became.joined', '{{count}} joined a group', { count });
    case 'resolves':
      return t('integrations.became.resolves', '{{count}} ended', { count });
    case 'test':
      return t('integrations.became.test', '{{count}} was a test', { count });
    case 'repeats':
      return t('integrations.became.repeats', '{{count}} repeated', { count });
    case 'noted':
      return t('integrations.became.noted', '{{count}} noted', { count });
    case 'stale':
      return t('integrations.became.stale', '{{count}} too late', { count });
  }
}

/** The same of a single alert, where its name stands beside it. */
export function becameWord(became: Became): string {
  switch (became) {
    case 'opens':
      return t('integrations.one-became.opens', 'opened a group');
    case 'reopens':
      return t('integrations.one-became.reopens', 'reopened a group');
    case 'joined':
      return t('integrations.one-became.joined', 'joined a group');
    case 'resolves':
      return t('integrations.one-became.resolves', 'ended');
    case 'test':
      return t('integrations.one-became.test', 'test');
    case 'repeats':
      return t('integrations.one-became.repeats', 'repeated');
    case 'noted':
      return t('integrations.one-became.noted', 'noted');
    case 'stale':
      return t('integrations.one-became.stale', 'too late');
  }
}

interface Look {
  readonly color: BadgeColor;
  readonly icon: IconName;
}

export const BECAME_LOOKS: Readonly<Record<Became, Look>> = {
  opens: { color: 'red', icon: 'bell' },
  reopens: { color: 'red', icon: 'bell' },
  joined: { color: 'orange', icon: 'link' },
  resolves: { color: 'green', icon: 'check' },
  test: { color: 'blue', icon: 'play' },
  repeats: { color: 'darkgrey', icon: 'sync' },
  noted: { color: 'darkgrey', icon: 'comment-alt' },
  stale: { color: 'darkgrey', icon: 'clock-nine' },
};

/** What became of a request, in badges. */
export function OutcomeBadges({ request }: { readonly request: IntegrationRequest }) {
  const summary = summaryOf(request);
  switch (summary.kind) {
    case 'refused':
      return <Badge color="red" icon="times-circle" text={t('integrations.outcome.refused', 'Refused')} />;
    case 'waiting':
      return <Badge color="blue" icon="hourglass" text={t('integrations.outcome.waiting', 'Waits for its turn')} />;
    case 'unreadable':
      return <Badge color="red" icon="times-circle" text={t('integrations.outcome.unreadable', 'Set aside')} />;
    case 'placed':
      return (
        <Stack direction="row" gap={0.5} wrap="wrap">
          {summary.counts.map(({ became, count }) => (
            <ReadableBadge key={became} {...BECAME_LOOKS[became]} text={becameText(became, count)} />
          ))}
          {summary.rejected > 0 && (
            <Badge
              color="orange"
              icon="exclamation-triangle"
              text={t('integrations.outcome.rejected', '{{count}} could not be read', { count: summary.rejected })}
            />
          )}
        </Stack>
      );
  }
}
