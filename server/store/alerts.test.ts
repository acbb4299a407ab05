import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import { alertRow } from '../test/database/rows.ts';
import { alertsOfGroup, firingKeys, latestAlerts, saveAlerts } from './alerts.ts';

describe.each(databases)('alerts on $name', (kind) => {
  const given = useDatabase(kind);
  const save = (changes: Partial<Parameters<typeof saveAlerts>[1]>) =>
    given.database.write((tx) => saveAlerts(tx, { inserted: [], changed: [], ...changes }));
  const latest = (...keys: string[]) => given.database.read((tx) => latestAlerts(tx, keys));

  it('finds the latest of each known key, and nothing for the others', async () => {
    await save({ inserted: [alertRow('a'), alertRow('b')] });
    const found = await latest('grafana/a', 'grafana/b', 'grafana/c');
    expect([...found.keys()].sort()).toEqual(['grafana/a', 'grafana/b']);
    expect(found.get('grafana/a')).toEqual(alertRow('a'));
  });

  it('changes an alert where it stands', async () => {
    await save({ inserted: [alertRow('a'), alertRow('b')] });
    const resolved = alertRow('a', {
      status: 'resolved',
      ends_at: 5_000,
      last_seq: 7,
      last_seen_at: 5_000,
      vals: '{"B":1}',
    });
    await save({ changed: [resolved] });
    expect((await latest('grafana/a')).get('grafana/a')).toEqual(resolved);
    expect((await latest('grafana/b')).get('grafana/b')).toEqual(alertRow('b'));
  });

  it('makes a new episode the latest and keeps the old one', async () => {
    const ended = alertRow('a', { status: 'resolved', ends_at: 5_000 });
    const again = alertRow('a', { episode: 2, starts_at: 9_000, group_id: 'group-2' });
    await save({ inserted: [alertRow('a')] });
    await save({ changed: [ended], inserted: [again] });
    expect((await latest('grafana/a')).get('grafana/a')).toEqual(again);
    const before = await given.database.read((tx) => alertsOfGroup(tx, 'group-1'));
    expect(before).toEqual([{ ...ended, latest: 0 }]);
  });

  it('takes two episodes of one key in the same batch', async () => {
    const first = alertRow('a', { latest: 0, status: 'resolved' });
    const second = alertRow('a', { episode: 2 });
    await save({ inserted: [first, second] });
    expect((await latest('grafana/a')).get('grafana/a')).toEqual(second);
  });

  it('refuses a second latest episode of one key', async () => {
    await save({ inserted: [alertRow('a')] });
    const rogue = given.database.write((tx) => tx.insert('alerts', [alertRow('a', { episode: 2 })]));
    await expect(rogue).rejects.toThrow();
  });

  it('lists the alerts of a group, oldest first', async () => {
    const rows = [alertRow('late', { starts_at: 3 }), alertRow('early', { starts_at: 1 })];
    await save({ inserted: [...rows, alertRow('elsewhere', { group_id: 'group-2' })] });
    const found = await given.database.read((tx) => alertsOfGroup(tx, 'group-1'));
    expect(found.map(({ fingerprint }) => fingerprint)).toEqual(['early', 'late']);
  });

  it('tells which keys fire', async () => {
    await save({ inserted: [alertRow('a'), alertRow('b', { status: 'resolved' })] });
    const firing = await given.database.read((tx) => firingKeys(tx, ['grafana/a', 'grafana/b', 'grafana/c']));
    expect([...firing]).toEqual(['grafana/a']);
  });
});
