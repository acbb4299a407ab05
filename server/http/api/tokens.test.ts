import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import { listTokens } from '../../store/tokens.ts';
import { expectShape } from '../test/conforming.ts';
import { NOW, startService } from '../test/service.ts';
import type { Answer, TestService } from '../test/service.ts';

let service: TestService;
let admin: Awaited<ReturnType<TestService['as']>>;

beforeAll(async () => {
  service = await startService();
  admin = await service.as('admin');
});

afterAll(() => service.close());

const withToken = (token: string, path = '/teams'): Promise<Answer> =>
  service.send(`/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
const wait = (ms: number): Promise<void> => service.clock.advance(ms, () => Promise.resolve());

async function make(body: object): Promise<{ id: string; secret: string }> {
  return expectShape('createToken', await admin('/tokens', 'POST', { expiresAt: null, ...body })) as {
    id: string;
    secret: string;
  };
}

describe('a personal access token', () => {
  it('is shown once and kept only as its hash', async () => {
    const { id, secret } = await make({ name: 'CI', role: 'viewer', person: 'ana' });
    expect(secret).toMatch(/^toc_[\w-]{43}$/);
    const list = await admin('/tokens');
    expect(expectShape('listTokens', list)['items']).toContainEqual({
      ...{ id, name: 'CI', role: 'viewer', person: { id: 'ana', name: 'Ana Ünal' } },
      ...{ createdAt: new Date(NOW).toISOString(), expiresAt: null, lastUsedAt: null },
    });
    const stored = JSON.stringify(await service.database.read((tx) => listTokens(tx)));
    expect(list.text + stored).not.toContain(secret);
  });

  it('opens what its role opens', async () => {
    const { secret } = await make({ name: 'v', role: 'viewer' });
    expect((await withToken(secret)).status).toBe(200);
    expect((await withToken(secret, '/tokens')).status).toBe(403);
  });

  it('notes when it was last used, at most once a minute', async () => {
    const { id, secret } = await make({ name: 'used', role: 'viewer' });
    const lastUsed = async (): Promise<unknown> => {
      const { items } = (await admin('/tokens')).json as { items: { id: string; lastUsedAt: unknown }[] };
      return items.find((token) => token.id === id)?.lastUsedAt;
    };
    const first = new Date(service.clock.now()).toISOString();
    await withToken(secret);
    await wait(59 * SECOND_MS);
    await withToken(secret);
    expect(await lastUsed()).toBe(first);
    await wait(SECOND_MS);
    await withToken(secret);
    expect(await lastUsed()).toBe(new Date(service.clock.now()).toISOString());
  });

  it('expires', async () => {
    const expiresAt = new Date(service.clock.now() + DAY_MS).toISOString();
    const { secret } = await make({ name: 'short', role: 'viewer', expiresAt });
    expect((await withToken(secret)).status).toBe(200);
    await wait(DAY_MS);
    const answer = await withToken(secret);
    expect([answer.status, answer.json?.['code']]).toEqual([403, 'not-authenticated']);
  });

  it('can be revoked, and is refused a few seconds later at the latest', async () => {
    const { id, secret } = await make({ name: 'gone', role: 'viewer' });
    await withToken(secret);
    expectShape('revokeToken', await admin(`/tokens/${id}`, 'DELETE'));
    await wait(5 * SECOND_MS);
    expect((await withToken(secret)).status).toBe(403);
    expect((await admin(`/tokens/${id}`, 'DELETE')).status).toBe(404);
    expect((await admin('/tokens')).text).not.toContain(`"${id}"`);
  });

  it.each([
    [{ role: 'viewer' }, 'name'],
    [{ name: 'x', role: 'owner' }, 'viewer, editor, admin'],
    [{ name: 'x', role: 'viewer', person: 'nobody' }, 'There is no person nobody'],
    [{ name: 'x', role: 'viewer', expiresAt: '2020-01-01T00:00:00Z' }, 'in the past'],
    [{ name: 'x', role: 'viewer', expiresAt: undefined }, 'expiresAt'],
  ])('%j is not made', async (body, words) => {
    const answer = await admin('/tokens', 'POST', { expiresAt: null, ...body });
    expect(answer.status).toBe(422);
    expect(answer.json?.['detail']).toContain(words);
  });
});

describe('credentials', () => {
  it("the operator's own token is an admin", async () => {
    expect((await withToken('an-operator-token', '/tokens')).status).toBe(200);
  });

  it.each(['Bearer', 'Bearer ', 'Basic YTpi', 'Bearer toc_wrong', 'Bearer an-operator-toke', 'toc_x', 'Bearer a b'])(
    '%j is refused without saying what was wrong with it',
    async (authorization) => {
      const answer = await service.send('/api/v1/teams', { headers: { authorization } });
      expect([answer.status, answer.json?.['code']]).toEqual([403, 'not-authenticated']);
      expect(answer.json?.['detail']).toContain('Authorization: Bearer toc_');
    },
  );

  it('many wrong ones from one address have to wait, and known ones have not', async () => {
    const { secret } = await make({ name: 'known', role: 'viewer' });
    await wait(MINUTE_MS);
    await withToken(secret);
    const answers: number[] = [];
    for (let i = 0; i < 25; i += 1) answers.push((await withToken(`toc_guess${i}`)).status);
    expect([...new Set(answers)]).toEqual([403, 429]);
    const refused = await withToken('toc_guess');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await withToken(secret)).status).toBe(200);
    await wait(MINUTE_MS);
    expect((await withToken('toc_guess')).status).toBe(403);
  });
});
