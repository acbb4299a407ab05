import { describe, expect, it } from 'vitest';
import type { Column, Table } from './table.ts';
import { figureTable, groupTable, seriesTables, stageTable } from './tables.ts';
import type { Figures, Group, Series } from './tables.ts';

const window = { from: '2026-11-20T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z' };
const START = Date.parse(window.from);

const column = ({ columns }: Table, name: string): Column => {
  const found = columns.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no column ${name}`);
  return found;
};

describe('series', () => {
  const series = (unit: Series['unit']): Series => ({
    ...window,
    ...{ interval: '12h', target: '5m', unit, starts: [window.from, '2026-11-20T12:00:00.000Z'] },
    items: [
      { key: 'checkout', name: 'Checkout', n: [3, 0], values: [90_000, null] },
      { key: 'search', name: 'Search', n: [0, 1], values: [null, 60_000] },
    ],
  });

  it('are a table for each line, with a gap where nothing was measured, and n beside', () => {
    const [checkout, search] = seriesTables(series('ms'), 'service');
    expect(checkout?.columns.map(({ name, values }) => [name, values])).toEqual([
      ['time', [START, START + 12 * 3_600_000]],
      ['value', [90_000, null]],
      ['n', [3, 0]],
    ]);
    if (search === undefined) throw new Error('one is missing');
    expect(column(search, 'value')).toMatchObject({ title: 'Search', unit: 'ms', labels: { service: 'Search' } });
    expect(column(search, 'n')).toMatchObject({ beside: true, unit: 'short' });
  });

  it.each([
    ['share', 'percentunit'],
    ['groups', 'short'],
  ] as const)('%s have the unit %s', (unit, grafanas) => {
    const [first] = seriesTables(series(unit), 'team');
    expect(first && column(first, 'value')).toMatchObject({ unit: grafanas, labels: { team: 'Checkout' } });
  });
});

describe('figures', () => {
  const none = { ms: null, why: 'there is nothing to measure yet' };
  const measured = (n: number, ms: number | null) => ({
    ...{ n, running: 0, notApplicable: 0, medianFrom: none, medianTo: none, p95: none },
    ...{ mean: { ms, why: null }, median: { ms: ms === null ? null : ms / 2, why: null } },
  });
  const figures: Figures = {
    ...{ ...window, target: '10m' },
    items: [
      {
        ...{ key: 'shop', name: 'Shop', groups: 4 },
        ...{ firstPage: measured(4, 1_000), acknowledge: measured(3, 90_000), resolve: measured(0, null) },
        withinTarget: { n: 4, met: 3, running: 0, notApplicable: 0, share: 0.75, from: 0.3, to: 0.95, why: null },
      },
    ],
  };

  it('have n behind each, null where there is none, and units', () => {
    const table = figureTable(figures, 'team', 'mean');
    expect(table.columns.map(({ title, values, unit }) => [title, values[0], unit])).toEqual([
      [undefined, 'shop', undefined],
      ['Team', 'Shop', undefined],
      ['Alert groups', 4, 'short'],
      ['Time to the first page', 1_000, 'ms'],
      ['n', 4, 'short'],
      ['Time to acknowledge (MTTA)', 90_000, 'ms'],
      ['n', 3, 'short'],
      ['Time to resolve (MTTR)', null, 'ms'],
      ['n', 0, 'short'],
      ['Acknowledged within 10m', 0.75, 'percentunit'],
      ['n', 4, 'short'],
    ]);
  });

  it('of another statistic say so', () => {
    const table = figureTable(figures, 'team', 'median');
    expect(column(table, 'acknowledge')).toMatchObject({
      title: 'Time to acknowledge (MTTA), median',
      values: [45_000],
    });
  });

  it('have names of columns that are all different, or transformations could not tell them apart', () => {
    const names = figureTable(figures, 'team', 'mean').columns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('stages', () => {
  it('are sums with their total and n, in the order of a response', () => {
    const stages = [{ stage: 'working', ms: 240_000 } as const, { stage: 'waiting', ms: 60_000 } as const];
    const item = { key: 'critical', name: 'critical', n: 2, running: 1, notApplicable: 0, totalMs: 300_000, stages };
    const table = stageTable({ ...window, items: [item] }, 'severity');
    expect(table.columns.map(({ name, values }) => [name, values[0]])).toEqual([
      ['id', 'critical'],
      ['name', 'critical'],
      ['n', 2],
      ...[['queueing', 0] as const, ['waiting', 60_000] as const, ['handing-on', 0] as const],
      ...[['working', 240_000] as const, ['snoozed', 0] as const, ['reopened', 0] as const],
      ['total', 300_000],
    ]);
  });
});

describe('alert groups', () => {
  it('have a link each, and no time where there was none', () => {
    const group: Group = {
      ...{ id: 'g1', number: 42, title: 'Checkout is slow', status: 'resolved', severity: 'critical' },
      ...{ service: null, team: { id: 'shop', name: 'Shop' }, openedAt: window.from },
      ...{ firstPageMs: 900, acknowledgeMs: null, resolveMs: 60_000 },
    };
    const table = groupTable([group], '/a/app');
    expect(column(table, 'title')).toMatchObject({
      values: ['#42 Checkout is slow'],
      link: '/a/app/alert-groups/{id}',
    });
    expect(
      ['opened', 'service', 'team', 'acknowledge', 'resolve'].map((name) => column(table, name).values[0]),
    ).toEqual([START, null, 'Shop', null, 60_000]);
    expect(column(table, 'id')).toMatchObject({ values: ['g1'], beside: true });
  });
});
