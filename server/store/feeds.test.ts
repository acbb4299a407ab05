import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { endFeed, feedByHash, feedForUpdate, feedSince, publish, putFeed } from './feeds.ts';
import type { FeedRow } from './rows.ts';

const feed = (over: Partial<FeedRow> = {}): FeedRow => ({
  ...{ kind: 'schedule', id: 'shop', hash: 'one', created_at: 1, created_by: 'Ana', published: '[]' },
  ...over,
});

describe.each(databases)('feeds on $name', (kind) => {
  const given = useDatabase(kind);
  const put = (row: FeedRow) => given.database.write((tx) => putFeed(tx, row));
  const byHash = (hash: string) => given.database.read((tx) => feedByHash(tx, hash));

  it('are found by the hash of their secret only', async () => {
    await put(feed());
    expect(await byHash('one')).toEqual(feed());
    expect(await byHash('shop')).toBeNull();
  });

  it('of a schedule and of a person with one id are two', async () => {
    await put(feed());
    await put(feed({ kind: 'person', hash: 'two', created_at: 2 }));
    const since = (of: FeedRow['kind']) => given.database.read((tx) => feedSince(tx, { kind: of, id: 'shop' }));
    expect([await since('schedule'), await since('person')]).toEqual([1, 2]);
  });

  it('keep what was published when the secret is made anew', async () => {
    await put(feed());
    await given.database.write((tx) => publish(tx, feed(), '["shift"]'));
    await put(feed({ hash: 'two', created_at: 5, created_by: 'Ben' }));
    expect(await byHash('one')).toBeNull();
    expect(await byHash('two')).toEqual(
      feed({ hash: 'two', created_at: 5, created_by: 'Ben', published: '["shift"]' }),
    );
  });

  it('end', async () => {
    await put(feed());
    const end = () => given.database.write((tx) => endFeed(tx, feed()));
    await end();
    await end();
    expect(await given.database.write((tx) => feedForUpdate(tx, feed()))).toBeNull();
    expect(await given.database.read((tx) => feedSince(tx, feed()))).toBeNull();
  });
});
