import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyRoute } from '../../contract/routes.ts';
import { expectShape } from '../test/conforming.ts';
import { startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';
import { TOWN_FILE } from '../test/town.ts';

type Call = Awaited<ReturnType<TestService['as']>>;

let service: TestService;
let editor: Call;
let viewer: Call;
let ana: Call;
let admin: Call;

beforeAll(async () => {
  service = await startService();
  editor = await service.as('editor');
  viewer = await service.as('viewer');
  ana = await service.as('viewer', 'ana');
  admin = await service.as('admin');
});

afterAll(() => service.close());

describe('every noun', () => {
  it.each([
    ['teams', 'Team', 'shop'],
    ['people', 'Person', 'ana'],
    ['services', 'Service', 'checkout'],
    ['schedules', 'Schedule', 'shop'],
    ['holiday-lists', 'HolidayList', 'berlin'],
    ['escalation-chains', 'EscalationChain', 'shop'],
    ['integrations', 'Integration', 'grafana'],
  ])('%s can be listed, read, written back unchanged, and have versions', async (path, one, id) => {
    const list = everyRoute.find((route) => route.path === `/${path}` && route.method === 'GET')?.operationId ?? '';
    expect(expectShape(list, await editor(`/${path}`))['items']).not.toEqual([]);
    const answer = await editor(`/${path}/${id}`);
    const { document, version } = expectShape(`get${one}`, answer);
    expect(answer.headers['etag']).toBe(`"${String(version)}"`);
    const back = await editor(`/${path}/${id}`, 'PUT', document, { 'if-match': `"${String(version)}"` });
    expect(expectShape(`put${one}`, back)['version']).toBe(version);
    expect(expectShape(`list${one}Versions`, await editor(`/${path}/${id}/versions`))['items']).toHaveLength(1);
  });

  it('makes an id from the name, and another one where that is taken', async () => {
    const create = (name: string) => editor('/teams', 'POST', { name });
    expect(expectShape('createTeam', await create('Zahlung & Ünal'))['id']).toBe('zahlung-unal');
    expect(expectShape('createTeam', await create('Zahlung, Ünal!'))['id']).toBe('zahlung-unal-2');
    expect(expectShape('createTeam', await create('決済'))['id']).toMatch(/^[a-z0-9]+$/);
  });

  it('says who changed it, and keeps what was', async () => {
    await editor('/teams', 'POST', { id: 'pay', name: 'Pay' });
    await editor('/teams/pay', 'PUT', { name: 'Payments' });
    expectShape('deleteTeam', await editor('/teams/pay', 'DELETE'));
    const { items } = expectShape('listTeamVersions', await editor('/teams/pay/versions')) as {
      items: { version: number; changedBy: string; document: { name: string } | null }[];
    };
    expect(items.map(({ version, document }) => [version, document?.name])).toEqual([
      [3, undefined],
      [2, 'Payments'],
      [1, 'Pay'],
    ]);
    expect(items[0]?.changedBy).toBe('token "editor"');
    expect((await editor('/teams/pay')).status).toBe(404);
    expect((await editor('/teams/never-there/versions')).status).toBe(404);
  });
});

describe('a holiday list', () => {
  const event = ['BEGIN:VEVENT', 'UID:1', 'SUMMARY:May Day', 'DTSTART;VALUE=DATE:20270501', 'END:VEVENT'];
  const calendar = ['BEGIN:VCALENDAR', ...event, 'END:VCALENDAR'].join('\r\n');
  const days = [{ date: '2027-05-01', name: 'May Day' }];

  it('is made from a calendar, and has its days from then on', async () => {
    const made = await editor('/holiday-lists', 'POST', { name: 'May', calendar });
    expect(expectShape('createHolidayList', made)['document']).toEqual({ id: 'may', name: 'May', days });
    const again = await editor('/holiday-lists/may', 'PUT', { name: 'May', calendar });
    expect([again.json?.['version'], again.json?.['document']]).toEqual([1, { id: 'may', name: 'May', days }]);
    expectShape('deleteHolidayList', await editor('/holiday-lists/may', 'DELETE'));
  });

  it('is refused with a calendar that is none', async () => {
    const answer = await editor('/holiday-lists', 'POST', { name: 'May', calendar: 'berlin.ics' });
    expect(answer.json).toMatchObject({ status: 422, errors: [{ path: 'calendar' }] });
  });
});

describe('what is refused', () => {
  it('an id that is taken', async () => {
    const answer = await editor('/teams', 'POST', { id: 'shop', name: 'Another' });
    expect([answer.status, answer.json?.['code']]).toEqual([409, 'exists']);
  });

  it('a version that is not the newest any more', async () => {
    const answer = await editor('/teams/shop', 'PUT', { name: 'X' }, { 'if-match': '"99"' });
    expect([answer.status, answer.json?.['code']]).toEqual([412, 'changed-meanwhile']);
    expect(answer.json?.['detail']).toContain('version 1');
  });

  it('an If-Match that is none of our versions', async () => {
    expect((await editor('/teams/shop', 'PUT', { name: 'X' }, { 'if-match': '"abc"' })).status).toBe(400);
  });

  it('a document that a file owns, by the name of the file', async () => {
    for (const [method, body] of [
      ['PUT', { name: 'X' }],
      ['DELETE', undefined],
    ] as const) {
      const answer = await editor('/services/catch-all', method, body);
      expect([answer.status, answer.json?.['code']]).toEqual([409, 'provisioned']);
      expect(answer.json?.['detail']).toContain('town.yaml');
    }
    expect((await editor('/services/catch-all')).json?.['file']).toBe('town.yaml');
  });

  it('a document with mistakes, each with its place', async () => {
    const answer = await editor('/services/checkout', 'PUT', { name: '', team: 'shpo', owns: ['x'], colour: 'red' });
    expect([answer.status, answer.json?.['code']]).toEqual([422, 'broken-configuration']);
    const errors = answer.json?.['errors'] as { path: string }[];
    expect(errors.map(({ path }) => path)).toEqual(expect.arrayContaining(['name', 'owns[0]', 'colour']));
  });

  it('a document that points at nothing', async () => {
    const answer = await editor('/teams/shop', 'PUT', { name: 'Shop', members: ['nobody'] });
    expect(answer.json).toMatchObject({ status: 422, errors: [{ path: 'members[0]' }] });
  });

  it('deleting what others refer to', async () => {
    const answer = await editor('/people/ben', 'DELETE');
    expect([answer.status, answer.json?.['code']]).toEqual([409, 'still-used']);
    expect(answer.json?.['detail']).toContain('team shop');
  });

  it('a holiday list that a schedule names, and a schedule that names none that is there', async () => {
    const layers = [{ rotations: [], holidays: { list: 'berln', treat: 'off' } }];
    const put = (list: string) =>
      editor('/schedules/night', 'PUT', {
        ...{ name: 'Night', zone: 'UTC' },
        layers: layers.map((layer) => ({ ...layer, holidays: { ...layer.holidays, list } })),
      });
    expect((await put('berln')).json).toMatchObject({
      status: 422,
      errors: [{ path: 'layers[0].holidays.list', detail: 'there is no holiday list "berln"; did you mean "berlin"?' }],
    });
    expect((await put('berlin')).status).toBe(200);
    const answer = await editor('/holiday-lists/berlin', 'DELETE');
    expect([answer.status, answer.json?.['code']]).toEqual([409, 'still-used']);
    expect(answer.json?.['detail']).toContain('schedule night (layers[0].holidays.list)');
    expect((await editor('/schedules/night', 'DELETE')).status).toBe(204);
  });

  it('an id that changes', async () => {
    expect((await editor('/teams/shop', 'PUT', { id: 'shop2', name: 'Shop' })).status).toBe(422);
  });

  it.each([
    ['text', 'text/plain', '{"name":"x"}', 415],
    ['a form', 'application/x-www-form-urlencoded', 'name=x', 415],
    ['broken JSON', 'application/json', '{"name"', 400],
    ['a list', 'application/json', '[]', 422],
  ])('%s instead of a document', async (_, type, body, status) => {
    const headers = { authorization: 'Bearer an-operator-token', 'content-type': type };
    const answer = await service.send('/api/v1/teams', { method: 'POST', headers, body });
    expect(answer.status, answer.text).toBe(status);
  });
});

describe('secrets and addresses', () => {
  const integration = (answer: { json: Record<string, unknown> | null }) => JSON.stringify(answer.json);

  it('of an integration are in no document, whoever reads it', async () => {
    for (const [id, reader] of ['grafana', 'signed', 'basic', 'bearer'].flatMap((one) =>
      [viewer, editor, admin].map((each) => [one, each] as const),
    )) {
      const seen = integration(await reader(`/integrations/${id}`));
      expect(seen).not.toMatch(/grafana-token|signed-token|basic-token|bearer-token|hmac-secret|pässword|s3cret/);
      expect(seen).toContain('••••••');
    }
    expect(integration(await admin('/integrations'))).not.toMatch(/-token|hmac-secret|pässword|s3cret/);
    expect(integration(await editor('/integrations/grafana/versions'))).not.toContain('grafana-token');
  });

  it('stay what they were when the rest of the document is changed', async () => {
    const read = await editor('/integrations/signed');
    const before = read.json?.['document'] as Record<string, unknown>;
    const put = await editor('/integrations/signed', 'PUT', { ...before, name: 'Signed by Grafana' });
    expect(expectShape('putIntegration', put)['document']).toEqual({ ...before, name: 'Signed by Grafana' });
    const kept = service.configuration.snapshot().directory.integrations.get('signed');
    expect(kept).toMatchObject({ token: 'signed-token', auth: { hmac: { secret: 'hmac-secret' } } });
  });

  it('that are not shown are no secrets for another integration', async () => {
    const copied = { name: 'Copied', type: 'webhook', token: '••••••', auth: { bearer: '••••••' } };
    for (const [path, method] of [
      ['/integrations', 'POST'],
      ['/integrations/hook', 'PUT'],
    ] as const) {
      const answer = await editor(path, method, copied);
      expect(answer.status, answer.text).toBe(422);
      expect(answer.text).toContain('auth.bearer');
    }
    expect((await editor('/integrations/nothing-there', 'PUT', copied)).status).toBe(404);
  });

  it('of another person are for editors, of oneself for everybody', async () => {
    const [other, own] = [await ana('/people/ben'), await ana('/people/ana')];
    expect(other.text).not.toMatch(/\+15550100|ben@example/);
    expect(own.text).toContain('+15550100');
    expect((await viewer('/settings')).text).not.toContain('+15550199');
    expect((await editor('/people/ben')).text).toContain('+15550100');
  });

  it('a token that nobody wrote is made, and kept by a PUT without one', async () => {
    const made = expectShape(
      'createIntegration',
      await editor('/integrations', 'POST', { name: 'New', type: 'webhook' }),
    );
    const { token } = made['document'] as { token: string };
    expect(token).toMatch(/^[\w-]{32}$/);
    const again = await editor('/integrations/new', 'PUT', { name: 'Renamed', type: 'webhook' });
    expect(expectShape('putIntegration', again)['document']).toMatchObject({ name: 'Renamed', token: '••••••' });
    expect(service.configuration.snapshot().directory.integrations.get('new')).toMatchObject({ token });
  });
});

describe('settings', () => {
  it('are one document, for admins to change', async () => {
    const { document } = expectShape('getSettings', await viewer('/settings'));
    expect(document).toMatchObject({ fallback: [{ person: 'ben' }] });
    const put = await admin('/settings', 'PUT', { fallback: [{ person: 'ana' }] });
    expectShape('putSettings', put);
    expect(expectShape('listSettingsVersions', await viewer('/settings/versions'))['items']).toHaveLength(2);
    expect((await admin('/settings', 'PUT', { fallback: [] })).status).toBe(422);
  });
});

describe('provisioning', () => {
  it('says what was loaded, and reloads', async () => {
    expect(expectShape('getProvisioning', await admin('/provisioning'))).toMatchObject({ documents: 1, mistakes: [] });
    await writeFile(join(service.folder, 'town.yaml'), TOWN_FILE.replace('Catch-all', 'Everything else'));
    expect(expectShape('reloadProvisioning', await admin('/provisioning/reload', 'POST'))['changed']).toBe(1);
    expect((await viewer('/services/catch-all')).text).toContain('Everything else');
  });

  it('with a mistake in the files changes nothing and names every mistake', async () => {
    await writeFile(join(service.folder, 'town.yaml'), `${TOWN_FILE}    colour: red\n    chain: nowhere\n`);
    const answer = await admin('/provisioning/reload', 'POST');
    expect([answer.status, answer.json?.['code']]).toEqual([422, 'broken-configuration']);
    expect(answer.json?.['errors']).toEqual(
      expect.arrayContaining([expect.objectContaining({ path: expect.stringContaining('town.yaml:7') as unknown })]),
    );
    expect(expectShape('getProvisioning', await admin('/provisioning'))['mistakes']).not.toEqual([]);
    expect(await service.metric('tocsin_configuration_reloads_total{result="refused"}')).toMatch(/ 1$/);
  });
});
