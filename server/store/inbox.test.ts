import { describe, expect, it } from 'vitest';
import { databases, postgresOnly, useDatabase } from '../test/database/databases.ts';
import { latch } from '../test/latch.ts';
import { openDatabase } from './dialect.ts';
import {
  addRefused,
  addRequests,
  bodiesOf,
  finishRequests,
  lastRequests,
  pruneRequests,
  takeWaiting,
  waiting,
} from './inbox.ts';

const request = (received_at: number, integration_id = 'grafana') => ({ integration_id, received_at, body: '{}' });
const refusal = (received_at: number) => ({
  integration_id: 'grafana',
  received_at,
  status: 400,
  code: 'broken-json',
  detail: 'The body is not JSON.',
  body: '{',
});

describe.each(databases)('the inbox on $name', (kind) => {
  const given = useDatabase(kind);
  const add = (...rows: ReturnType<typeof request>[]) => given.database.write((tx) => addRequests(tx, rows));
  const finish = (seqs: readonly number[]) =>
    given.database.write((tx) =>
      finishRequests(
        tx,
        seqs.map((seq) => ({ seq, outcome: '[]' })),
      ),
    );
  const prune = (keep: number, limit: number) => given.database.write((tx) => pruneRequests(tx, keep, limit));

  it('numbers requests in the order in which they were given', async () => {
    const first = await add(request(3), request(1), request(2));
    const second = await add(request(0));
    const all = [...first, ...second];
    expect(all).toEqual([...all].sort((a, b) => a - b));
    const rows = await given.database.write((tx) => takeWaiting(tx, 10));
    expect(rows.map(({ seq, received_at }) => [seq, received_at])).toEqual(all.map((seq, i) => [seq, [3, 1, 2, 0][i]]));
  });

  it('never gives a number twice, even when the newest request is gone', async () => {
    const [last = 0] = await add(request(1));
    await given.database.write((tx) => tx.run('DELETE FROM inbox'));
    const [next = 0] = await add(request(2));
    expect(next).toBeGreaterThan(last);
  });

  it('hands out the oldest first, and no finished one again', async () => {
    const seqs = await add(request(1), request(2), request(3));
    await finish(seqs.slice(0, 1));
    const rows = await given.database.write((tx) => takeWaiting(tx, 1));
    expect(rows).toEqual([{ seq: seqs[1], integration_id: 'grafana', received_at: 2 }]);
  });

  it('hands out bodies by number', async () => {
    const rows = ['a', 'b', 'c'].map((body) => ({ ...request(1), body }));
    const [first = 0, , last = 0] = await add(...rows);
    const bodies = await given.database.read((tx) => bodiesOf(tx, [last, first, last + 1]));
    expect(bodies).toEqual(
      new Map([
        [first, 'a'],
        [last, 'c'],
      ]),
    );
    expect(await given.database.read((tx) => bodiesOf(tx, []))).toEqual(new Map());
  });

  it('counts what waits and since when', async () => {
    expect(await given.database.read(waiting)).toEqual({ count: 0, oldestReceivedAt: null });
    const seqs = await add(request(5), request(7));
    expect(await given.database.read(waiting)).toEqual({ count: 2, oldestReceivedAt: 5 });
    await finish(seqs);
    expect(await given.database.read(waiting)).toEqual({ count: 0, oldestReceivedAt: null });
  });

  it('shows the last requests, accepted and refused, newest first', async () => {
    await add(request(1), request(3), request(9, 'other'));
    await given.database.write((tx) => addRefused(tx, [refusal(2), refusal(4)]));
    const last = await given.database.read((tx) => lastRequests(tx, 'grafana', 3));
    expect(last.map((one) => [one.kind, one.received_at])).toEqual([
      ['refused', 4],
      ['accepted', 3],
      ['refused', 2],
    ]);
  });

  it('keeps only the beginning of a refused body', async () => {
    await given.database.write((tx) => addRefused(tx, [{ ...refusal(1), body: 'x'.repeat(100_000) }]));
    const [one] = await given.database.read((tx) => lastRequests(tx, 'grafana', 1));
    expect(one?.body).toHaveLength(4_096);
  });

  it('prunes all but the newest of each integration', async () => {
    const times = [1, 2, 3, 4, 5];
    await finish(await add(...times.map((at) => request(at)), ...times.map((at) => request(at, 'other'))));
    await given.database.write((tx) => addRefused(tx, times.map(refusal)));
    expect(await prune(2, 100)).toBe(9);
    expect(await prune(2, 100)).toBe(0);
    for (const integration of ['grafana', 'other']) {
      const left = await given.database.read((tx) => lastRequests(tx, integration, 100));
      expect(left.filter(({ kind: how }) => how === 'accepted').map(({ received_at }) => received_at)).toEqual([5, 4]);
    }
  });

  it('prunes no more than it may at once, and the rest the next time', async () => {
    await finish(await add(...[1, 2, 3, 4, 5, 6].map((at) => request(at))));
    expect([await prune(1, 2), await prune(1, 2), await prune(1, 2), await prune(1, 2)]).toEqual([2, 2, 1, 0]);
  });

  it('never prunes a request that still waits', async () => {
    const seqs = await add(request(1), request(2), request(3));
    await finish(seqs.slice(1));
    expect(await prune(1, 100)).toBe(1);
    expect(await given.database.read(waiting)).toEqual({ count: 1, oldestReceivedAt: 1 });
  });
});

describe('the inbox of two replicas', () => {
  const given = useDatabase(postgresOnly);

  it('gives no request to both', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => request(index));
    await given.database.write((tx) => addRequests(tx, rows));
    const replica = await openDatabase(given.opened.options);
    const both = [latch(), latch()];
    const take = (database: typeof replica, index: number) =>
      database.write(async (tx) => {
        const taken = await takeWaiting(tx, 25);
        both[index]?.open();
        // Neither commits before the other has looked.
        await both[1 - index]?.opened;
        return taken.map(({ seq }) => seq);
      });
    const [left, right] = await Promise.all([take(given.database, 0), take(replica, 1)]);
    await replica.close();
    expect(new Set([...left, ...right]).size).toBe(40);
    expect(left.length + right.length).toBe(40);
  });
});
