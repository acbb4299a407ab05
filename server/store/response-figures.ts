import type { SqlParam, Tx } from './database.ts';
import type { AlertGroupRow } from './rows.ts';

/** What insights add up, without the states and labels that would make a month of it megabytes. */
export type ResponseFigures = Pick<
  AlertGroupRow,
  'service_id' | 'team_id' | 'severity' | 'open' | 'created_at' | 'first_page_ms' | 'acknowledge_ms' | 'resolve_ms'
>;

export type StageFigures = Pick<AlertGroupRow, 'service_id' | 'team_id' | 'severity' | 'open' | 'stages'>;

/** Which groups: opened in the half-open interval, epoch ms. A list that is left out or empty does not restrict. */
export interface FigureFilter {
  readonly start: number;
  readonly end: number;
  readonly service?: readonly string[];
  readonly team?: readonly string[];
  readonly severity?: readonly string[];
}

/** Groups of the test button never count. */
export async function responseFigures(tx: Tx, filter: FigureFilter): Promise<ResponseFigures[]> {
  const columns = 'service_id, team_id, severity, open, created_at, first_page_ms, acknowledge_ms, resolve_ms';
  return await tx.all(...selection(tx, columns, filter));
}

/** `stages` as the engine wrote it; empty where the group is older than the column. */
export async function stageFigures(tx: Tx, filter: FigureFilter): Promise<StageFigures[]> {
  return await tx.all(...selection(tx, 'service_id, team_id, severity, open, stages', filter));
}

function selection(tx: Tx, columns: string, { start, end, ...lists }: FigureFilter): [string, SqlParam[]] {
  const chosen = [
    { column: 'service_id', values: lists.service ?? [] },
    { column: 'team_id', values: lists.team ?? [] },
    { column: 'severity', values: lists.severity ?? [] },
  ].filter(({ values }) => values.length > 0);
  const conditions = chosen.map(({ column }) => ` AND ${tx.anyOf(column)}`).join('');
  return [
    `SELECT ${columns} FROM alert_groups WHERE created_at >= ? AND created_at < ? AND test = 0${conditions}`,
    [start, end, ...chosen.map(({ values }) => values)],
  ];
}
