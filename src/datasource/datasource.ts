import { DataSourceApi } from '@grafana/data';
import type {
  DataFrame,
  DataQueryError,
  DataQueryRequest,
  DataQueryResponse,
  DataSourceInstanceSettings,
  MetricFindValue,
  ScopedVars,
  TestDataSourceResponse,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import type { Interval } from '../../server/core/time/instant.ts';
import { answer, find } from './answer.ts';
import { diagnose } from './diagnose.ts';
import { frameOf } from './frames.ts';
import { DEFAULT_QUERY, mistakeIn, wholeQuery, withVariables } from './query.ts';
import type { TocsinQuery } from './query.ts';

/** Asks the service through the app, as the pages of the app do: who may see them may see this, and nobody else. */
export class TocsinDataSource extends DataSourceApi<TocsinQuery> {
  constructor(settings: DataSourceInstanceSettings) {
    super(settings);
    this.annotations = {};
  }

  override getDefaultQuery(): Partial<TocsinQuery> {
    return DEFAULT_QUERY;
  }

  override interpolateVariablesInQueries(queries: TocsinQuery[], scopedVars: ScopedVars): TocsinQuery[] {
    return queries.map((query) => withVariables(wholeQuery(query), replaceWith(scopedVars)));
  }

  async query(request: DataQueryRequest<TocsinQuery>): Promise<DataQueryResponse> {
    const window = { start: request.range.from.valueOf(), end: request.range.to.valueOf() };
    const shown = request.targets.filter(({ hide }) => hide !== true);
    const answers = await Promise.all(
      shown.map(async (target) => {
        const query = withVariables(wholeQuery(target), replaceWith(request.scopedVars));
        return await framesOf(query, window, request.intervalMs);
      }),
    );
    const errors = answers.flatMap(({ error }) => (error === null ? [] : [error]));
    return { data: answers.flatMap(({ frames }) => frames), ...(errors.length > 0 ? { errors } : {}) };
  }

  async testDatasource(): Promise<TestDataSourceResponse> {
    return await diagnose();
  }

  /** `services`, `teams` or `severities`: their names, with the ids that queries filter by. */
  override async metricFindQuery(query: unknown): Promise<MetricFindValue[]> {
    return await find(typeof query === 'string' ? query : '');
  }
}

interface Frames {
  readonly frames: readonly DataFrame[];
  readonly error: DataQueryError | null;
}

/** A query that fails says so and leaves the others of its panel standing. */
async function framesOf(query: TocsinQuery, window: Interval, intervalMs: number): Promise<Frames> {
  const { refId } = query;
  const mistake = mistakeIn(query);
  if (mistake !== null) return { frames: [], error: { refId, message: mistake } };
  try {
    const tables = await answer(query, window, intervalMs);
    return { frames: tables.map((table) => frameOf(table, refId)), error: null };
  } catch (error) {
    return { frames: [], error: { refId, message: error instanceof Error ? error.message : String(error) } };
  }
}

function replaceWith(scopedVars: ScopedVars | undefined) {
  const templates = getTemplateSrv();
  return (text: string): string =>
    templates.replace(text, scopedVars, (value: string | string[]) => (Array.isArray(value) ? value.join(',') : value));
}
