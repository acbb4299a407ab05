import { expect } from 'vitest';
import { stringify } from 'yaml';
import { story } from '../story/story.ts';
import { chatTown, page, service, smallTown, wait } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };
const town = chatTown([page('ana'), wait('10m'), page('ben')]);

interface Problem {
  readonly code: string;
  readonly detail: string;
}

story('a broken file at reload changes nothing, names every mistake, and pages go on', async (t) => {
  await t.given(town);
  await t.fires(latency);
  t.expectPages('ana slack');
  const broken = {
    ...town,
    teams: [{ id: 'shop', nam: 'Shop', members: ['nobody'] }],
    services: [service({ chain: 'gone' })],
  };
  await t.write(stringify(broken));
  const mistakes = await t.service.reload();
  expect(mistakes.join('\n')).toMatch(/town\.yaml:\d+/);
  expect(mistakes.length).toBeGreaterThanOrEqual(2);
  t.expectError(/nothing was changed/);
  const answer = await t.api<Problem>('POST', '/provisioning/reload', {});
  expect(answer.status).toBe(422);
  await t.advance('10m');
  t.expectPages('ben slack');
});

story('a broken file at start stops the start with every mistake at once', async (t) => {
  await t.write(stringify({ ...town, services: [service({ chain: 'gone' }), service({ id: 'other', team: 'gone' })] }));
  await expect(t.replica()).rejects.toThrow(/gone[\s\S]*gone/);
});

story('what a file owns is read-only in the API, which names the file', async (t) => {
  await t.given(town);
  const before = await t.api<{ document: object }>('GET', '/teams/shop');
  const changed = await t.put('/teams/shop', { ...before.body.document, name: 'Other' }, '"1"');
  expect(changed).toMatchObject({ status: 409, body: { code: 'provisioned' } });
  expect(changed.text).toContain('town.yaml');
  expect((await t.api('DELETE', '/teams/shop')).status).toBeGreaterThanOrEqual(400);
  expect((await t.api<{ document: object }>('GET', '/teams/shop')).body.document).toEqual(before.body.document);
});

story('what is made through the API pages like what a file says', async (t) => {
  await t.given(town);
  const make = async (kind: string, document: object): Promise<void> => {
    const answer = await t.api('POST', `/${kind}`, document);
    expect(answer.status, answer.text).toBe(201);
  };
  await make('people', { id: 'eve', name: 'Eve', contactMethods: [{ channel: 'slack', address: 'UEVE' }] });
  await make('schedules', {
    id: 'search',
    name: 'Search',
    zone: 'UTC',
    layers: [{ rotations: [{ turn: 'daily', start: '2026-11-01T00:00', people: ['eve'] }] }],
  });
  await make('escalation-chains', { id: 'search', name: 'Search', steps: [{ page: { schedule: 'search' } }] });
  await make('services', { id: 'search', name: 'Search', team: 'shop', chain: 'search', owns: ['service="search"'] });
  // Whoever is put on call at once is told at once.
  t.expectNotices('UEVE slack');
  await t.fires({ labels: { service: 'search' } });
  t.expectPages('UEVE slack');
});

story(
  '90 limits: made up to the limit and not beyond, lowered under the count only to go down, -1 is free',
  async (t) => {
    const people = smallTown.people;
    const limited = (most: number) => ({
      ...chatTown([page('ana')], { people }),
      settings: { fallback: [{ person: 'dana' }], limits: { people: most } },
    });
    await t.given(limited(5));
    const make = async (id: string): Promise<number> => (await t.api('POST', '/people', { id, name: id })).status;
    expect(await make('eve')).toBe(201);
    expect(await make('fay')).toBe(422);
    await t.given(limited(4));
    expect(await make('fay')).toBe(422);
    await t.given(limited(-1));
    expect(await make('fay')).toBe(201);
  },
);

