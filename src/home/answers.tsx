import { t } from '@grafana/i18n';
import { Stack, Text, TextLink } from '@grafana/ui';
import type { HomeAnswer } from '../api/home.ts';
import { places } from '../app/places.ts';
import { shortDuration } from '../ui/duration.ts';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';

/** How long it takes until somebody answers; with n, because a median of two is a story, not a figure. */
export function Answers({ answers }: { readonly answers: HomeAnswer['answers'] }) {
  const { medianMs, n, days, last } = answers;
  const all = (
    <TextLink href={places.insights()} inline={false}>
      {t('home.answers.all', 'Insights')}
    </TextLink>
  );
  return (
    <Section title={t('home.answers.title', 'Until somebody answers')} actions={all}>
      <Stack direction="column" gap={0.5}>
        <Text variant="h2" element="p">
          {shortDuration(medianMs)}
        </Text>
        <Text color="secondary">
          {n === 0
            ? t('home.answers.none', 'Nothing was answered in the last {{days}} days.', { days })
            : t('home.answers.n', 'Median of {{count}} answered alert groups, last {{days}} days', { count: n, days })}
        </Text>
        {last !== null && (
          <Text>
            <TextLink href={places.alertGroup(last.id)} inline>
              {`#${last.number}`}
            </TextLink>{' '}
            {t('home.answers.took', 'was the last, after {{duration}}', { duration: shortDuration(last.ms) })} (
            <TimeText at={last.at} />)
          </Text>
        )}
      </Stack>
    </Section>
  );
}
