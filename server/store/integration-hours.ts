import type { Tx } from './database.ts';
import type { IntegrationHourRow, RefusedRow } from './rows.ts';

const HOUR_MS = 3_600_000;

export const hourOf = (at: number): number => Math.floor(at / HOUR_MS) * HOUR_MS;

interface Counted {
  readonly integration_id: string;
  readonly received_at: number;
}

/**
 * Requests are kept for a look only while they are the newest, so their number is counted apart. Late in its transaction:
 * replicas wait here for one another's commit.
 */
export async function countRequests(tx: Tx, kind: 'accepted' | 'refused', requests: readonly Counted[]): Promise<void> {
  const counts = new Map<string, { id: string; hour: number; count: number }>();
  for (const { integration_id: id, received_at } of requests) {
    const hour = hourOf(received_at);
    const key = `${id} ${hour}`;
    counts.set(key, { id, hour, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const other = kind === 'accepted' ? 'refused' : 'accepted';
  // In one order, or two replicas would hold what the other waits for.
  for (const [, { id, hour, count }] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await tx.run(
      `INSERT INTO integration_hours (integration_id, hour_at, ${kind}, ${other}) VALUES (?, ?, ?, 0)
       ON CONFLICT (integration_id, hour_at) DO UPDATE SET ${kind} = integration_hours.${kind} + excluded.${kind}`,
      [id, hour, count],
    );
  }
}

/** By integration, oldest hour first. */
export async function hoursSince(tx: Tx, from: number): Promise<IntegrationHourRow[]> {
  return await tx.all<IntegrationHourRow>(
    `SELECT integration_id, hour_at, accepted, refused FROM integration_hours
     WHERE hour_at >= ? ORDER BY integration_id, hour_at`,
    [from],
  );
}

export async function pruneHours(tx: Tx, before: number): Promise<number> {
  return await tx.run('DELETE FROM integration_hours WHERE hour_at < ?', [before]);
}

export interface LastOfIntegration {
  readonly acceptedAt: number | null;
  readonly refusal: Pick<RefusedRow, 'received_at' | 'status' | 'code' | 'detail'> | null;
}

/** The newest of each kind, without its body, which may be long. */
export async function lastOfIntegration(tx: Tx, id: string): Promise<LastOfIntegration> {
  const newest = 'WHERE integration_id = ? ORDER BY seq DESC LIMIT 1';
  const [accepted] = await tx.all<{ received_at: number }>(`SELECT received_at FROM inbox ${newest}`, [id]);
  const [refusal = null] = await tx.all<NonNullable<LastOfIntegration['refusal']>>(
    `SELECT received_at, status, code, detail FROM refused_requests ${newest}`,
    [id],
  );
  return { acceptedAt: accepted?.received_at ?? null, refusal };
}
