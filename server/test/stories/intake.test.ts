import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { grafanaBody } from '../story/bodies.ts';
import { story } from '../story/story.ts';
import { chatTown, page, smallTown, wait } from '../story/town.ts';

const latency = { labels: { service: 'checkout' } };
const town = chatTown([page('ana'), wait('1h')]);
const place = 'grafana/grafana-token';

interface Problem {
  readonly code: string;
  readonly detail: string;
}

story('38 a body over the limit is refused with 413, and says what the limit is', async (t) => {
  await t.given(town);
  const answer = await t.posts<Problem>(place, `{"alerts":"${'x'.repeat(1_048_576)}"}`);
  expect(answer.status).toBe(413);
  expect(answer.body.detail).toMatch(/Request Entity Too Large.*max body: 1048576/);
  expect(await t.groups()).toEqual([]);
});

story('a gzipped body is read; one that unpacks to more than the limit is refused', async (t) => {
  await t.given(town);
  const gzip = { 'content-encoding': 'gzip' };
  const fired = gzipSync(JSON.stringify(grafanaBody([latency], t.clock.now())));
  expect((await t.posts(place, fired, gzip)).status).toBe(200);
  t.expectPages('ana slack');
  const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
  expect((await t.posts(place, bomb, gzip)).status).toBe(413);
  expect((await t.posts<Problem>(place, 'not gzip', gzip)).status).toBe(400);
});

story('a wrong token and a wrong type get the same 403', async (t) => {
  await t.given(town);
  const body = grafanaBody([latency], t.clock.now());
  const guesses = ['grafana/wrong', 'alertmanager/grafana-token', 'nothing/grafana-token'];
  const answers = await Promise.all(guesses.map((guess) => t.posts(guess, body)));
  expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403]);
  expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
  expect((await t.fetch('GET', `/integrations/v1/${place}/`)).status).toBe(405);
});

story('broken JSON is refused with the place where it breaks', async (t) => {
  await t.given(town);
  const answer = await t.posts<Problem>(place, '{"alerts": [{"status": "firing",]}');
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body.detail).toContain('line 1, column 33');
  expect((await t.posts<Problem>(place, '')).body.detail).toContain('empty');
});

story('one malformed alert among good ones is named, and the good ones page', async (t) => {
  await t.given(town);
  const { alerts, ...rest } = grafanaBody([latency], t.clock.now()) as { alerts: object[] };
  const answer = await t.posts(place, { ...rest, alerts: [{ status: 7 }, ...alerts] });
  expect(answer.body).toMatchObject({ accepted: 1, rejected: [{ index: 0 }] });
  t.expectPages('ana slack');
});

story(
  'above its rate an integration is answered with 429 and when to come back, but never a first alert or a resolve',
  async (t) => {
    const [grafana, ...others] = smallTown['integrations'] as object[];
    await t.given({ ...town, integrations: [{ ...grafana, ratePerMinute: 2 }, ...others] });
    for (let n = 0; n < 2; n += 1) await t.fires(latency);
    t.expectPages('ana slack');
    const repeat = await t.posts<Problem>(place, grafanaBody([latency], t.clock.now()));
    expect(repeat.status).toBe(429);
    expect(Number(repeat.headers.get('retry-after'))).toBeGreaterThan(0);
    await t.fires({ labels: { service: 'checkout', alertname: 'First of its group' } });
    t.expectPages('ana slack');
    await t.resolves(latency);
    t.expectNotices('ana slack');
    await t.advance('1m');
    await t.fires(latency);
    t.expectPages('ana slack');
  },
);

story('Basic and Bearer: the right one opens, the wrong one and none do not', async (t) => {
  const auth = { basic: { username: 'grafana', password: 'päss:word' }, bearer: 's3cret' };
  await t.given({
    ...town,
    integrations: [{ id: 'locked', name: 'Locked', type: 'grafana', token: 'locked-token', auth }],
  });
  const send = async (authorization?: string) =>
    (
      await t.posts(
        'grafana/locked-token',
        grafanaBody([latency], t.clock.now()),
        authorization === undefined ? {} : { authorization },
      )
    ).status;
  const basic = (login: string): string => `Basic ${Buffer.from(login).toString('base64')}`;
  expect(await send()).toBe(403);
  expect(await send(basic('grafana:wrong'))).toBe(403);
  expect(await send('Bearer wrong')).toBe(403);
  t.expectSilence();
  expect(await send(basic('grafana:päss:word'))).toBe(200);
  expect(await send('Bearer s3cret')).toBe(200);
  t.expectPages('ana slack');
});

story('the last requests of an integration can be looked at, refused ones with the reason', async (t) => {
  await t.given(town);
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.posts(place, '{');
  const { body } = await t.api<{ items: { status: number; code: string; outcome: { alerts: object[] } | null }[] }>(
    'GET',
    '/integrations/grafana/requests',
  );
  expect(body.items).toHaveLength(2);
  expect(body.items.find((item) => item.status === 400)).toMatchObject({ code: 'broken-json' });
  expect(body.items.find((item) => item.status === 200)?.outcome?.alerts).toMatchObject([{ became: 'opens' }]);
});

story('what was sent is counted where operators look', async (t) => {
  await t.given(town);
  await t.fires(latency);
  t.expectPages('ana slack');
  await t.posts(place, '{');
  const { text } = await t.fetch('GET', '/metrics');
  expect(text).toMatch(/intake_requests_total\{integration="grafana",code="accepted"\} 1/);
  expect(text).toMatch(/intake_requests_total\{integration="grafana",code="broken-json"\} 1/);
  expect((await t.fetch('GET', '/readyz')).status).toBe(200);
  expect((await t.fetch('GET', '/healthz')).status).toBe(200);
});
