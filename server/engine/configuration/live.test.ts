import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { put as store } from '../../store/configuration.ts';
import { databases } from '../../test/database/databases.ts';
import { install, NOW, town } from './test/installation.ts';
import type { Installation } from './test/installation.ts';
import type { Changed } from './live.ts';

describe.each(databases)('the configuration in another replica, on $name', (kind) => {
  let here: Installation;
  beforeEach(async () => {
    here = await install(kind);
  });
  afterEach(async () => expect(await here.drop()).toEqual([]));

  it('is seen after the hint, or with the next look', async () => {
    const other = here.configuration;
    await here.start();
    const heard: Changed[] = [];
    other.onChange((changed) => heard.push(changed));
    here.write('town.yaml', town);
    await here.reload();
    await other.refresh();
    expect(other.snapshot().directory.teams.get('shop')?.name).toBe('Shop');
    expect(heard[0]?.get('person')).toEqual(new Set(['ana', 'ben']));
    await here.put();
    await other.refresh();
    expect(other.snapshot().directory.teams.has('data')).toBe(true);
    await other.remove({ kind: 'team', id: 'data', ifVersion: 1, by: 'ben' });
    await here.configuration.refresh();
    expect(here.snapshot().directory.teams.has('data')).toBe(false);
  });

  it('is the base of what is written here, even before it was seen here', async () => {
    const other = here.configuration;
    await here.start();
    here.write('town.yaml', town);
    await here.reload();
    const result = await other.put({ kind: 'team', id: 'shop', document: town.teams[0], ifVersion: null, by: 'ben' });
    expect(result).toEqual({ kind: 'provisioned', file: 'town.yaml' });
  });

  it('of another version may write what this one cannot read: it is kept aside', async () => {
    here.write('town.yaml', town);
    await here.reload();
    const rows = [
      { kind: 'team', id: 'odd', body: JSON.stringify({ id: 'odd', name: 'Odd', colour: 'red' }), source: null },
      { kind: 'heartbeat', id: 'new', body: '{}', source: null },
    ];
    await here.database.write((tx) => store(tx, rows, { changed_at: NOW, changed_by: 'newer' }));
    await here.configuration.refresh();
    const { unreadable, directory } = here.snapshot();
    expect(unreadable.map(({ id }) => id)).toEqual(['odd']);
    expect(directory.teams.has('shop')).toBe(true);
    expect(here.configuration.problems()).toEqual([]);
    expect(await here.put({ id: 'odd', document: { name: 'Odd' } })).toMatchObject({
      kind: 'stored',
      stored: { version: 2 },
    });
    expect(here.snapshot().unreadable).toEqual([]);
  });
});
