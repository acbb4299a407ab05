import { t } from '@grafana/i18n';
import type { AlertGroup, BulkResult, Deed } from '../api/alert-groups.ts';

export interface Outcome {
  /** Groups that changed: what an undo is for. */
  readonly changed: readonly string[];
  readonly sentence: string;
  /** Each group that did not, and why. */
  readonly unchanged: readonly { readonly id: string; readonly name: string; readonly why: string }[];
}

/** What became of each group, in one sentence and the exceptions: a count of successes alone would hide who was not. */
export function outcomeOf(deed: Deed, results: readonly BulkResult[], groups: readonly AlertGroup[]): Outcome {
  const nameOf = (id: string): string => {
    const group = groups.find((one) => one.id === id);
    return group === undefined ? id : `#${group.number} ${group.title}`;
  };
  const changed = results.flatMap((result) => (result.kind === 'acted' && result.changed ? [result.id] : []));
  const unchanged = results.flatMap((result) => {
    if (result.kind === 'acted' && result.changed) return [];
    const why = result.kind === 'acted' ? result.sentence : t('alert-groups.bulk.gone', 'It does not exist any more.');
    return [{ id: result.id, name: nameOf(result.id), why }];
  });
  return { changed, unchanged, sentence: sentenceOf(deed.action, changed.length) };
}

function sentenceOf(action: Deed['action'], count: number): string {
  if (count === 0) return t('alert-groups.bulk.none', 'Nothing changed.');
  switch (action) {
    case 'acknowledge':
      return t('alert-groups.bulk.acknowledged', 'Acknowledged {{count}} alert groups.', { count });
    case 'unacknowledge':
      return t('alert-groups.bulk.unacknowledged', 'Took back the acknowledgement of {{count}} alert groups.', {
        count,
      });
    case 'resolve':
      return t('alert-groups.bulk.resolved', 'Resolved {{count}} alert groups.', { count });
    case 'snooze':
      return t('alert-groups.bulk.snoozed', 'Snoozed {{count}} alert groups.', { count });
    default:
      return t('alert-groups.bulk.changed', 'Changed {{count}} alert groups.', { count });
  }
}

/** Whose running pages end when these groups are resolved, and which of them go on firing at their source. */
export function endOf(groups: readonly AlertGroup[]) {
  const names = new Set(groups.flatMap(({ pagedNow }) => pagedNow.map(({ name }) => name)));
  return {
    people: [...names],
    stillFiring: groups.filter(({ firing, status }) => firing > 0 && status !== 'resolved').length,
  };
}
