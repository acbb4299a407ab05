import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectShape } from '../test/conforming.ts';
import { startGrafana } from '../test/grafana.ts';
import type { FakeGrafana, Said } from '../test/grafana.ts';
import { startService } from '../test/service.ts';
import type { Answer, TestService } from '../test/service.ts';

let grafana: FakeGrafana;
let service: TestService;

beforeAll(async () => {
  grafana = await startGrafana();
  service = await startService({ settings: { grafana: grafana.settings } });
  await writeFile(
    `${service.folder}/finn.yaml`,
    'people: [{ id: finn, name: Finn, email: finn@example.test, contactMethods: [] }]',
  );
  expect((await service.configuration.provisioning.reload()).mistakes).toEqual([]);
});

afterAll(async () => {
  await service.close();
  await grafana.close();
});

const as = async (
  said: Said,
  path: string,
  method = 'GET',
  body?: unknown,
  more: Record<string, string> = {},
): Promise<Answer> =>
  await service.send(`/api/v1${path}`, {
    method,
    headers: { ...(await grafana.headers(service.clock.now(), said)), 'content-type': 'application/json', ...more },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const finn: Said = { sub: 'user:9', username: 'finn', name: 'Finn', email: 'finn@example.test' };
const codeOf = ({ status, json }: Answer) => [status, json?.['code']];

describe('who am I', () => {
  it('to Grafana: role and person', async () => {
    expect(expectShape('getMe', await as({ role: 'Editor' }, '/me'))).toEqual({
      ...{
        from: 'grafana',
        login: 'ana',
        name: 'Ana Ünal',
        email: 'ana@example.test',
        role: 'editor',
        isVerified: true,
      },
      ...{ person: { id: 'ana', name: 'Ana Ünal' }, foundBy: 'contact-method', file: null, leads: [], advice: null },
    });
  });

  it('somebody whom a file owns: which file', async () => {
    expect(expectShape('getMe', await as(finn, '/me'))).toMatchObject({
      ...{ person: { id: 'finn', name: 'Finn' }, foundBy: 'email', file: 'finn.yaml' },
      advice: 'Nothing can reach you: add a contact method.',
    });
  });

  it('to a token: the person behind it, or nobody', async () => {
    expect(expectShape('getMe', await (await service.as('viewer', 'ben'))('/me'))).toMatchObject({
      ...{ from: 'token', login: null, name: 'token "viewer"', email: null, role: 'viewer' },
      ...{ person: { id: 'ben', name: 'Ben Okafor' }, foundBy: 'token', advice: null },
    });
    expect(expectShape('getMe', await (await service.as('admin'))('/me'))).toMatchObject({
      ...{ role: 'admin', person: null, foundBy: null },
      advice: expect.stringContaining('belongs to nobody') as string,
    });
    expect(expectShape('getMe', await (await service.as('viewer', 'gone'))('/me'))).toMatchObject({
      ...{ person: null, foundBy: null, advice: 'There is no person gone any more.' },
    });
  });
});

describe('my notifications', () => {
  const methods = [
    { id: 'mail', channel: 'email', address: 'ana@example.test' },
    { id: 'mobile', channel: 'sms', address: '+15550177' },
  ];

  it('are a viewer’s own to change, both parts or one', async () => {
    const rules = { high: [{ use: 'mobile' }], low: [{ use: 'mail', after: '5m' }] };
    const both = await as({}, '/me/notifications', 'PUT', { contactMethods: methods, notificationRules: rules });
    const { document, changedBy, version } = expectShape('putMyNotifications', both);
    expect([changedBy, both.headers['etag']]).toEqual(['Grafana user "ana"', `"${String(version)}"`]);
    expect(document).toEqual({
      ...{ id: 'ana', name: 'Ana Ünal', zone: 'Europe/Berlin' },
      ...{ contactMethods: methods, notificationRules: rules },
    });
    const one = await as({}, '/me/notifications', 'PUT', { notificationRules: {} });
    expect(expectShape('putMyNotifications', one)['document']).toMatchObject({
      contactMethods: methods,
      notificationRules: {},
    });
  });

  it('are nothing more: no name, no e-mail, no other person', async () => {
    for (const more of [{ name: 'Admin' }, { email: 'ben@example.test' }, { id: 'ben' }]) {
      const answer = await as({}, '/me/notifications', 'PUT', { contactMethods: methods, ...more });
      expect(codeOf(answer)).toEqual([422, 'broken-configuration']);
    }
    expect(codeOf(await as({}, '/people/ana', 'PUT', { name: 'Ana' }))).toEqual([403, 'not-allowed']);
    expect(codeOf(await as({}, '/people/ben', 'PUT', { name: 'Ben' }))).toEqual([403, 'not-allowed']);
  });

  it('are checked like any document', async () => {
    const unknown = { notificationRules: { high: [{ use: 'pager' }] } };
    expect(codeOf(await as({}, '/me/notifications', 'PUT', unknown))).toEqual([422, 'broken-configuration']);
    const stale = await as({}, '/me/notifications', 'PUT', {}, { 'if-match': '"99"' });
    expect(codeOf(stale)).toEqual([412, 'changed-meanwhile']);
  });

  it('stay as they are where a file owns the person, and the file is named', async () => {
    const answer = await as(finn, '/me/notifications', 'PUT', { contactMethods: methods });
    expect(codeOf(answer)).toEqual([409, 'provisioned']);
    expect(answer.json?.['detail']).toContain('finn.yaml');
  });

  it('are nobody’s for a caller who is no person', async () => {
    const answer = await as({ email: '', username: 'x' }, '/me/notifications', 'PUT', { contactMethods: [] });
    expect(codeOf(answer)).toEqual([404, 'not-found']);
    expect(answer.json?.['detail']).toContain('has no e-mail address');
  });

  it('make this service call an address only where an editor wrote it', async () => {
    const hook = { id: 'hook', channel: 'webhook', address: 'http://169.254.169.254/latest' };
    const withHook = { contactMethods: [...methods, hook] };
    const refused = await as({}, '/me/notifications', 'PUT', withHook);
    expect(codeOf(refused)).toEqual([403, 'not-allowed']);
    expect((await as({ role: 'Editor' }, '/me/notifications', 'PUT', withHook)).status).toBe(200);
    expect((await as({}, '/me/notifications', 'PUT', withHook)).status).toBe(200);
    const other = { contactMethods: [{ ...hook, address: 'http://10.0.0.1/' }] };
    expect(codeOf(await as({}, '/me/notifications', 'PUT', other))).toEqual([403, 'not-allowed']);
    expect((await as({}, '/me/notifications', 'PUT', { contactMethods: methods })).status).toBe(200);
  });

  it('are seen by their owner whole, and by other viewers without addresses', async () => {
    expect(JSON.stringify((await as({}, '/people/ana')).json)).toContain('+15550177');
    expect(JSON.stringify((await as(finn, '/people/ana')).json)).not.toContain('+15550177');
  });
});
