import type { MetricFindValue } from '@grafana/data';
import type { Api } from '../../server/contract/routes.ts';
import { SEVERITIES } from '../../server/core/grouping/severity.ts';
import type { Interval } from '../../server/core/time/instant.ts';
import { call } from '../api/client.ts';
import type { Query } from '../api/client.ts';
import { PLUGIN_ROOT } from '../app/plugin.ts';
import { intervalText, windowQuery } from './query.ts';
import type { TocsinQuery } from './query.ts';
import type { Table } from './table.ts';
import { figureTable, groupTable, seriesTables, stageTable } from './tables.ts';
import type { Group } from './tables.ts';

/** What a query, its variables filled in, answers for a window. Throws `Trouble`, whose message is for the reader. */
export async function answer(query: TocsinQuery, window: Interval, intervalMs: number): Promise<Table[]> {
  const { by, metric, statistic, target } = query;
  const inWindow = windowQuery(query, window);
  switch (query.show) {
    case 'over-time': {
      const interval = intervalText(window, intervalMs);
      const asked = { ...inWindow, metric, statistic, interval, ...withTarget(metric, target) };
      return seriesTables(await call<Api['insights']['series']>('GET', '/insights/series', { query: asked }), by);
    }
    case 'figures': {
      const asked = { ...inWindow, target };
      const figures = await call<Api['insights']['responseTimes']>('GET', '/insights/response-times', { query: asked });
      return [figureTable(figures, by, statistic)];
    }
    case 'stages': {
      const stages = await call<Api['insights']['stages']>('GET', '/insights/stages', { query: inWindow });
      return [stageTable(stages, by)];
    }
    case 'alert-groups':
      return [groupTable(await groupsOf(query, inWindow), PLUGIN_ROOT)];
  }
}

/** A target that is not looked at may be anything, and the service would refuse what is no duration. */
function withTarget(metric: TocsinQuery['metric'], target: string): { target?: string } {
  return metric === 'acknowledged-within-target' ? { target } : {};
}

/** A table on a dashboard that is longer than this is read by nobody; the list of the app has all of them. */
const MOST_PAGES = 5;

async function groupsOf(
  query: TocsinQuery,
  { from, to, service, team }: ReturnType<typeof windowQuery>,
): Promise<Group[]> {
  const groups: Group[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked = { from, to, service, team, limit: '200', ...(cursor === null ? {} : { cursor }) };
    const list: Awaited<ReturnType<typeof listed>> = await listed(asked);
    groups.push(...list.items);
    cursor = list.next;
    if (cursor === null) break;
  }
  const { severities } = query;
  return severities.length === 0 ? groups : groups.filter(({ severity }) => severities.includes(severity));
}

type ListQuery = Query<Api['alertGroups']['list']>;

const listed = (query: ListQuery) => call<Api['alertGroups']['list']>('GET', '/alert-groups', { query });

/** Values of a variable. */
export async function find(query: string): Promise<MetricFindValue[]> {
  switch (query.trim().toLowerCase()) {
    case 'services':
      return named((await call<Api['services']['list']>('GET', '/services')).items);
    case 'teams':
      return named((await call<Api['teams']['list']>('GET', '/teams')).items);
    case 'severities':
      return SEVERITIES.map((severity) => ({ text: severity, value: severity }));
    default:
      throw new Error('A variable lists services, teams or severities: write one of these words.');
  }
}

function named(
  items: readonly { readonly id: string; readonly document: { readonly name: string } }[],
): MetricFindValue[] {
  return items
    .map(({ id, document }) => ({ text: document.name, value: id }))
    .sort((a, b) => (a.text < b.text ? -1 : 1));
}
