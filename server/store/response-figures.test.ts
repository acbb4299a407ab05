import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { groupRow } from '../test/database/rows.ts';
import { insertGroups } from './alert-groups.ts';
import { responseFigures, stageFigures } from './response-figures.ts';
import type { FigureFilter } from './response-figures.ts';

const window = { start: 1_000, end: 5_000 };

describe.each(databases)('response figures on $name', (kind) => {
  const given = useDatabase(kind);

  const figures = async (filter: Partial<FigureFilter> = {}) => {
    await given.database.write((tx) =>
      insertGroups(tx, [
        groupRow(1, { acknowledge_ms: 10, first_page_ms: 5, stages: '{}' }),
        groupRow(2, { service_id: 'pay', severity: 'warning' }),
        groupRow(3, { service_id: 'pay', team_id: 'money', resolve_ms: 99, open: 0 }),
        groupRow(4, { test: 1, acknowledge_ms: 1 }),
        groupRow(5),
      ]),
    );
    return await given.database.read((tx) => responseFigures(tx, { ...window, ...filter }));
  };
  const openedAt = (rows: readonly { readonly created_at: number }[]) =>
    rows.map(({ created_at }) => created_at).sort((a, b) => a - b);

  it('are of the groups that were opened in the window, without those of the test button', async () => {
    const rows = await figures();
    expect(openedAt(rows)).toEqual([1_000, 2_000, 3_000]);
    expect(rows.find(({ created_at }) => created_at === 1_000)).toEqual({
      ...{ service_id: 'checkout', team_id: 'shop', severity: 'critical', open: 1, created_at: 1_000 },
      ...{ first_page_ms: 5, acknowledge_ms: 10, resolve_ms: null },
    });
  });

  it.each([
    [{ service: ['pay'] }, [2_000, 3_000]],
    [{ team: ['money', 'shop'] }, [1_000, 2_000, 3_000]],
    [{ severity: ['warning'] }, [2_000]],
    [{ service: ['pay'], severity: ['critical'] }, [3_000]],
    [{ service: [], team: ['nobody'] }, []],
  ] as const)('only of %j', async (filter, expected) => {
    expect(openedAt(await figures(filter))).toEqual(expected);
  });

  it('stages come as they were written', async () => {
    await figures();
    const rows = await given.database.read((tx) => stageFigures(tx, { ...window, service: ['checkout'] }));
    expect(rows).toEqual([{ service_id: 'checkout', team_id: 'shop', severity: 'critical', open: 1, stages: '{}' }]);
  });
});
