import { t } from '@grafana/i18n';
import type { ServiceFigure } from '../api/insights.ts';
import { metricName as nameOf } from '../datasource/words.ts';
import { shortDuration } from '../ui/duration.ts';
import type { Metric } from './filters.ts';

type Measured = ServiceFigure['acknowledge'];
type WithinTarget = ServiceFigure['withinTarget'];

export function metricName(metric: Metric, target: string): string {
  if (metric !== 'acknowledged-within-target') return nameOf(metric);
  return t('insights.metric.within-target', 'Acknowledged within {{target}}', { target });
}

/** What exactly is measured, and what is left out: nobody should have to guess what a mean is a mean of. */
export function metricMeaning(metric: Exclude<Metric, 'groups'>): string {
  switch (metric) {
    case 'acknowledge':
      return t(
        'insights.explain.acknowledge',
        'From the arrival of the first alert until enough people had acknowledged. Alert groups that resolved without an answer are not in it.',
      );
    case 'resolve':
      return t(
        'insights.explain.resolve',
        'From the arrival of the first alert until the alert group was resolved, by a person or because the alert stopped firing.',
      );
    case 'first-page':
      return t(
        'insights.explain.first-page',
        'From the arrival of the first alert until a provider took the first page: what Tocsin and its channels need by themselves.',
      );
    case 'acknowledged-within-target':
      return t(
        'insights.explain.within-target',
        'Of the alert groups that were acknowledged, or should have been by now. What resolved by itself before the target was over counts for neither side.',
      );
  }
}

/** Below a second in ms: a first page within it is not one within no time. */
export function figureDuration(ms: number | null): string {
  if (ms === null || ms === 0 || ms >= 1_000) return shortDuration(ms);
  return t('insights.milliseconds', '{{n}} ms', { n: Math.max(1, Math.round(ms)) });
}

/** A share as people say it: `83 %`, and never 100 % where one is missing. */
export function percent(share: number | null): string {
  if (share === null) return '—';
  const rounded = Math.round(share * 100);
  const honest = rounded === 100 && share < 1 ? 99 : rounded === 0 && share > 0 ? 1 : rounded;
  return t('insights.percent', '{{value}} %', { value: honest });
}

/** `median 3 min (2 min to 9 min)`; without the interval where there are too few for one; null for none at all. */
export function medianText({ median, medianFrom, medianTo }: Measured): string | null {
  if (median.ms === null) return null;
  const middle = figureDuration(median.ms);
  if (medianFrom.ms === null || medianTo.ms === null)
    return t('insights.median', 'median {{median}}', { median: middle });
  return t('insights.median-interval', 'median {{median}} ({{from}} to {{to}})', {
    ...{ median: middle, from: figureDuration(medianFrom.ms), to: figureDuration(medianTo.ms) },
  });
}

export function shareText({ share, from, to }: WithinTarget): string | null {
  if (share === null || from === null || to === null) return null;
  return t('insights.share-interval', '95 % interval {{from}} to {{to}}', { from: percent(from), to: percent(to) });
}

/** What is not in a figure, so that n can be compared with the alert groups there were; null when all are. */
export function leftOut({ running, notApplicable }: Pick<Measured, 'running' | 'notApplicable'>): string | null {
  const parts = [
    running > 0 ? t('insights.running', '{{count}} still running', { count: running }) : null,
    notApplicable > 0 ? t('insights.not-applicable', '{{count}} without', { count: notApplicable }) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}
