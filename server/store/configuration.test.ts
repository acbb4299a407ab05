import { describe, expect, it } from 'vitest';
import { databases, useDatabase } from '../test/database/databases.ts';
import type { Change } from './configuration.ts';
import { changesSince, current, currentRevisions, put, versionsOf, withHistory } from './configuration.ts';

const by = { changed_at: 1_000, changed_by: 'ana' };
const team = (id: string, body: string, over: Partial<Change> = {}): Change => ({
  kind: 'team',
  id,
  body,
  source: null,
  ...over,
});

describe.each(databases)('configuration on $name', (kind) => {
  const given = useDatabase(kind);
  const write = (...changes: Change[]) => given.database.write((tx) => put(tx, changes, by));
  const drop = (id: string) => write({ kind: 'team', id, body: null, source: null });
  const ids = async (since?: number) => {
    const rows = await given.database.read((tx) => (since === undefined ? current(tx) : changesSince(tx, since)));
    return rows.map(({ id, version, body }) => [id, version, body]);
  };

  it('is written as one revision, each document with its own version', async () => {
    const rows = await write(team('shop', '1'), team('search', '1'));
    expect(rows.map(({ version, revision }) => [version, revision])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    await write(team('shop', '2'));
    expect(await ids()).toEqual([
      ['search', 1, '1'],
      ['shop', 2, '2'],
    ]);
    expect((await given.database.read(currentRevisions)).configuration).toBe(2);
  });

  it('gets no new version when nothing is different', async () => {
    await write(team('shop', '1'));
    expect(await write(team('shop', '1'))).toEqual([]);
    expect((await given.database.read(currentRevisions)).configuration).toBe(1);
    expect(await write(team('shop', '1', { source: 'teams.yaml' }))).toHaveLength(1);
  });

  it('tells another replica what changed since, deletions included', async () => {
    await write(team('shop', '1'), team('search', '1'));
    await write(team('new', '1'));
    await drop('search');
    expect(await ids(1)).toEqual([
      ['new', 1, '1'],
      ['search', 2, null],
    ]);
    expect(await ids(3)).toEqual([]);
    expect((await ids()).map(([id]) => id)).toEqual(['shop', 'new']);
  });

  it('tells another replica of every version since, also of what was changed twice', async () => {
    await write(team('shop', '1'), team('quiet', '1'));
    await write(team('shop', '2'));
    await write(team('shop', '3'), team('new', '1'));
    await drop('new');
    expect(await ids(1)).toEqual([
      ['shop', 2, '2'],
      ['new', 1, '1'],
      ['shop', 3, '3'],
      ['new', 2, null],
    ]);
  });

  it('has with its history what stood since an instant, and when people came and went', async () => {
    const at = (changed_at: number, ...changes: Change[]) =>
      given.database.write((tx) => put(tx, changes, { ...by, changed_at }));
    const of = (kind: string, body: string | null) => ({ ...team('a', ''), kind, body });
    await at(10, of('schedule', '1'), of('person', '1'), of('team', '1'));
    await at(20, of('schedule', '2'), of('person', null), of('team', '2'));
    await at(30, of('schedule', '3'), of('person', '3'), of('holiday-list', '1'));
    await at(40, of('schedule', null), of('person', '4'), of('team', '3'));
    const history = async (since: number) =>
      (await given.database.read((tx) => withHistory(tx, since))).map((row) => `${row.kind} ${row.version}`);
    const people = ['person 2', 'person 3', 'person 4'];
    const lists = ['holiday-list 1', 'schedule 4', 'team 3'];
    expect((await history(15)).sort()).toEqual([...lists, ...people, 'schedule 1', 'schedule 2', 'schedule 3'].sort());
    expect((await history(25)).sort()).toEqual([...lists, ...people, 'schedule 2', 'schedule 3'].sort());
    expect((await history(99)).sort()).toEqual([...lists, ...people].sort());
    expect((await given.database.read((tx) => withHistory(tx, 15))).map(({ revision }) => revision)).toEqual([
      1, 2, 2, 3, 3, 3, 4, 4, 4,
    ]);
  });

  it('counts on after a deletion, and deletes nothing twice', async () => {
    await write(team('shop', '1'));
    expect(await drop('shop')).toMatchObject([{ version: 2, body: null }]);
    expect(await drop('shop')).toEqual([]);
    expect(await drop('never')).toEqual([]);
    expect(await write(team('shop', '1'))).toMatchObject([{ version: 3 }]);
  });

  it('keeps every version', async () => {
    for (const body of ['1', '2', '3']) await write(team('shop', body));
    const versions = await given.database.read((tx) => versionsOf(tx, 'team', 'shop'));
    expect(versions.map(({ version, body }) => [version, body])).toEqual([
      [3, '3'],
      [2, '2'],
      [1, '1'],
    ]);
  });

  it('keeps documents of different kinds apart that share an id', async () => {
    await write(team('shop', '1'), { kind: 'service', id: 'shop', body: '2', source: null });
    await drop('shop');
    const rows = await given.database.read((tx) => current(tx));
    expect(rows).toMatchObject([{ kind: 'service', id: 'shop', version: 1 }]);
  });

  it('refuses an edit by somebody who saw an older version', async () => {
    await write(team('shop', '1', { expected: 0 }));
    const stale = write(team('other', '1'), team('shop', '2', { expected: 0 }));
    await expect(stale).rejects.toMatchObject({ kind: 'version-conflict' });
    expect(await write(team('shop', '2', { expected: 1 }))).toHaveLength(1);
    expect(await ids()).toEqual([['shop', 2, '2']]);
  });

  it('takes edits that come together one after the other', async () => {
    await Promise.all(['1', '2', '3', '4'].map((body) => write(team('shop', body))));
    const versions = await given.database.read((tx) => versionsOf(tx, 'team', 'shop'));
    expect(versions.map(({ version, revision }) => [version, revision])).toEqual([
      [4, 4],
      [3, 3],
      [2, 2],
      [1, 1],
    ]);
  });
});
