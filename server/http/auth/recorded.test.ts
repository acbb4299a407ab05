import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import { startGrafana } from '../test/grafana.ts';
import type { FakeGrafana } from '../test/grafana.ts';
import { startService } from '../test/service.ts';
import type { Answer, TestService } from '../test/service.ts';

/** What a real Grafana 12.3 sent, and the keys that it published; headers are as Node reads them, bytes as latin1. */
interface Recorded {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`recorded/${name}.json`, import.meta.url), 'utf8')) as unknown;
}
const recorded = (name: string): Recorded => read(name) as Recorded; // As the recording server wrote it.

const viewer = recorded('proxy-viewer');
const editor = recorded('proxy-editor');
const admin = recorded('proxy-admin');

let grafana: FakeGrafana;
let service: TestService;

beforeEach(async () => {
  grafana = await startGrafana();
  grafana.answer = read('jwks');
  const settings = { grafana: { ...grafana.settings, secret: 's3cret' } };
  service = await startService({ settings, now: Date.parse(viewer.at) });
});

afterEach(async () => {
  await service.close();
  await grafana.close();
});

const replay = ({ headers }: Recorded, path = '/api/v1/me'): Promise<Answer> => {
  const { 'content-length': _, ...rest } = headers;
  return service.send(path, { headers: rest });
};
const wait = (ms: number): Promise<void> => service.clock.advance(ms, () => Promise.resolve());

describe('recorded requests, at the time of their recording', () => {
  it.each([
    ['viewer', viewer, 'ana', 'Ana Ünal', 'ana@example.org'],
    ['editor', editor, 'ben', 'Ben', 'ben@example.org'],
    ['admin', admin, 'admin', 'admin', 'admin@localhost'],
  ])('%s, although each claims X-Grafana-Role: Admin', async (role, request, login, name, email) => {
    expect(request.headers['x-grafana-role']).toBe('Admin');
    const answer = await replay(request);
    expect(answer.json).toMatchObject({ from: 'grafana', role, login, name, email, isVerified: true });
  });

  it('reach whatever the path of the proxy leads to', async () => {
    const path = viewer.path.replace('/abc/def', '/abc/acknowledge');
    const sending = { method: viewer.method, headers: viewer.headers, body: '{}     ' };
    expect((await service.send(path, sending)).json).toMatchObject({ code: 'bad-request' });
    expect((await service.send(path.replace(/\?.*/, ''), sending)).status).toBe(200);
    // As recorded: Grafana has decoded the %2F, and nothing is there.
    const asIs = await service.send(viewer.path, { method: viewer.method, headers: viewer.headers, body: viewer.body });
    expect(asIs.status).toBe(404);
  });

  it('are good for ten minutes and no longer', async () => {
    await wait(10 * MINUTE_MS);
    expect((await replay(viewer)).status).toBe(200);
    await wait(MINUTE_MS);
    const answer = await replay(viewer);
    expect([answer.status, answer.json?.['code']]).toEqual([403, 'wrong-identity']);
    expect(answer.json?.['detail']).toContain('not valid at this time');
    expect(await service.metric('tocsin_grafana_calls_total{outcome="expired"}')).toMatch(/ 1$/);
  });

  it('are for nobody else: another secret, another organisation, the token of another', async () => {
    const headers = (more: object): Recorded => ({ ...viewer, headers: { ...viewer.headers, ...more } });
    expect((await replay(headers({ 'x-tocsin-secret': 's3cres' }))).json?.['code']).toBe('wrong-secret');
    const mixed = headers({ 'x-grafana-context': admin.headers['x-grafana-context'] ?? '' });
    expect((await replay(mixed)).json).toMatchObject({ role: 'viewer', login: 'ana' });
  });
});

describe('recorded requests where the context is believed', () => {
  beforeEach(async () => {
    await service.close();
    const settings = { grafana: { secret: 's3cret', orgs: [1], identity: { kind: 'context' } as const } };
    service = await startService({ settings, now: Date.parse(viewer.at) + 60 * MINUTE_MS });
  });

  it('say who it is in letters of any language, and that nobody signed it', async () => {
    const answer = await replay(viewer);
    expect(answer.json).toMatchObject({ name: 'Ana Ünal', login: 'ana', role: 'viewer', isVerified: false });
    expect((await replay(admin)).json).toMatchObject({ name: 'admin', role: 'admin' });
    expect(await service.metric('tocsin_grafana_calls_total{outcome="trusted"}')).toMatch(/ 2$/);
  });

  it('need the secret all the same', async () => {
    for (const secret of ['', 's3cret2', '<no value>']) {
      const answer = await replay({ ...admin, headers: { ...admin.headers, 'x-tocsin-secret': secret } });
      expect([answer.status, answer.json?.['code']]).toEqual([403, 'wrong-secret']);
    }
    await wait(SECOND_MS);
    expect(
      await service.database.read((tx) => tx.all("SELECT id FROM configuration WHERE changed_by = 'grafana'")),
    ).toEqual([]);
  });
});
