import { describe, expect, it } from 'vitest';
import { stageTable } from '../../datasource/tables.ts';
import { rowsOf } from './rows.ts';

const column = (name: string, ...values: readonly unknown[]) => ({ name, values });

describe('rows of a frame', () => {
  it('are those of the data source', () => {
    const stages = [
      { stage: 'waiting', ms: 60_000 },
      { stage: 'working', ms: 240_000 },
    ] as const;
    const item = { key: 'checkout', name: 'Checkout', n: 2, running: 0, notApplicable: 0, totalMs: 300_000 };
    const answer = { from: '', to: '', items: [{ ...item, stages: [...stages] }] };
    const { columns } = stageTable(answer, 'service');
    const [row] = rowsOf({ fields: columns, length: 1 }) ?? [];
    expect(row).toMatchObject({ key: 'checkout', name: 'Checkout', n: 2, totalMs: 300_000 });
    expect(row?.stages.filter(({ ms }) => ms > 0)).toEqual(stages);
  });

  it('survive what transformations do: no total, no id, gaps', () => {
    const fields = [column('name', 'Checkout', ''), column('n', 3, null), column('working', 9, NaN)];
    expect(rowsOf({ fields, length: 2 })).toEqual([
      { key: 'Checkout', name: 'Checkout', n: 3, totalMs: 9, stages: [{ stage: 'working', ms: 9 }] },
      { key: '2', name: '2', n: 0, totalMs: 0, stages: [{ stage: 'working', ms: 0 }] },
    ]);
  });

  it('are none where a frame is something else', () => {
    expect(rowsOf({ fields: [column('time', 1), column('value', 2)], length: 1 })).toBeNull();
    expect(rowsOf({ fields: [], length: 0 })).toBeNull();
  });
});
