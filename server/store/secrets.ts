import type { Tx } from './database.ts';

/**
 * The secret of this name, made once. Replicas that start together must agree on one: the first commit wins, and the
 * others read what it wrote.
 */
export async function secret(tx: Tx, name: string, makeValue: () => string): Promise<string> {
  const known = await read(tx, name);
  if (known !== null) return known;
  await tx.insert('secrets', [{ name, value: makeValue() }], { keys: ['name'], update: [] });
  const agreed = await read(tx, name);
  if (agreed === null) throw new Error(`the secret "${name}" vanished`);
  return agreed;
}

async function read(tx: Tx, name: string): Promise<string | null> {
  const rows = await tx.all<{ value: string }>('SELECT value FROM secrets WHERE name = ?', [name]);
  return rows[0]?.value ?? null;
}
