import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenLocally } from '../test/catchers.ts';
import { json } from './catchers/local-http.ts';
import type { LocalRequest, LocalServer } from './catchers/local-http.ts';
import { serviceApi } from './service-api.ts';
import type { ServiceApi } from './service-api.ts';
import { someGroup } from './service-group.fixture.ts';

let server: LocalServer;
let api: ServiceApi;
let heard: LocalRequest[];
let answers: Record<string, unknown>;

beforeEach(async () => {
  heard = [];
  answers = {};
  server = await listenLocally(0, async (request) => {
    heard.push(request);
    const answer = answers[request.path.split('?')[0] ?? ''];
    return answer === undefined ? json(404, { detail: 'nothing here' }) : json(200, answer);
  });
  api = serviceApi({ url: server.url, token: 'toc_secret' });
});
afterEach(() => server.close());

describe('the service’s API, as the demo uses it', () => {
  it('asks for open alert groups, and then for each', async () => {
    answers['/api/v1/alert-groups'] = {
      items: [someGroup()],
      next: null,
      counts: { firing: 1, acknowledged: 0, snoozed: 0, resolved: 0, isComplete: true },
    };
    answers['/api/v1/alert-groups/g-42'] = someGroup();
    expect(await api.openGroups()).toMatchObject([{ id: 'g-42', pagedNow: [{ id: 'ana' }] }]);
    expect(heard[0]?.path).toBe('/api/v1/alert-groups?status=firing&status=acknowledged&status=snoozed&limit=30');
    expect(heard.every(({ headers }) => headers['authorization'] === 'Bearer toc_secret')).toBe(true);
  });

  it('resolves in somebody’s name', async () => {
    answers['/api/v1/alert-groups/g-42/resolve'] = {};
    await api.resolve('g-42', 'ana');
    expect(heard[0]).toMatchObject({ method: 'POST', body: '{"as":"ana"}' });
  });

  it('asks for a window of response times by team', async () => {
    answers['/api/v1/insights/response-times'] = {
      from: '2026-11-20T00:00:00.000Z',
      to: '2026-11-21T00:00:00.000Z',
      target: '5m',
      items: [],
    };
    expect(await api.responseTimes(Date.UTC(2026, 10, 20), Date.UTC(2026, 10, 21))).toEqual([]);
    expect(heard[0]?.path).toBe(
      '/api/v1/insights/response-times?by=team&from=2026-11-20T00:00:00.000Z&to=2026-11-21T00:00:00.000Z',
    );
  });

  it('says what the service answered when it refused', async () => {
    await expect(api.onCall()).rejects.toThrow('The service answered 404 to /on-call: {"detail":"nothing here"}');
  });

  it('believes nothing that is not what the contract says', async () => {
    answers['/api/v1/on-call'] = { items: [{ people: 'everybody' }] };
    await expect(api.onCall()).rejects.toThrow();
  });
});
