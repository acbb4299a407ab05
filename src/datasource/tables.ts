import { t } from '@grafana/i18n';
import type { Api } from '../../server/contract/routes.ts';
import { STAGES } from '../../server/core/insights/stages.ts';
import type { Answer } from '../api/client.ts';
import { stageMeaning, stageName } from '../insights/stages.ts';
import type { By, Metric, Statistic } from './query.ts';
import type { Column, Table } from './table.ts';
import { byName, metricName, statisticName } from './words.ts';

export type Series = Answer<Api['insights']['series']>;
export type Figures = Answer<Api['insights']['responseTimes']>;
export type Stages = Answer<Api['insights']['stages']>;
export type Group = Pick<
  Answer<Api['alertGroups']['list']>['items'][number],
  | ('id' | 'number' | 'title' | 'status' | 'severity' | 'service' | 'team' | 'openedAt')
  | ('firstPageMs' | 'acknowledgeMs' | 'resolveMs')
>;

const UNITS = { ms: 'ms', share: 'percentunit', groups: 'short' } as const;

/** One table for each line, so that every line has its own n. */
export function seriesTables({ starts, items, unit }: Series, by: By): Table[] {
  const times = starts.map((start) => Date.parse(start));
  return items.map(({ name, n, values }) => ({
    name,
    kind: 'series',
    columns: [
      { name: 'time', type: 'time', values: times },
      { name: 'value', type: 'number', values, title: name, unit: UNITS[unit], labels: { [by]: name } },
      { name: 'n', type: 'number', values: n, title: nOf(name), unit: 'short', labels: { [by]: name }, beside: true },
    ],
  }));
}

function nOf(name: string): string {
  return t('datasource.column.n-of', 'n ({{name}})', { name });
}

const keyColumns = (items: readonly { readonly key: string; readonly name: string }[], by: By): Column[] => [
  { name: 'id', type: 'string', values: items.map(({ key }) => key), beside: true },
  { name: 'name', type: 'string', values: items.map(({ name }) => name), title: byName(by) },
];

const DURATIONS = [
  { metric: 'first-page', field: 'firstPage' },
  { metric: 'acknowledge', field: 'acknowledge' },
  { metric: 'resolve', field: 'resolve' },
] as const;

/** n stands behind each figure, because each is made of other alert groups. */
export function figureTable({ items, target }: Figures, by: By, statistic: Statistic): Table {
  const durations = DURATIONS.flatMap(({ metric, field }): Column[] => [
    {
      ...{ name: metric, type: 'number', unit: 'ms', title: titleOf(metric, statistic) },
      values: items.map((item) => item[field][statistic].ms),
    },
    nColumn(
      metric,
      items.map((item) => item[field].n),
    ),
  ]);
  const within: Column[] = [
    {
      ...{ name: 'acknowledged-within-target', type: 'number', unit: 'percentunit' },
      title: t('datasource.column.within', 'Acknowledged within {{target}}', { target }),
      values: items.map(({ withinTarget }) => withinTarget.share),
    },
    nColumn(
      'acknowledged-within-target',
      items.map(({ withinTarget }) => withinTarget.n),
    ),
  ];
  const groups: Column = {
    ...{ name: 'groups', type: 'number', unit: 'short', title: metricName('groups') },
    values: items.map((item) => item.groups),
  };
  return { name: 'figures', kind: 'table', columns: [...keyColumns(items, by), groups, ...durations, ...within] };
}

function titleOf(metric: Metric, statistic: Statistic): string {
  // What everybody calls by these letters is a mean already.
  if (statistic === 'mean') return metricName(metric);
  return t('datasource.column.statistic', '{{metric}}, {{statistic}}', {
    metric: metricName(metric),
    statistic: statisticName(statistic).toLowerCase(),
  });
}

function nColumn(metric: string, values: readonly number[]): Column {
  const description = t('datasource.column.n-meaning', 'Alert groups that the figure before is made of.');
  return { name: `${metric}-n`, type: 'number', unit: 'short', title: 'n', values, description };
}

/** Sums, not means: divided by n they are what a response takes, and only so can they be added up further. */
export function stageTable({ items }: Stages, by: By): Table {
  const stages = STAGES.map((stage): Column => ({
    ...{ name: stage, type: 'number', unit: 'ms', title: stageName(stage), description: stageMeaning(stage) },
    values: items.map((item) => item.stages.find((one) => one.stage === stage)?.ms ?? 0),
  }));
  return {
    name: 'stages',
    kind: 'table',
    columns: [
      ...keyColumns(items, by),
      { name: 'n', type: 'number', unit: 'short', title: 'n', values: items.map(({ n }) => n) },
      ...stages,
      {
        ...{ name: 'total', type: 'number', unit: 'ms', title: t('datasource.column.total', 'Total') },
        values: items.map(({ totalMs }) => totalMs),
      },
    ],
  };
}

/** `root`: of the app's pages, for the links. */
export function groupTable(groups: readonly Group[], root: string): Table {
  const text = (name: string, title: string, of: (group: Group) => string | null): Column => ({
    ...{ name, title, type: 'string', values: groups.map(of) },
  });
  const ms = (name: string, title: string, of: (group: Group) => number | null): Column => ({
    ...{ name, title, type: 'number', unit: 'ms', values: groups.map(of) },
  });
  return {
    name: 'alert-groups',
    kind: 'table',
    columns: [
      {
        ...{ name: 'opened', type: 'time', title: t('datasource.column.opened', 'Opened') },
        values: groups.map(({ openedAt }) => Date.parse(openedAt)),
      },
      { name: 'id', type: 'string', values: groups.map(({ id }) => id), beside: true },
      {
        ...text('title', t('datasource.column.title', 'Alert group'), titleWithNumber),
        link: `${root}/alert-groups/{id}`,
      },
      text('status', t('datasource.column.status', 'Status'), ({ status }) => status),
      text('severity', byName('severity'), ({ severity }) => severity),
      text('service', byName('service'), ({ service }) => service?.name ?? null),
      text('team', byName('team'), ({ team }) => team?.name ?? null),
      ms('first-page', metricName('first-page'), ({ firstPageMs }) => firstPageMs),
      ms(
        'acknowledge',
        t('datasource.column.acknowledge', 'Time to acknowledge'),
        ({ acknowledgeMs }) => acknowledgeMs,
      ),
      ms('resolve', t('datasource.column.resolve', 'Time to resolve'), ({ resolveMs }) => resolveMs),
    ],
  };
}

function titleWithNumber({ number, title }: Group): string {
  return `#${number} ${title}`;
}
