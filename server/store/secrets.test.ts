import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { secret } from './secrets.ts';

describe.each(databases)('secrets on $name', (kind) => {
  const given = useDatabase(kind);

  it('are made once', async () => {
    const get = (value: string) => given.database.write((tx) => secret(tx, 'links', () => value));
    expect([await get('first'), await get('second')]).toEqual(['first', 'first']);
  });

  it('are the same for all who ask at once', async () => {
    const values = await Promise.all(
      Array.from({ length: 8 }, (_, index) => given.database.write((tx) => secret(tx, 'links', () => `made ${index}`))),
    );
    expect(new Set(values).size).toBe(1);
  });
});
