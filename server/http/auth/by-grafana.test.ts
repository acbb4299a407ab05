import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECOND_MS } from '../../core/time/instant.ts';
import { APP_SECRET, contextOf, startGrafana } from '../test/grafana.ts';
import type { FakeGrafana } from '../test/grafana.ts';
import { startService } from '../test/service.ts';
import type { Answer, TestService } from '../test/service.ts';

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

const me = async (more: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  await service.send('/api/v1/me', { headers: { ...(await grafana.headers(service.clock.now())), ...more } });
const codeOf = ({ status, json }: Answer) => [status, json?.['code']];

describe('a call through Grafana', () => {
  it('that cannot be checked is 503, and may be tried again; never 401', async () => {
    grafana.status = 502;
    const answer = await me();
    expect([...codeOf(answer), answer.headers['retry-after']]).toEqual([503, 'keys-missing', '10']);
    expect(await service.metric('tocsin_grafana_calls_total{outcome="keys-away"}')).toMatch(/ 1$/);
    grafana.status = 200;
    await service.clock.advance(10 * SECOND_MS, () => Promise.resolve());
    expect((await me()).status).toBe(200);
  });

  it('where there are no keys names the setting for that', async () => {
    grafana.answer = { keys: null };
    expect((await me()).json?.['detail']).toContain('TOCSIN_GRAFANA_IDENTITY');
  });

  it('asks Grafana for nothing before the secret is right', async () => {
    expect(codeOf(await me({ 'x-tocsin-secret': 'wrong' }))).toEqual([403, 'wrong-secret']);
    expect(grafana.asked).toBe(0);
  });

  it('may have a secret in any letters', async () => {
    await service.close();
    const settings = { grafana: { ...grafana.settings, secret: 'Geheimnis für Ünal' } };
    service = await startService({ settings });
    const bytes = Buffer.from(settings.grafana.secret, 'utf8').toString('latin1');
    expect((await me({ 'x-tocsin-secret': bytes })).status).toBe(200);
    expect(codeOf(await me({ 'x-tocsin-secret': 'Geheimnis' }))).toEqual([403, 'wrong-secret']);
  });

  it('is one whatever else than a token stands in Authorization', async () => {
    expect((await me({ authorization: 'Basic YTpi' })).json).toMatchObject({ from: 'grafana', role: 'viewer' });
  });

  it('with a token is the token’s, valid or not', async () => {
    expect((await me({ authorization: 'Bearer an-operator-token' })).json).toMatchObject({
      from: 'token',
      role: 'admin',
    });
    expect(codeOf(await me({ authorization: 'Bearer toc_wrong' }))).toEqual([403, 'not-authenticated']);
  });
});

describe('where the context is believed', () => {
  beforeEach(async () => {
    await service.close();
    const settings = { grafana: { secret: APP_SECRET, orgs: [1, 4], identity: { kind: 'context' } as const } };
    service = await startService({ settings });
  });

  const as = async (said: Readonly<Record<string, unknown>>, secret = APP_SECRET): Promise<Answer> =>
    await service.send('/api/v1/me', {
      headers: { 'x-tocsin-secret': secret, 'x-grafana-context': contextOf(said), 'x-grafana-role': 'Admin' },
    });

  it('role and person are those of the context', async () => {
    expect((await as({ OrgID: 4, OrgRole: 'Editor', Email: 'BEN@example.test' })).json).toMatchObject({
      ...{ role: 'editor', isVerified: false, person: { id: 'ben', name: 'Ben Okafor' } },
    });
  });

  it.each([
    [{ OrgID: 2 }, APP_SECRET, 'wrong-identity'],
    [{ IsServiceAccount: true }, APP_SECRET, 'wrong-identity'],
    [{ IsAnonymous: true, UserID: 0 }, APP_SECRET, 'wrong-identity'],
    [{ OrgRole: 'None', IsGrafanaAdmin: true }, APP_SECRET, 'wrong-identity'],
    [{ OrgRole: 'Admin' }, `${APP_SECRET}x`, 'wrong-secret'],
    [{ OrgRole: 'Admin' }, '', 'wrong-secret'],
  ])('%j with %j: %s', async (said, secret, code) => {
    expect(codeOf(await as(said, secret))).toEqual([403, code]);
  });

  it('a signed identity alone says nothing', async () => {
    const { 'x-grafana-context': _, ...headers } = await grafana.headers(service.clock.now(), { role: 'Admin' });
    expect(codeOf(await service.send('/api/v1/me', { headers }))).toEqual([403, 'wrong-identity']);
    expect(grafana.asked).toBe(0);
  });

  it('nobody becomes a person, and learns who can help', async () => {
    const revision = () => service.configuration.snapshot().revision;
    const before = revision();
    expect((await as({ Email: 'cara@example.test', Login: 'cara' })).json).toMatchObject({
      ...{ person: null, advice: expect.stringContaining('Nobody has the e-mail cara@example.test') as string },
    });
    expect((await as({ Email: '' })).json?.['advice']).toContain('has no e-mail');
    expect(revision()).toBe(before);
  });
});
