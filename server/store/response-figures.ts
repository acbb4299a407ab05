import type { Tx } from './database.ts';
import type { AlertGroupRow } from './rows.ts';

/** What insights add up, without the states and labels that would make a month of it megabytes. */
export type ResponseFigures = Pick<
  AlertGroupRow,
  'service_id' | 'team_id' | 'severity' | 'open' | 'first_page_ms' | 'acknowledge_ms' | 'resolve_ms'
>;

/** Groups that were opened in the half-open interval, epoch ms; those of the test button never count. */
export async function responseFigures(tx: Tx, from: number, to: number): Promise<ResponseFigures[]> {
  return await tx.all(
    `SELECT service_id, team_id, severity, open, first_page_ms, acknowledge_ms, resolve_ms FROM alert_groups
     WHERE created_at >= ? AND created_at < ? AND test = 0`,
    [from, to],
  );
}
