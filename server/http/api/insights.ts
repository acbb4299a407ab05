import type { z } from 'zod';
import { MOST_BUCKETS } from '../../contract/insights.ts';
import type { responseTimesQuery, seriesQuery } from '../../contract/insights.ts';
import type { Api } from '../../contract/routes.ts';
import { bucketCount, bucketStart, bucketStarts, roundInterval } from '../../core/insights/buckets.ts';
import { addStages, NO_TIME, STAGES, totalOf } from '../../core/insights/stages.ts';
import type { StagesSoFar } from '../../core/insights/stages.ts';
import { formatDuration } from '../../core/time/duration.ts';
import type { Instant, Interval } from '../../core/time/instant.ts';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Database } from '../../store/database.ts';
import { responseFigures, stageFigures } from '../../store/response-figures.ts';
import type { FigureFilter, ResponseFigures, StageFigures } from '../../store/response-figures.ts';
import { Refusal } from '../problem.ts';
import type { HandlersOf } from './handler.ts';
import { measured, pointOf, withinTarget } from './insight-figures.ts';
import { isoOf, namingOf } from './naming.ts';
import type { Naming } from './naming.ts';
import { windowOf } from './on-call.ts';

type By = z.output<typeof responseTimesQuery>['by'];
type Lists = Pick<FigureFilter, 'service' | 'team' | 'severity'>;
type Keyed = Pick<ResponseFigures, 'service_id' | 'team_id' | 'severity'>;

export function insightHandlers(database: Database, known: () => Known, clock: Clock): HandlersOf<Api['insights']> {
  return {
    responseTimes: async ({ query }) => {
      const window = windowOf(query.from, query.to);
      const rows = await database.read((tx) => responseFigures(tx, filterOf(window, query)));
      const now = clock.now();
      const items = split(rows, query.by, namingOf(known())).map(({ rows: group, ...named }) => ({
        ...named,
        groups: group.length,
        firstPage: measured(group, 'first_page_ms'),
        acknowledge: measured(group, 'acknowledge_ms'),
        resolve: measured(group, 'resolve_ms'),
        withinTarget: withinTarget(group, query.target, now),
      }));
      return { body: { ...isoWindow(window), target: formatDuration(query.target), items } };
    },
    series: async ({ query }) => {
      const window = windowOf(query.from, query.to);
      refuseTooMany(window, query.interval);
      const rows = await database.read((tx) => responseFigures(tx, filterOf(window, query)));
      return { body: seriesOf(rows, window, query, namingOf(known()), clock.now()) };
    },
    stages: async ({ query }) => {
      const window = windowOf(query.from, query.to);
      const rows = await database.read((tx) => stageFigures(tx, filterOf(window, query)));
      const items = split(rows, query.by, namingOf(known())).map(({ rows: group, ...named }) => ({
        ...named,
        ...stagesOf(group),
      }));
      return { body: { ...isoWindow(window), items } };
    },
  };
}

function filterOf(window: Interval, { service, team, severity }: Lists): FigureFilter {
  return { ...window, service, team, severity };
}

function isoWindow({ start, end }: Interval): { from: string; to: string } {
  return { from: isoOf(start), to: isoOf(end) };
}

function refuseTooMany(window: Interval, intervalMs: number): void {
  const buckets = bucketCount(window, intervalMs);
  if (buckets <= MOST_BUCKETS) return;
  // One less, because a window that begins in the middle of a bucket touches one more than it is long.
  const least = formatDuration(roundInterval((window.end - window.start) / (MOST_BUCKETS - 1)));
  throw new Refusal('bad-request', `That is ${buckets} buckets, more than ${MOST_BUCKETS}: ask for ${least} or more.`);
}

interface Part<R> {
  readonly key: string;
  readonly name: string;
  readonly rows: readonly R[];
}

/** Most alert groups first. What has none is not there, but all together always are, even when they are none. */
function split<R extends Keyed>(rows: readonly R[], by: By, naming: Naming): Part<R>[] {
  if (by === 'all') return [{ key: 'all', name: 'All', rows }];
  const parts = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row, by);
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [row]);
    else part.push(row);
  }
  return [...parts]
    .map(([key, part]) => ({ key, name: nameOf(key, by, naming), rows: part }))
    .sort((a, b) => b.rows.length - a.rows.length || (a.key < b.key ? -1 : 1));
}

function keyOf(row: Keyed, by: Exclude<By, 'all'>): string {
  if (by === 'severity') return row.severity;
  return by === 'service' ? row.service_id : row.team_id;
}

function nameOf(key: string, by: Exclude<By, 'all'>, naming: Naming): string {
  if (by === 'severity') return key;
  if (key === '') return 'Unowned alerts';
  return naming[by](key).name;
}

type SeriesQuery = z.output<typeof seriesQuery>;

function seriesOf(
  rows: readonly ResponseFigures[],
  window: Interval,
  query: SeriesQuery,
  naming: Naming,
  now: Instant,
) {
  const { interval, metric, target } = query;
  const starts = bucketStarts(window, interval);
  const items = split(rows, query.by, naming).map(({ key, name, rows: part }) => {
    const buckets: ResponseFigures[][] = starts.map(() => []);
    for (const row of part) {
      buckets[(bucketStart(row.created_at, interval) - (starts[0] ?? 0)) / interval]?.push(row);
    }
    const points = buckets.map((bucket) => pointOf(bucket, query, now));
    return { key, name, n: points.map(({ n }) => n), values: points.map(({ value }) => value) };
  });
  return {
    ...isoWindow(window),
    ...{ interval: formatDuration(interval), target: formatDuration(target), unit: unitOf(metric) },
    ...{ starts: starts.map(isoOf), items },
  };
}

function unitOf(metric: SeriesQuery['metric']): 'ms' | 'share' | 'groups' {
  if (metric === 'groups') return 'groups';
  return metric === 'acknowledged-within-target' ? 'share' : 'ms';
}

/** Of resolved groups only: those that are open have spent no time yet in the stages to come. */
function stagesOf(rows: readonly StageFigures[]) {
  const resolved = rows.filter(({ open }) => open === 0);
  const kept = resolved.filter(({ stages }) => stages !== '');
  // Written by the engine, and by nobody else.
  const times = kept.map(({ stages }) => (JSON.parse(stages) as StagesSoFar).ms).reduce(addStages, NO_TIME);
  return {
    n: kept.length,
    running: rows.length - resolved.length,
    notApplicable: resolved.length - kept.length,
    totalMs: totalOf(times),
    stages: STAGES.map((stage) => ({ stage, ms: times[stage] })),
  };
}
