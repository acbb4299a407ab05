import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onCall } from '../../core/schedule/on-call.ts';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import { databases } from '../../test/database/databases.ts';
import type { Configuration } from './configuration.ts';
import type { NewOverride } from './overrides.ts';
import { ben, install, NOW, town } from './test/installation.ts';
import type { Installation } from './test/installation.ts';

const start = '2026-11-01T00:00';
const rotation = { turn: 'daily', start, people: ['ana'] };
const primary = { id: 'primary', name: 'Primary', zone: 'UTC', team: 'shop', layers: [{ rotations: [rotation] }] };
const inFile = { ...town, schedules: [primary] };
const tonight: NewOverride = {
  ...{ scheduleId: 'primary', interval: { start: NOW, end: NOW + 2 * HOUR_MS }, people: ['ben'], layerId: null },
  ...{ by: 'Ben', creatorId: 'ben' },
};
const anybody = (): void => undefined;

describe.each(databases)('overrides beside documents on $name', (kind) => {
  let here: Installation;
  let first: Configuration;
  beforeEach(async () => {
    here = await install(kind);
    first = await here.start();
    here.write('town.yaml', inFile);
    await here.reload();
  });
  afterEach(async () => expect(await here.drop()).toEqual([]));

  const add = async (request: Partial<NewOverride> = {}): Promise<string> => {
    const result = await first.overrides.add({ ...tonight, ...request }, anybody);
    if (result.kind !== 'added') throw new Error(JSON.stringify(result));
    return result.override.id;
  };
  const who = (at = NOW, of: Configuration = first) => {
    const schedule = of.snapshot().directory.schedules.get('primary');
    return schedule === undefined ? null : onCall(schedule, at);
  };

  it('hold although a file owns the schedule, and its reload touches them not', async () => {
    await add();
    expect(who()).toEqual(['ben']);
    here.write('town.yaml', { ...inFile, schedules: [{ ...primary, name: 'Renamed' }] });
    expect(await here.reload()).toEqual([]);
    expect([who(), who(NOW + 2 * HOUR_MS)]).toEqual([['ben'], ['ana']]);
    expect(first.snapshot().written.schedules.get('primary')?.overrides).toEqual([]);
  });

  it('win over those of the file, and the later over the earlier', async () => {
    const end = new Date(NOW + DAY_MS).toISOString();
    const overrides = [{ start: new Date(NOW - DAY_MS).toISOString(), end, people: ['ana', 'ben'] }];
    here.write('town.yaml', { ...inFile, schedules: [{ ...primary, overrides }] });
    await here.reload();
    await add();
    expect([who(), who(NOW + 2 * HOUR_MS)]).toEqual([['ben'], ['ana', 'ben']]);
    await here.clock.advance(1, () => Promise.resolve());
    await add({ people: ['ana'], interval: { start: NOW, end: NOW + HOUR_MS } });
    expect([who(NOW + 1), who(NOW + HOUR_MS)]).toEqual([['ana'], ['ben']]);
  });

  it('are seen by another replica, and by one that starts later', async () => {
    const second = await here.start();
    await add();
    await second.refresh();
    expect(who(NOW, second)).toEqual(['ben']);
    expect(who(NOW, await here.start())).toEqual(['ben']);
  });

  it('keep a person for as long as they are ahead, and no longer', async () => {
    await first.put({ kind: 'person', id: 'cy', document: { name: 'Cy' }, ifVersion: null, by: 'ana' });
    const id = await add({ people: ['cy'] });
    const remove = () => first.remove({ kind: 'person', id: 'cy', ifVersion: null, by: 'ana' });
    expect(await remove()).toEqual({ kind: 'used', by: [`schedule primary (override ${id})`] });
    await here.clock.advance(2 * HOUR_MS, () => Promise.resolve());
    expect(await remove()).toEqual({ kind: 'removed' });
  });

  it('of people whom a file loses do not stop its reload, and show what is below', async () => {
    await add();
    here.write('town.yaml', { ...inFile, people: inFile.people.filter(({ id }) => id !== ben.id) });
    expect(await here.reload()).toEqual([]);
    const { schedules, people } = first.snapshot().directory;
    expect(onCall(schedules.get('primary') ?? never(), NOW, (id) => people.has(id))).toEqual(['ana']);
  });

  it('come back with a schedule that a file lost, and go with one that is deleted', async () => {
    await add();
    here.write('town.yaml', town);
    await here.reload();
    expect(who()).toBeNull();
    here.write('town.yaml', inFile);
    await here.reload();
    expect(who()).toEqual(['ben']);
    here.write('town.yaml', town);
    await here.reload();
    const put = () => first.put({ kind: 'schedule', id: 'primary', document: primary, ifVersion: null, by: 'ana' });
    await put();
    expect(await first.remove({ kind: 'schedule', id: 'primary', ifVersion: null, by: 'ana' })).toEqual({
      kind: 'removed',
    });
    await put();
    expect([who(), first.snapshot().arranged.kept.override.size]).toEqual([['ana'], 0]);
  });

  it('are not more than a schedule can bear', async () => {
    for (let index = 0; index < 500; index++) await add();
    const result = await first.overrides.add(tonight, anybody);
    expect(result).toMatchObject({ kind: 'invalid', errors: [{ message: /500 overrides ahead/ }] });
  });

  it('are not made where permission is refused', async () => {
    const refuse = (): never => never();
    await expect(first.overrides.add(tonight, refuse)).rejects.toThrow('never');
    const id = await add();
    await expect(first.overrides.takeBack('primary', id, 'eve', refuse)).rejects.toThrow('never');
    expect(await first.overrides.takeBack('other', id, 'eve', anybody)).toEqual({ kind: 'missing' });
    expect(who()).toEqual(['ben']);
  });
});

function never(): never {
  throw new Error('never');
}