story(
  'tokens: a viewer acts and reads, an editor changes, an admin makes tokens; revoked and expired ones are refused',
  async (t) => {
    await t.given(town);
    const make = async (role: string, expiresAt: string | null = null) => {
      const made = await t.api<{ id: string; secret: string }>('POST', '/tokens', {
        name: role,
        role,
        person: 'ana',
        expiresAt,
      });
      expect(made.status, made.text).toBe(201);
      return made.body;
    };
    const [viewer, editor, admin] = [await make('viewer'), await make('editor'), await make('admin')];
    await t.fires(latency);
    t.expectPages('ana slack');
    const { id } = await t.group();
    const may = async (method: string, path: string, body: object | undefined, secret: string) =>
      (await t.api(method, path, body, secret)).status;
    expect(await may('GET', '/alert-groups', undefined, viewer.secret)).toBe(200);
    expect(await may('POST', '/teams', { id: 'x', name: 'X' }, viewer.secret)).toBe(403);
    expect(await may('POST', `/alert-groups/${id}/acknowledge`, { as: 'ben' }, viewer.secret)).toBe(403);
    expect(await may('POST', `/alert-groups/${id}/acknowledge`, {}, viewer.secret)).toBe(200);
    expect(await t.timeline()).toContain('Acknowledged by Ana Ünal via the API');
    expect(await may('POST', '/teams', { id: 'x', name: 'X' }, editor.secret)).toBe(201);
    expect(await may('GET', '/tokens', undefined, editor.secret)).toBe(403);
    expect(await may('GET', '/tokens', undefined, admin.secret)).toBe(200);
    expect(await may('GET', '/alert-groups', undefined, 'toc_nothing-like-it')).toBe(403);
    expect((await t.fetch('GET', '/api/v1/alert-groups')).status).toBe(403);
    const short = await make('viewer', '2026-11-21T03:10:00Z');
    expect(await may('GET', '/alert-groups', undefined, short.secret)).toBe(200);
    expect((await t.api('DELETE', `/tokens/${viewer.id}`)).status).toBe(204);
    await t.advance('10m');
    expect(await may('GET', '/alert-groups', undefined, viewer.secret)).toBe(403);
    expect(await may('GET', '/alert-groups', undefined, short.secret)).toBe(403);
  },
);

story('a Viewer can be on call: the role in Grafana says nothing about who is paged', async (t) => {
  await t.given(town);
  await t.api('POST', '/tokens', { name: 'viewer', role: 'viewer', person: 'ana', expiresAt: null });
  await t.fires(latency);
  t.expectPages('ana slack');
});

story('who would be paged, asked before it happens, is who is paged', async (t) => {
  await t.given(town);
  const answer = await t.api<{ service: { id: string } | null }>('POST', '/ownership/try', {
    labels: { ...latency.labels, severity: 'critical' },
  });
  expect(answer.status, answer.text).toBe(200);
  expect(answer.text).toContain('ana');
  t.expectSilence();
  expect(await t.groups()).toEqual([]);
});

story('on call now, and the shifts to come, as the pager sees them', async (t) => {
  const layers = [{ rotations: [{ turn: 'daily', start: '2026-11-01T09:00', people: ['ana', 'ben'] }] }];
  const overrides = [{ start: '2026-11-21T05:00', end: '2026-11-21T06:00', people: ['cem'] }];
  const schedules = [{ id: 'shop', name: 'Shop', zone: 'UTC', layers, overrides }];
  await t.given(chatTown([{ page: { schedule: 'shop' } }], { schedules }));
  const onCall = async (): Promise<string[]> => {
    const answer = await t.api<{ people: { id: string }[] }>('GET', '/schedules/shop/on-call');
    return answer.body.people.map((one) => one.id);
  };
  const [first] = await onCall();
  await t.fires(latency);
  t.expectPages(`${first ?? ''} slack`);
  await t.advance('2h');
  t.bag.takeAll((sent) => sent.kind === 'page');
  expect(await onCall()).toEqual(['cem']);
  await t.fires({ labels: { service: 'checkout', alertname: 'In the hour of the override' } });
  t.expectPages('cem slack');
});
