import type { DataFrame } from '@grafana/data';
import { STAGES } from '../../../server/core/insights/stages.ts';
import type { StageRow } from '../../insights/stage-rows.ts';

/** What the panel reads of a frame: so much less than a frame has that tests need not make whole ones. */
export type StageFrame = Pick<DataFrame, 'length'> & {
  readonly fields: readonly { readonly name: string; readonly values: readonly unknown[] }[];
};

/** The rows of the data source's table of stages; null where a frame is something else. */
export function rowsOf({ fields, length }: StageFrame): readonly StageRow[] | null {
  const column = (name: string) => fields.find((field) => field.name === name)?.values;
  const counts = column('n');
  const stages = STAGES.flatMap((stage) => {
    const values = column(stage);
    return values === undefined ? [] : [{ stage, values }];
  });
  if (counts === undefined || stages.length === 0) return null;
  const names = column('name');
  return Array.from({ length }, (_, index) => {
    const times = stages.map(({ stage, values }) => ({ stage, ms: numberOf(values[index]) }));
    const name = textOf(names?.[index], `${index + 1}`);
    return {
      ...{ key: textOf(column('id')?.[index], name), name, n: numberOf(counts[index]), stages: times },
      // Added up here, because a transformation may have left the total out.
      totalMs: times.reduce((sum, { ms }) => sum + ms, 0),
    };
  });
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}
