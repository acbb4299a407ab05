import { t } from '@grafana/i18n';
import type { By, Metric, Show, Statistic } from './query.ts';

/** What things are called: in the editor, above columns and in legends. Asked for late, when texts are there. */
export function metricName(metric: Metric): string {
  switch (metric) {
    case 'first-page':
      return t('datasource.metric.first-page', 'Time to the first page');
    case 'acknowledge':
      return t('datasource.metric.acknowledge', 'Time to acknowledge (MTTA)');
    case 'resolve':
      return t('datasource.metric.resolve', 'Time to resolve (MTTR)');
    case 'acknowledged-within-target':
      return t('datasource.metric.within-target', 'Acknowledged within the target');
    case 'groups':
      return t('datasource.metric.groups', 'Alert groups');
  }
}

export function statisticName(statistic: Statistic): string {
  switch (statistic) {
    case 'mean':
      return t('datasource.statistic.mean', 'Mean');
    case 'median':
      return t('datasource.statistic.median', 'Median');
    case 'p95':
      return t('datasource.statistic.p95', '95th percentile');
  }
}

export function byName(by: By): string {
  switch (by) {
    case 'service':
      return t('datasource.by.service', 'Service');
    case 'team':
      return t('datasource.by.team', 'Team');
    case 'severity':
      return t('datasource.by.severity', 'Severity');
    case 'all':
      return t('datasource.by.all', 'All together');
  }
}

export function showName(show: Show): string {
  switch (show) {
    case 'over-time':
      return t('datasource.show.over-time', 'One figure over time');
    case 'figures':
      return t('datasource.show.figures', 'Table of figures');
    case 'stages':
      return t('datasource.show.stages', 'Where the minutes went');
    case 'alert-groups':
      return t('datasource.show.alert-groups', 'Alert groups');
  }
}
