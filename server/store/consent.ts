import type { Tx } from './database.ts';
import type { ConsentRow } from './rows.ts';

/** The latest word counts: one that was said before and arrives later must not undo it. */
export async function setConsent(tx: Tx, row: ConsentRow): Promise<void> {
  await tx.run(
    `INSERT INTO consent (channel, address, allowed, changed_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (channel, address) DO UPDATE SET allowed = excluded.allowed, changed_at = excluded.changed_at
     WHERE consent.changed_at <= excluded.changed_at`,
    [row.channel, row.address, row.allowed, row.changed_at],
  );
}

/** An address that never said anything may be written to. */
export async function allowed(tx: Tx, channel: string, address: string): Promise<boolean> {
  const sql = 'SELECT allowed FROM consent WHERE channel = ? AND address = ?';
  const rows = await tx.all<{ allowed: number }>(sql, [channel, address]);
  return rows[0]?.allowed !== 0;
}

/** Everybody who said STOP and did not say START since: few, even in a large installation. */
export async function refusedAddresses(tx: Tx): Promise<readonly { channel: string; address: string }[]> {
  return await tx.all('SELECT channel, address FROM consent WHERE allowed = 0');
}
