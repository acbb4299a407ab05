import type { DataQuery } from '@grafana/data';
import type { METRICS, STATISTICS } from '../../server/contract/insights.ts';
import type { Severity } from '../../server/core/grouping/severity.ts';
import { bucketCount, roundInterval } from '../../server/core/insights/buckets.ts';
import { formatDuration, parseDuration } from '../../server/core/time/duration.ts';
import type { Interval } from '../../server/core/time/instant.ts';
import { MINUTE_MS } from '../../server/core/time/instant.ts';

export type Metric = (typeof METRICS)[number];
export type Statistic = (typeof STATISTICS)[number];
/** `over-time` is a series of one metric; the others are tables. */
export type Show = 'over-time' | 'figures' | 'stages' | 'alert-groups';
export type By = 'service' | 'team' | 'severity' | 'all';

/** As a dashboard keeps it. Filters hold ids, or variables such as `$service`. */
export interface TocsinQuery extends DataQuery {
  readonly show: Show;
  readonly metric: Metric;
  readonly statistic: Statistic;
  readonly by: By;
  /** A duration such as `5m`; only for what is held against it. */
  readonly target: string;
  readonly services: readonly string[];
  readonly teams: readonly string[];
  readonly severities: readonly string[];
}

export const DEFAULT_QUERY: Omit<TocsinQuery, 'refId'> = {
  ...{ show: 'over-time', metric: 'acknowledge', statistic: 'mean', by: 'service', target: '5m' },
  ...{ services: [], teams: [], severities: [] },
};

/** What a dashboard leaves out, or what an older one did not know, is as it is in a new query. */
export function wholeQuery(query: Partial<TocsinQuery> & DataQuery): TocsinQuery {
  return { ...DEFAULT_QUERY, ...query };
}

/** Puts the values of variables in. A variable with several values answers them with commas between. */
export type Replace = (text: string) => string;

/** What *All* of a variable stands for: no restriction, so that alerts which nobody owns are in it as well. */
const ALL = '*';

export function expand(values: readonly string[], replace: Replace): string[] {
  const all = values.flatMap((value) => replace(value).split(','));
  if (all.includes(ALL)) return [];
  return [...new Set(all.map((value) => value.trim()).filter((value) => value !== ''))];
}

export function withVariables(query: TocsinQuery, replace: Replace): TocsinQuery {
  return {
    ...query,
    target: replace(query.target).trim(),
    services: expand(query.services, replace),
    teams: expand(query.teams, replace),
    severities: expand(query.severities, replace),
  };
}

/** What no answer will come for, in a sentence; null where all is well. */
export function mistakeIn({ show, metric, target }: TocsinQuery): string | null {
  const needsTarget = show === 'figures' || (show === 'over-time' && metric === 'acknowledged-within-target');
  if (!needsTarget) return null;
  const parsed = parseDuration(target);
  return parsed.ok ? null : `The target: ${parsed.error}.`;
}

const iso = (at: number): string => new Date(at).toISOString();

/** Of every route of the insights. Filters that are empty are left out, as they restrict nothing. */
export function windowQuery(query: TocsinQuery, { start, end }: Interval) {
  const some = (values: readonly string[]): string[] | undefined => (values.length === 0 ? undefined : [...values]);
  return {
    ...{ from: iso(start), to: iso(end), by: query.by },
    ...{ service: some(query.services), team: some(query.teams) },
    // An unknown word is refused by the service, with the list of those it knows.
    severity: some(query.severities) as Severity[] | undefined,
  };
}

/** More buckets than this are more than the service answers, or than anybody could tell apart. */
const MOST_POINTS = 1_000;

/** Grafana's interval, made one that people name and that leaves a number of buckets which can be answered. */
export function intervalText(window: Interval, intervalMs: number): string {
  const least = Math.max(intervalMs, MINUTE_MS);
  const ms = roundInterval(least);
  const isFew = bucketCount(window, ms) <= MOST_POINTS;
  return formatDuration(isFew ? ms : roundInterval((window.end - window.start) / (MOST_POINTS - 1)));
}
