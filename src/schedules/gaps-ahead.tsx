import { t } from '@grafana/i18n';
import { Alert, Button, Stack, Text } from '@grafana/ui';
import type { Interval } from '../../server/core/time/instant.ts';
import { shortDuration } from '../ui/duration.ts';
import { stretchText } from './zone-text.ts';

const SHOWN = 3;

export interface GapsAheadProps {
  readonly gaps: readonly Interval[];
  readonly zone: string;
  readonly onCover: (gap: Interval) => void;
}

/** When nobody is on call in the next two weeks, and the way to change that. */
export function GapsAhead({ gaps, zone, onCover }: GapsAheadProps) {
  if (gaps.length === 0) return null;
  const title = t('schedules.gaps.title', 'Nobody is on call {{count}} times in the next two weeks', {
    count: gaps.length,
  });
  return (
    <Alert severity="warning" title={title} bottomSpacing={0}>
      <Stack direction="column" gap={0.5}>
        {gaps.slice(0, SHOWN).map((gap) => (
          <Stack key={gap.start} direction="row" gap={1} alignItems="center" wrap="wrap">
            <Text>
              {stretchText(gap, zone)} ({shortDuration(gap.end - gap.start)})
            </Text>
            <Button size="sm" variant="secondary" fill="outline" onClick={() => onCover(gap)}>
              {t('schedules.gaps.cover', 'Cover this')}
            </Button>
          </Stack>
        ))}
        {gaps.length > SHOWN && (
          <Text color="secondary">
            {t('schedules.gaps.more', 'and {{count}} more: see the timeline', { count: gaps.length - SHOWN })}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}
