import { columnList } from './columns.ts';
import type { Tx } from './database.ts';
import type { TokenRow } from './rows.ts';

const TOKEN = columnList('tokens');

export async function addToken(tx: Tx, row: TokenRow): Promise<void> {
  await tx.insert('tokens', [row]);
}

/**
 * By its hash, because the token itself is stored nowhere. Whether it is revoked or expired is for the caller to say.
 */
export async function tokenByHash(tx: Tx, hash: string): Promise<TokenRow | null> {
  const rows = await tx.all<TokenRow>(`SELECT ${TOKEN} FROM tokens WHERE hash = ?`, [hash]);
  return rows[0] ?? null;
}

export async function listTokens(tx: Tx): Promise<TokenRow[]> {
  return await tx.all(`SELECT ${TOKEN} FROM tokens ORDER BY created_at DESC, id`);
}

/** False when there is no such token, or it was revoked before. */
export async function revokeToken(tx: Tx, id: string, at: number): Promise<boolean> {
  return (await tx.run('UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [at, id])) === 1;
}

/** Rarely (once a minute and token is plenty), because each call is a commit. */
export async function touchToken(tx: Tx, id: string, at: number): Promise<void> {
  await tx.run('UPDATE tokens SET last_used_at = ? WHERE id = ?', [at, id]);
}
