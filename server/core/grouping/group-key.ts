import { alertNameOf, labelOf } from './alert.ts';
import type { Labels } from './alert.ts';

/**
 * What tells alert groups of a service apart where it says nothing. One rule is one problem to a human, however many
 * instances fire; severity is deliberately absent, because a warning and its critical are one group; finer labels would
 * page once per instance in a large outage, and none at all would hide a second problem behind the first.
 */
const DEFAULT_GROUP_BY: readonly string[] = ['alertname'];

/** In place of label names: every label counts, so that each alert is a group of its own (Alertmanager's word for it). */
const EVERY_LABEL = '...';

/**
 * Alerts with the same key belong to one alert group. The key is JSON, so that no value can imitate a boundary; the order
 * of `groupBy` does not matter; a missing label equals an empty one. Under `alertname`, the NoData and the Error of a
 * Grafana rule count as the rule itself.
 */
export function groupKey(serviceId: string, labels: Labels, groupBy: readonly string[] | null): string {
  const chosen = groupBy ?? DEFAULT_GROUP_BY;
  const names = [...new Set(chosen.includes(EVERY_LABEL) ? Object.keys(labels) : chosen)].sort();
  const pairs = names.flatMap((name) => {
    const value = name === 'alertname' ? alertNameOf(labels) : labelOf(labels, name);
    return value === '' ? [] : [[name, value]];
  });
  return JSON.stringify([serviceId, ...pairs]);
}
