import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { StageName } from '../../server/core/insights/stages.ts';

/** What each stage is called, in the order in which a response goes through them. */
export function stageName(stage: StageName): string {
  switch (stage) {
    case 'queueing':
      return t('insights.stage.queueing', 'Until the first page');
    case 'waiting':
      return t('insights.stage.waiting', 'Until somebody answered');
    case 'handing-on':
      return t('insights.stage.handing-on', 'Hand-offs');
    case 'working':
      return t('insights.stage.working', 'Until resolved');
    case 'snoozed':
      return t('insights.stage.snoozed', 'Snoozed');
    case 'reopened':
      return t('insights.stage.reopened', 'Resolved, then opened again');
  }
}

/** What each of them means, for whoever wonders what is added up under it. */
export function stageMeaning(stage: StageName): string {
  switch (stage) {
    case 'queueing':
      return t('insights.meaning.queueing', 'From opening until somebody was paged.');
    case 'waiting':
      return t(
        'insights.meaning.waiting',
        'From the first page until that person answered or it went to somebody else.',
      );
    case 'handing-on':
      return t(
        'insights.meaning.handing-on',
        'From then on, until somebody answered: further steps, declines, re-assignments.',
      );
    case 'working':
      return t('insights.meaning.working', 'Acknowledged, until it was resolved.');
    case 'snoozed':
      return t('insights.meaning.snoozed', 'Quiet on purpose.');
    case 'reopened':
      return t('insights.meaning.reopened', 'Between a resolve and the alert that opened it again.');
  }
}

/** Each apart from its neighbours in both themes, and for most who do not see all colours. */
export function stageColor(stage: StageName, { visualization }: GrafanaTheme2): string {
  switch (stage) {
    case 'queueing':
      return visualization.getColorByName('dark-purple');
    case 'waiting':
      return visualization.getColorByName('dark-orange');
    case 'handing-on':
      return visualization.getColorByName('light-yellow');
    case 'working':
      return visualization.getColorByName('semi-dark-green');
    case 'snoozed':
      return visualization.getColorByName('blue');
    case 'reopened':
      return visualization.getColorByName('light-purple');
  }
}
