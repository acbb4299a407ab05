import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import type { TokenRow } from './rows.ts';
import { addToken, listTokens, revokeToken, tokenByHash, touchToken } from './tokens.ts';

const token = (id: string, created_at: number): TokenRow => ({
  id,
  hash: `hash of ${id}`,
  name: id,
  role: 'editor',
  person_id: null,
  created_at,
  expires_at: null,
  last_used_at: null,
  revoked_at: null,
});

describe.each(databases)('tokens on $name', (kind) => {
  const given = useDatabase(kind);
  const add = (row: TokenRow) => given.database.write((tx) => addToken(tx, row));
  const byHash = (hash: string) => given.database.read((tx) => tokenByHash(tx, hash));

  it('are found by their hash only', async () => {
    await add(token('a', 1));
    expect(await byHash('hash of a')).toEqual(token('a', 1));
    expect(await byHash('a')).toBeNull();
  });

  it('are listed newest first', async () => {
    await add(token('old', 1));
    await add(token('new', 2));
    expect((await given.database.read(listTokens)).map(({ id }) => id)).toEqual(['new', 'old']);
  });

  it('are revoked once and remember when', async () => {
    await add(token('a', 1));
    const revoke = (id: string, at: number) => given.database.write((tx) => revokeToken(tx, id, at));
    expect([await revoke('a', 5), await revoke('a', 9), await revoke('b', 9)]).toEqual([true, false, false]);
    await given.database.write((tx) => touchToken(tx, 'a', 7));
    expect(await byHash('hash of a')).toMatchObject({ revoked_at: 5, last_used_at: 7 });
  });

  it('cannot share a hash', async () => {
    await add(token('a', 1));
    await expect(add({ ...token('b', 1), hash: 'hash of a' })).rejects.toThrow();
  });
});
