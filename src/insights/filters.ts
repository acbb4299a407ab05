import { writeFilters, NO_FILTERS, RANGES } from '../alert-groups/filters.ts';
import type { Range } from '../alert-groups/filters.ts';
import { SEVERITIES } from '../../server/core/grouping/severity.ts';
import type { Severity } from '../../server/core/grouping/severity.ts';
import { parseDuration } from '../../server/core/time/duration.ts';

export const BYS = ['service', 'team', 'severity'] as const;
export type By = (typeof BYS)[number];

export const METRICS = ['acknowledge', 'resolve', 'first-page', 'acknowledged-within-target', 'groups'] as const;
export type Metric = (typeof METRICS)[number];

/** Everything that the page shows something else for. */
export interface InsightFilters {
  /** As Grafana's time range picker has it: `now-7d`, or an instant. */
  readonly from: string;
  readonly to: string;
  readonly by: By;
  /** A duration such as `5m`. */
  readonly target: string;
  readonly metric: Metric;
  readonly teams: readonly string[];
  readonly severities: readonly Severity[];
}

export const NO_INSIGHT_FILTERS: InsightFilters = {
  ...{ from: 'now-7d', to: 'now', by: 'service', target: '5m', metric: 'acknowledge' },
  ...{ teams: [], severities: [] },
};

const oneOf = <T extends string>(known: readonly T[], text: string | null): T | null =>
  known.find((one) => one === text) ?? null;

/** What an address says; what it says wrongly counts as not said. */
export function readInsightFilters(parameters: URLSearchParams): InsightFilters {
  const none = NO_INSIGHT_FILTERS;
  const target = parameters.get('target') ?? '';
  const severities = parameters.getAll('severity').map((text) => oneOf(SEVERITIES, text));
  return {
    from: parameters.get('from') ?? none.from,
    to: parameters.get('to') ?? none.to,
    by: oneOf(BYS, parameters.get('by')) ?? none.by,
    target: isTarget(target) ? target : none.target,
    metric: oneOf(METRICS, parameters.get('metric')) ?? none.metric,
    teams: parameters.getAll('team'),
    severities: severities.filter((severity) => severity !== null),
  };
}

export function isTarget(text: string): boolean {
  const parsed = parseDuration(text);
  return parsed.ok && parsed.ms >= 1_000;
}

export function writeInsightFilters(filters: InsightFilters): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of ['from', 'to', 'by', 'target', 'metric'] as const) {
    if (filters[name] !== NO_INSIGHT_FILTERS[name]) parameters.set(name, filters[name]);
  }
  for (const team of filters.teams) parameters.append('team', team);
  for (const severity of filters.severities) parameters.append('severity', severity);
  return parameters;
}

/**
 * The list of the alert groups that a row is made of, as near as that list can be narrowed: it knows a few lengths of
 * time, and takes the shortest that holds all of them.
 */
export function groupsQuery(filters: InsightFilters, key: string, fromAt: number, now: number): string {
  const ranges = Object.entries(RANGES) as [Range, number][];
  const range = ranges.find(([, lengthMs]) => fromAt >= now - lengthMs)?.[0] ?? null;
  const parameters = writeFilters({
    ...NO_FILTERS,
    ...{ tab: 'all', range },
    services: filters.by === 'service' ? [key] : [],
    teams: filters.by === 'team' ? [key] : filters.teams,
    matchers: filters.by === 'severity' ? `severity="${key}"` : '',
  });
  return `?${parameters.toString()}`;
}
