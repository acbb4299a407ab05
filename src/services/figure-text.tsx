import { t } from '@grafana/i18n';
import { Stack, Text, Tooltip } from '@grafana/ui';
import type { ResponseFigures } from '../api/response-times.ts';
import { shortDuration } from '../ui/duration.ts';

export interface FigureTextProps {
  /** Undefined: nothing was measured, or the answer is not there yet. */
  readonly measured: ResponseFigures['acknowledge'] | undefined;
  readonly isLoading: boolean;
  /** Where no heading says how far back this looks. */
  readonly days?: number;
}

/** The median, because one forgotten alert group would rule a mean; with how many it is made of, or why there is none. */
export function FigureText({ measured, isLoading, days }: FigureTextProps) {
  if (isLoading) return <Text color="secondary">…</Text>;
  if (measured === undefined || measured.median.ms === null) {
    const why = measured?.median.why ?? t('services.figure.nothing', 'there was no alert group');
    return (
      <Tooltip content={why}>
        <span tabIndex={0} aria-label={why}>
          —
        </span>
      </Tooltip>
    );
  }
  return (
    <Stack direction="column" gap={0}>
      <span>{shortDuration(measured.median.ms)}</span>
      <Text variant="bodySmall" color="secondary">
        {days === undefined
          ? t('services.figure.n', 'median of {{n}}', { n: measured.n })
          : t('services.figure.n-days', 'median of {{n}} in {{days}} days', { n: measured.n, days })}
      </Text>
    </Stack>
  );
}
