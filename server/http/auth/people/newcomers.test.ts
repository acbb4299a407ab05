import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../core/time/instant.ts';
import { startGrafana } from '../../test/grafana.ts';
import type { FakeGrafana, Said } from '../../test/grafana.ts';
import { startService } from '../../test/service.ts';
import type { Answer, TestService } from '../../test/service.ts';

let grafana: FakeGrafana;
let service: TestService;

beforeEach(async () => {
  grafana = await startGrafana();
  service = await startService({ settings: { grafana: grafana.settings } });
});

afterEach(async () => {
  await service.close();
  await grafana.close();
});

const cara: Said = { sub: 'user:5', username: 'cara', name: 'Cara Núñez', email: 'Cara@example.test' };
const wait = (ms: number): Promise<void> => service.clock.advance(ms, () => Promise.resolve());
const call = async (said: Said, path = '/me'): Promise<Answer> =>
  await service.send(`/api/v1${path}`, { headers: await grafana.headers(service.clock.now(), said) });
const me = async (said: Said): Promise<Record<string, unknown>> => (await call(said)).json ?? {};
const versions = (id: string) => service.configuration.versions('person', id);

describe('somebody whom nobody has written down', () => {
  it('becomes a person at the first call, reached by mail, and says so', async () => {
    expect(await me(cara)).toMatchObject({
      ...{ login: 'cara', name: 'Cara Núñez', email: 'Cara@example.test', role: 'viewer', isVerified: true },
      ...{ person: { id: 'cara', name: 'Cara Núñez' }, foundBy: 'email', file: null, leads: [] },
      advice: expect.stringContaining('You were added from Grafana') as string,
    });
    const [entry, ...older] = await versions('cara');
    expect(older).toEqual([]);
    expect(entry).toMatchObject({ version: 1, changedBy: 'grafana', file: null });
    expect(entry?.document).toEqual({
      ...{ id: 'cara', name: 'Cara Núñez', email: 'Cara@example.test' },
      contactMethods: [{ channel: 'email', address: 'Cara@example.test' }],
    });
  });

  it('becomes one once, however many calls there are, and however they change in Grafana', async () => {
    await Promise.all(Array.from({ length: 10 }, () => call(cara, '/teams')));
    await wait(10 * MINUTE_MS);
    await me({ ...cara, name: 'Cara N.', email: 'cara@EXAMPLE.test' });
    expect(await versions('cara')).toHaveLength(1);
  });

  it('stays as edited', async () => {
    await me(cara);
    const editor = await service.as('editor');
    const document = {
      name: 'C.',
      email: 'cara@example.test',
      contactMethods: [{ channel: 'sms', address: '+15550107' }],
    };
    expect((await editor('/people/cara', 'PUT', document)).status).toBe(200);
    expect(await me(cara)).toMatchObject({ person: { id: 'cara', name: 'C.' }, advice: null });
    expect(await versions('cara')).toHaveLength(2);
  });

  it('stays deleted, and learns why', async () => {
    await me(cara);
    const editor = await service.as('editor');
    expect((await editor('/people/cara', 'DELETE')).status).toBe(204);
    for (const ms of [0, MINUTE_MS, 60 * MINUTE_MS]) {
      await wait(ms);
      expect(await me(cara)).toMatchObject({ person: null, advice: expect.stringContaining('was deleted') as string });
    }
    expect(await versions('cara')).toHaveLength(2);
  });

  it('takes over nobody who has the same id', async () => {
    expect(await me({ ...cara, username: 'ben', role: 'Admin' })).toMatchObject({
      person: null,
      advice: expect.stringMatching(/There is another person ben: .*"email"/) as string,
    });
    expect(await versions('ben')).toHaveLength(1);
    expect(await versions('cara')).toEqual([]);
  });

  it('takes over nobody who stands in a file, and learns which', async () => {
    const { writeFile } = await import('node:fs/promises');
    const file = `people: [{ id: cara, name: Another Cara, contactMethods: [] }]\n`;
    await writeFile(`${service.folder}/people.yaml`, file);
    expect((await service.configuration.provisioning.reload()).mistakes).toEqual([]);
    expect((await me(cara))['advice']).toContain('There is another person cara (in the file people.yaml)');
    expect(await versions('cara')).toHaveLength(1);
  });

  it.each([
    ['no e-mail', { email: '' }, 'has no e-mail address'],
    ['none that is one', { email: 'cara@localhost' }, 'could not be added as a person: email is not a mail address'],
  ])('with %s is told', async (_, said, words) => {
    expect(await me({ ...cara, ...said })).toMatchObject({
      person: null,
      advice: expect.stringContaining(words) as string,
    });
  });

  it('gets an id from whatever the login is', async () => {
    const named = async (username: string, n: number) =>
      (await me({ ...cara, username, sub: `user:${n}`, email: `p${n}@example.test` }))['person'];
    expect(await named('Zoë.Ünal@example.org', 11)).toMatchObject({ id: 'zoe-unal-example-org' });
    expect(await named('決済', 12)).toMatchObject({ id: 'grafana-user-12' });
    expect(await named('', 13)).toMatchObject({ id: 'user-13' });
  });

  it('is told when there are as many people as there may be, and tried again a minute later', async () => {
    const admin = await service.as('admin');
    const settings = (people: number) =>
      admin('/settings', 'PUT', { fallback: [{ person: 'ben' }], limits: { people } });
    expect((await settings(2)).status).toBe(200);
    expect((await me(cara))['advice']).toContain('the limit is 2');
    await settings(3);
    expect(await me(cara)).toMatchObject({ person: null });
    await wait(MINUTE_MS);
    expect(await me(cara)).toMatchObject({ person: { id: 'cara' } });
  });

  it('is let in although they cannot be added just now', async () => {
    const { configuration } = service;
    const versionsOf = configuration.versions.bind(configuration);
    configuration.versions = () => Promise.reject(new Error('the database is away'));
    const answer = await me(cara);
    configuration.versions = versionsOf;
    expect(answer).toMatchObject({
      role: 'viewer',
      person: null,
      advice: expect.stringContaining('a minute') as string,
    });
    expect(service.errors).toEqual([expect.stringContaining('the database is away')]);
  });
});

describe('somebody who is written down', () => {
  it('is found by e-mail, whatever the login, and nothing is written', async () => {
    expect(await me({ username: 'a.unal', email: 'ANA@example.test' })).toMatchObject({
      ...{ person: { id: 'ana', name: 'Ana Ünal' }, foundBy: 'contact-method', advice: null },
    });
    expect(await versions('a-unal')).toEqual([]);
    expect(await versions('ana')).toHaveLength(1);
  });

  it('acts as that person, through Grafana', async () => {
    const headers = { ...(await grafana.headers(service.clock.now())), 'content-type': 'application/json' };
    await service.send('/api/v1/alert-groups/g1/acknowledge', { method: 'POST', headers });
    const by = { kind: 'person', personId: 'ana', via: 'grafana' };
    expect(service.engine.acts).toEqual([{ groupId: 'g1', event: { kind: 'acknowledge', by } }]);
  });

  it('changes things under the name from Grafana', async () => {
    const headers = {
      ...(await grafana.headers(service.clock.now(), { role: 'Editor' })),
      'content-type': 'application/json',
    };
    const body = JSON.stringify({ name: 'Pay' });
    const answer = await service.send('/api/v1/teams', { method: 'POST', headers, body });
    expect(answer.json).toMatchObject({ id: 'pay', changedBy: 'Grafana user "ana"' });
  });
});
