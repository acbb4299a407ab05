import type { Tx } from './database.ts';

/** Alert groups whose next step was due before an instant: the engine is late, or does not run. */
export async function overdue(tx: Tx, before: number): Promise<{ count: number; since: number | null }> {
  const rows = await tx.all<{ count: number; since: number | null }>(
    'SELECT count(*) AS count, min(wake_at) AS since FROM alert_groups WHERE wake_at IS NOT NULL AND wake_at < ?',
    [before],
  );
  return rows[0] ?? { count: 0, since: null };
}

export interface FailedMessages {
  readonly channel: string;
  readonly count: number;
  /** What the provider said about the last one. */
  readonly last: string;
}

/** Messages written since then that were given up, by channel. */
export async function failedMessages(tx: Tx, since: number): Promise<FailedMessages[]> {
  const failed = `FROM outbox WHERE state = 'failed' AND created_at >= ?`;
  const rows = await tx.all<{ channel: string; count: number }>(
    `SELECT channel, count(*) AS count ${failed} GROUP BY channel ORDER BY channel`,
    [since],
  );
  const found: FailedMessages[] = [];
  for (const { channel, count } of rows) {
    const [last] = await tx.all<{ result: string | null }>(
      `SELECT result ${failed} AND channel = ? ORDER BY created_at DESC LIMIT 1`,
      [since, channel],
    );
    found.push({ channel, count, last: last?.result ?? '' });
  }
  return found;
}

/** What alert groups are called, by id. */
export async function groupTitles(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { readonly id: string; readonly number: number; readonly title: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all<{ id: string; number: number; title: string }>(
    `SELECT id, number, title FROM alert_groups WHERE ${tx.anyOf('id')}`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
