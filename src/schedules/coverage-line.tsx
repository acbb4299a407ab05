import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Icon, Stack, Text } from '@grafana/ui';
import { coverageOf } from '../../server/core/schedule/coverage.ts';
import type { Schedule } from '../../server/core/schedule/schedule.ts';
import type { Interval } from '../../server/core/time/instant.ts';
import { shortDuration } from '../ui/duration.ts';
import { coveredText } from './arrangements/covered-text.ts';
import type { Names } from './use-schedules.ts';

export interface CoverageLineProps {
  readonly schedule: Schedule;
  readonly window: Interval;
  readonly names: Names;
}

/** How much of what is shown has somebody on call, and what is missing. */
export function CoverageLine({ schedule, window, names }: CoverageLineProps) {
  const { totalMs, coveredMs, gaps, empty } = useMemo(
    () => coverageOf(schedule, window, names.isKnown),
    [schedule, window, names],
  );
  const missing = gaps.reduce((sum, { start, end }) => sum + end - start, 0);
  const isWhole = coveredMs === totalMs;
  return (
    <Stack direction="row" gap={2} wrap="wrap">
      <Text color={isWhole ? 'success' : 'warning'}>
        <Icon name={isWhole ? 'check-circle' : 'exclamation-triangle'} size="sm" />{' '}
        {t('schedules.coverage.covered', '{{percent}} covered', { percent: coveredText(coveredMs, totalMs) })}
      </Text>
      {gaps.length > 0 && (
        <Text color="secondary">
          {t('schedules.coverage.gaps', '{{count}} gaps, {{length}} in all', {
            ...{ count: gaps.length, length: shortDuration(missing) },
          })}
        </Text>
      )}
      {empty.length > 0 && (
        <Text color="secondary">
          {t('schedules.coverage.empty', '{{count}} empty shifts', { count: empty.length })}
        </Text>
      )}
    </Stack>
  );
}
