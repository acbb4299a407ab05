import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { addRefused, addRequests } from './inbox.ts';
import { countRequests, hourOf, hoursSince, lastOfIntegration, pruneHours } from './integration-hours.ts';

const HOUR = 3_600_000;
const at = (integration_id: string, received_at: number) => ({ integration_id, received_at });

describe.each(databases)('requests by hour on $name', (kind) => {
  const given = useDatabase(kind);
  const count = (what: 'accepted' | 'refused', ...rows: ReturnType<typeof at>[]) =>
    given.database.write((tx) => countRequests(tx, what, rows));
  const since = (from: number) => given.database.read((tx) => hoursSince(tx, from));

  it('add up, accepted and refused apart, each integration and hour for itself', async () => {
    await count('accepted', at('b', 5), at('a', HOUR), at('a', 7), at('a', 8));
    await count('accepted', at('a', 9));
    await count('refused', at('a', 10), at('c', 11));
    expect(await since(0)).toEqual([
      { integration_id: 'a', hour_at: 0, accepted: 3, refused: 1 },
      { integration_id: 'a', hour_at: HOUR, accepted: 1, refused: 0 },
      { integration_id: 'b', hour_at: 0, accepted: 1, refused: 0 },
      { integration_id: 'c', hour_at: 0, accepted: 0, refused: 1 },
    ]);
  });

  it('are forgotten when they are old', async () => {
    await count('accepted', at('a', 0), at('a', HOUR), at('a', 2 * HOUR));
    expect(await given.database.write((tx) => pruneHours(tx, 2 * HOUR))).toBe(2);
    expect((await since(0)).map(({ hour_at }) => hour_at)).toEqual([2 * HOUR]);
  });

  it('say nothing where nothing was counted', async () => {
    await count('accepted');
    expect(await since(0)).toEqual([]);
  });

  it('begin at full hours', () => {
    expect([0, 1, HOUR - 1, HOUR].map(hourOf)).toEqual([0, 0, 0, HOUR]);
  });

  it('stand beside the last request of each kind', async () => {
    const last = () => given.database.read((tx) => lastOfIntegration(tx, 'a'));
    expect(await last()).toEqual({ acceptedAt: null, refusal: null });
    const refusal = { status: 400, code: 'broken-json', detail: 'No JSON.' };
    await given.database.write(async (tx) => {
      await addRequests(
        tx,
        [3, 5].map((time) => ({ ...at('a', time), body: '{}' })),
      );
      await addRefused(tx, [{ ...at('a', 4), ...refusal, body: '{' }]);
      await addRequests(tx, [{ ...at('b', 9), body: '{}' }]);
    });
    expect(await last()).toEqual({ acceptedAt: 5, refusal: { received_at: 4, ...refusal } });
  });
});
