import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../test/database/databases.ts';
import { sqliteOnly } from '../test/database/databases.ts';
import type { Database, Tx } from './database.ts';
import { backupFile, openDatabase } from './dialect.ts';
import { addRequests } from './inbox.ts';

const request = (integration_id: string, body = '{}') => ({ integration_id, received_at: 1_000, body });

async function bodies(database: Database): Promise<string[]> {
  const rows = await database.read((tx) => tx.all<{ body: string }>('SELECT body FROM inbox ORDER BY seq'));
  return rows.map(({ body }) => body);
}

describe('the SQLite file', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await sqliteOnly.open();
  });
  afterAll(() => opened.drop());

  it('is durable: every connection says WAL and FULL', async () => {
    const settings = async (tx: Tx) => [
      ...(await tx.all('PRAGMA journal_mode')),
      ...(await tx.all('PRAGMA synchronous')),
      ...(await tx.all('PRAGMA foreign_keys')),
    ];
    const expected = [{ journal_mode: 'wal' }, { synchronous: 2 }, { foreign_keys: 1 }];
    expect(await opened.database.write(settings)).toEqual(expected);
    expect(await opened.database.read(settings)).toEqual(expected);
  });

  it('belongs to one process at a time', async () => {
    await expect(openDatabase(opened.options)).rejects.toThrow('in use by another Tocsin process');
  });

  it('is free again when its process was killed', async () => {
    const file = path.join(path.dirname(opened.options.file), 'killed.db');
    const dialect = fileURLToPath(new URL('dialect.ts', import.meta.url));
    const script = `import { openDatabase } from ${JSON.stringify(dialect)};
      await openDatabase({ url: null, file: ${JSON.stringify(file)} });
      console.log('open');
      process.stdin.resume();`;
    const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    await expect(openDatabase({ url: null, file })).rejects.toThrow('in use by another');
    holder.kill('SIGKILL');
    await once(holder, 'close');
    await (await openDatabase({ url: null, file })).close();
  });

  it('explains what is wrong with its place', async () => {
    const folder = path.dirname(opened.options.file);
    const plain = path.join(folder, 'plain.txt');
    writeFileSync(plain, 'not a database, and long enough to be read as a header of one');
    mkdirSync(path.join(folder, 'folder.db'));
    const opening = (file: string) => openDatabase({ url: null, file: path.join(folder, file) });
    await expect(opening('plain.txt')).rejects.toThrow('is not an SQLite database');
    await expect(opening('plain.txt/tocsin.db')).rejects.toThrow('its directory must exist');
    await expect(opening('folder.db')).rejects.toThrow('cannot be opened');
  });

  it('is made with its directories', async () => {
    const file = path.join(path.dirname(opened.options.file), 'made', 'on', 'the', 'way', 'tocsin.db');
    await (await openDatabase({ url: null, file })).close();
  });

  it('serves writers in the order in which they came', async () => {
    const order: number[] = [];
    const writers = Array.from({ length: 20 }, (_, index) =>
      opened.database.write(async (tx) => {
        await tx.all('SELECT 1 AS one');
        order.push(index);
      }),
    );
    await Promise.all(writers);
    expect(order).toEqual(writers.map((_, index) => index));
  });

  it('is copied whole while the service writes on', async () => {
    const { database, options } = opened;
    const pair = (index: number) => [request('pair', `${index} left`), request('pair', `${index} right`)];
    for (let index = 0; index < 300; index += 1) await database.write((tx) => addRequests(tx, pair(index)));
    let copied = false;
    let during = 0;
    const copy = path.join(path.dirname(options.file), 'copy.db');
    const copying = database.backup(copy).then(() => {
      copied = true;
    });
    for (let index = 300; !copied; index += 1, during += 1) await database.write((tx) => addRequests(tx, pair(index)));
    await copying;
    const restored = await openDatabase({ url: null, file: copy });
    const kept = await bodies(restored);
    await restored.close();
    expect(during).toBeGreaterThan(0);
    expect(kept.length).toBeGreaterThanOrEqual(600);
    // Pairs were written in one transaction each: a copy with an odd half would be a copy of no moment at all.
    expect(kept.length % 2).toBe(0);
    expect((await bodies(database)).slice(0, kept.length)).toEqual(kept);
  });

  it('is copied by another process than the one that holds it', async () => {
    const copy = path.join(path.dirname(opened.options.file), 'other.db');
    await backupFile(opened.options.file, copy);
    const restored = await openDatabase({ url: null, file: copy });
    expect(await bodies(restored)).toEqual(await bodies(opened.database));
    await restored.close();
  });

  it('says so when there is nothing to copy', async () => {
    const folder = path.dirname(opened.options.file);
    await expect(backupFile(path.join(folder, 'none.db'), path.join(folder, 'x.db'))).rejects.toThrow(
      'cannot be opened',
    );
  });
});
