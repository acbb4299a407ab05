import { describe, expect, it } from 'vitest';
import { addRequests, finishRequests, takeWaiting } from '../store/inbox.ts';
import { addMessages } from '../store/outbox.ts';
import type { Database } from '../store/database.ts';
import { databases, useDatabase } from './database/databases.ts';
import { messageRow } from './database/rows.ts';
import { PowerCut, withFaults } from './faults.ts';

/** A small service: takes one request in and turns it into one message. */
async function serve(database: Database): Promise<number[]> {
  const seqs = await database.write((tx) =>
    addRequests(tx, [{ integration_id: 'grafana', received_at: 1, body: '{}' }]),
  );
  await work(database);
  return seqs;
}

async function work(database: Database): Promise<void> {
  await database.write(async (tx) => {
    const rows = await takeWaiting(tx, 10);
    await addMessages(
      tx,
      rows.map(({ seq }) => messageRow(`message of ${seq}`)),
    );
    await finishRequests(
      tx,
      rows.map(({ seq }) => ({ seq, outcome: '[]' })),
    );
  });
}

const count = async (database: Database, table: string): Promise<number> => {
  const rows = await database.read((tx) => tx.all<{ n: number }>(`SELECT count(*) AS n FROM ${table}`));
  return rows[0]?.n ?? -1;
};

describe.each(databases)('power cuts on $name', (kind) => {
  const given = useDatabase(kind);

  it('are counted over statements and both sides of each commit', async () => {
    const whole = withFaults(given.database, Number.POSITIVE_INFINITY);
    await serve(whole);
    // Insert, commit, committed; select, insert, update, commit, committed.
    expect(whole.steps).toBe(8);
    expect(whole.isCut).toBe(false);
  });

  it('lose nothing that was answered and double nothing, wherever they strike', async () => {
    for (let failAt = 1; failAt <= 8; failAt += 1) {
      const first = withFaults(given.database, failAt);
      const answered = await serve(first).then(
        (seqs) => seqs.length,
        () => 0,
      );
      await first.cut;
      const accepted = await count(given.database, 'inbox');
      expect(accepted).toBeGreaterThanOrEqual(answered);
      await work(given.database);
      expect(await count(given.database, 'outbox')).toBe(accepted);
      await given.database.write((tx) => tx.run('DELETE FROM outbox'));
      await given.database.write((tx) => tx.run('DELETE FROM inbox'));
    }
  });

  it('undo the transaction before its commit and keep it behind it', async () => {
    const add = (database: Database) =>
      database.write((tx) => addRequests(tx, [{ integration_id: 'a', received_at: 1, body: '' }]));
    await expect(add(withFaults(given.database, 2))).rejects.toThrow(PowerCut);
    expect(await count(given.database, 'inbox')).toBe(0);
    await expect(add(withFaults(given.database, 3))).rejects.toThrow(PowerCut);
    expect(await count(given.database, 'inbox')).toBe(1);
  });

  it('leave the dead process without answers, reads and hints', async () => {
    const dead = withFaults(given.database, 1);
    const heard: string[] = [];
    dead.onHint((topic) => heard.push(topic));
    await expect(dead.read((tx) => tx.all('SELECT 1 AS one'))).rejects.toThrow('cut at step 1');
    await expect(dead.write(async () => {})).rejects.toThrow(PowerCut);
    await expect(dead.read(async () => {})).rejects.toThrow(PowerCut);
    dead.hint('inbox');
    given.database.hint('inbox');
    await new Promise<void>((resolve) => given.database.onHint(() => resolve()));
    expect(heard).toEqual([]);
    await dead.close();
    await given.database.ping();
  });
});
