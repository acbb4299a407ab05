import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databases } from '../../test/database/databases.ts';
import { ben, grafana, install, shop, town } from './test/installation.ts';
import type { Installation } from './test/installation.ts';

describe.each(databases)('the configuration through the API, on $name', (kind) => {
  let here: Installation;
  beforeEach(async () => {
    here = await install(kind);
  });
  afterEach(async () => expect(await here.drop()).toEqual([]));

  beforeEach(async () => {
    here.write('town.yaml', town);
    await here.reload();
  });

  it('reads nothing else than what a file owns: it names the file', async () => {
    expect(await here.put({ id: 'shop', document: { ...shop, name: 'Mine' } })).toEqual({
      kind: 'provisioned',
      file: 'town.yaml',
    });
    expect(await here.remove({ id: 'shop' })).toEqual({ kind: 'provisioned', file: 'town.yaml' });
    expect(here.versionOf('team/shop')).toBe(1);
  });

  it('makes, changes and deletes, each a version with its author', async () => {
    expect(await here.put({})).toMatchObject({
      kind: 'stored',
      stored: { id: 'data', version: 1, file: null, changedBy: 'ana' },
    });
    expect(await here.put({ document: { name: 'Data team' }, by: 'ben' })).toMatchObject({
      kind: 'stored',
      stored: { version: 2, document: { id: 'data', name: 'Data team' }, changedBy: 'ben' },
    });
    expect(await here.remove({})).toEqual({ kind: 'removed' });
    expect(await here.remove({})).toEqual({ kind: 'missing' });
    expect(
      (await here.configuration.versions('team', 'data')).map(({ version, document }) => [version, document]),
    ).toEqual([
      [3, null],
      [2, { id: 'data', name: 'Data team' }],
      [1, { id: 'data', name: 'Data' }],
    ]);
    expect((await here.configuration.list('team')).map(({ id }) => id)).toEqual(['shop']);
  });

  it('makes no version of what says the same', async () => {
    await here.put({});
    const before = here.snapshot();
    expect(await here.put({ document: { name: 'Data', id: 'data' }, by: 'ben' })).toMatchObject({
      kind: 'stored',
      stored: { version: 1, changedBy: 'ana' },
    });
    expect(here.snapshot()).toBe(before);
  });

  it('is held to the version that its author saw', async () => {
    expect(await here.put({ ifVersion: 1 })).toEqual({ kind: 'changed', version: 0 });
    expect(await here.put({ ifVersion: 0 })).toMatchObject({ kind: 'stored' });
    expect(await here.put({ ifVersion: 0, document: { name: 'Other' } })).toEqual({ kind: 'changed', version: 1 });
    expect(await here.remove({ ifVersion: 2 })).toEqual({ kind: 'changed', version: 1 });
    expect(await here.remove({ ifVersion: 1 })).toEqual({ kind: 'removed' });
  });

  it('lets one of two writers through who saw the same version', async () => {
    const names = ['One', 'Two', 'Three', 'Four'];
    const results = await Promise.all(names.map((name) => here.put({ ifVersion: 0, document: { name } })));
    expect(results.map((result) => result.kind).sort()).toEqual(['changed', 'changed', 'changed', 'stored']);
    expect(here.versionOf('team/data')).toBe(1);
  });

  it('refuses a wrong shape, a wrong id and a reference to nothing, with the field', async () => {
    expect(await here.refusal({ document: { nmae: 'Data' } })).toEqual([
      'name: is missing',
      'nmae: unknown key; did you mean "name"?',
    ]);
    expect(await here.refusal({ document: { id: 'other', name: 'Data' } })).toEqual([
      'id: is not "data": an id never changes',
    ]);
    expect(await here.refusal({ document: { name: 'Data', members: ['bne'] } })).toEqual([
      'members[0]: there is no person "bne"; did you mean "ben"?',
    ]);
    expect(await here.refusal({ document: 'Data' })).toEqual([': expected a map of keys and values, not text']);
    expect(
      await here.refusal({
        kind: 'person',
        id: 'cem',
        document: { name: 'Cem', contactMethods: [{ channel: 'email', address: 'x' }] },
      }),
    ).toEqual(['contactMethods[0].address: write one address, such as ana@example.org']);
  });

  it('refuses to delete what others refer to, unless forced; the rest goes on', async () => {
    await here.put({ kind: 'person', id: 'cem', document: { ...ben, id: 'cem', name: 'Cem' } });
    await here.put({ document: { name: 'Data', members: ['cem'], fallback: [{ person: 'cem' }] } });
    expect(await here.remove({ kind: 'person', id: 'cem' })).toEqual({
      kind: 'used',
      by: ['team data (members[0])', 'team data (fallback[0])'],
    });
    expect(await here.remove({ kind: 'person', id: 'cem', force: true })).toEqual({ kind: 'removed' });
    expect(here.snapshot().directory.teams.get('data')?.members).toEqual(['cem']);
    expect(here.configuration.problems().filter(({ severity }) => severity === 'error')).toHaveLength(2);
    // What somebody else left behind does not keep others from editing.
    expect(
      await here.put({ document: { name: 'Data team', members: ['cem'], fallback: [{ person: 'cem' }] } }),
    ).toMatchObject({
      kind: 'stored',
    });
  });

  it('makes up the token of an integration once, and keeps it', async () => {
    const request = { kind: 'integration', id: 'second', document: { name: 'Second', type: 'grafana' } } as const;
    await here.put(request);
    const token = here.snapshot().directory.integrations.get('second')?.token ?? '';
    expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
    await here.put({ ...request, document: { name: 'Renamed', type: 'grafana' } });
    expect(here.snapshot().directory.integrations.get('second')).toMatchObject({ name: 'Renamed', token });
  });

  it('never reads the environment: a reference is a wrong token there', async () => {
    const document = { ...grafana, id: 'second', token: '$DATABASE_URL' };
    expect(await here.refusal({ kind: 'integration', id: 'second', document })).toEqual([
      'token: a token has 1 to 200 letters, digits and characters of -_.~',
    ]);
  });

  it('refuses a token that another integration has, without saying it', async () => {
    const document = { ...grafana, id: 'aaa' };
    const lines = await here.refusal({ kind: 'integration', id: 'aaa', document });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('has the same token');
    expect(lines[0]).not.toContain(grafana.token);
  });

  it('R33 refuses an override that lies in the past, and to edit one that has ended', async () => {
    const schedule = (overrides: object[]) => ({ name: 'P', zone: 'UTC', layers: [], overrides });
    const request = (overrides: object[]) => ({ kind: 'schedule', id: 'p', document: schedule(overrides) }) as const;
    const past = { id: 'o', start: '2026-11-20T00:00', end: '2026-11-21T03:00', people: ['ana'] };
    const now = { id: 'n', start: '2026-11-20T00:00', end: '2026-11-21T03:01', people: ['ana'] };
    expect(await here.refusal(request([past]))).toEqual([
      'overrides[0].end: lies in the past: nobody can be put on call there any more',
    ]);
    expect(await here.put(request([now]))).toMatchObject({ kind: 'stored' });
    await here.clock.advance(60_000, async () => {});
    expect(await here.refusal(request([{ ...now, people: ['ben'] }]))).toEqual([
      'overrides[0]: has ended: what was cannot be changed; add another override instead',
    ]);
    expect(await here.put({ ...request([now]), document: { ...schedule([now]), name: 'Renamed' } })).toMatchObject({
      kind: 'stored',
    });
    expect(await here.put(request([]))).toMatchObject({ kind: 'stored' });
  });

  it('90 a limit that is lowered takes nothing away and lets nothing more in; -1 is none', async () => {
    const make = async (id: string) => (await here.put({ kind: 'team', id, document: { name: id } })).kind;
    const limit = async (teams: number) => {
      here.write('town.yaml', { ...town, settings: { ...town.settings, limits: { teams } } });
      expect(await here.reload()).toEqual([]);
    };
    for (const id of ['two', 'three', 'four']) expect(await make(id)).toBe('stored');
    await limit(2);
    expect(await here.refusal({ kind: 'team', id: 'five', document: { name: 'five' } })).toEqual([
      ': the limit is 2, and there are 4 already: delete one, or raise the limit in the settings',
    ]);
    expect(await here.put({ kind: 'team', id: 'four', document: { name: 'Four' } })).toMatchObject({ kind: 'stored' });
    expect(await here.remove({ id: 'four' })).toEqual({ kind: 'removed' });
    expect(await here.remove({ id: 'three' })).toEqual({ kind: 'removed' });
    expect(await make('three')).toBe('invalid');
    await limit(-1);
    for (const id of ['three', 'four', 'five']) expect(await make(id)).toBe('stored');
  });
});
