import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../core/time/instant.ts';
import { fakeChannel } from '../test/fake-channel.ts';
import { haveGroup } from '../test/group.ts';
import { startService } from '../test/service.ts';
import type { Answer, TestService } from '../test/service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startService({ channels: [fakeChannel('email', 'mail'), fakeChannel('sms', 'text')] });
  await haveGroup(service, { id: 'g1', number: 42, title: 'Slow <checkout>' });
  const by = { kind: 'person', personId: 'ben', via: 'sms' } as const;
  await haveGroup(service, { id: 'done', number: 43, events: [{ kind: 'resolve', by }] });
  const link = (groupId: string, personId: string) => ({ kind: 'valid', groupId, personId, channel: 'sms' }) as const;
  service.engine.links.set('ana-g1', link('g1', 'ana'));
  service.engine.links.set('ben-g1', link('g1', 'ben'));
  service.engine.links.set('ana-done', link('done', 'ana'));
  service.engine.links.set('ana-gone', link('gone', 'ana'));
  service.engine.links.set('old', { kind: 'expired' });
});

afterAll(() => service.close());

beforeEach(() => {
  service.engine.acts.length = 0;
  service.engine.actResult = { kind: 'done', sentence: '', status: 'acknowledged' };
});

const press = (token: string, action: string): Promise<Answer> => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return service.send(`/a/${token}`, { method: 'POST', body: `action=${action}`, headers });
};

describe('opening a link', () => {
  it('shows the alert group to the person it was sent to, in their zone', async () => {
    const [ana, ben] = [await service.send('/a/ana-g1'), await service.send('/a/ben-g1')];
    expect(ana.status).toBe(200);
    expect(ana.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(ana.text).toContain('You are the one being paged.');
    expect(ana.text).toContain('Slow &lt;checkout&gt;');
    expect(ana.text).toMatch(/Since <time [^>]*>04:00</);
    expect(ben.text).toContain('Paged now: Ana Ünal.');
    expect(ben.text).toMatch(/Since <time [^>]*>22:00</);
  });

  it.each(['GET', 'HEAD'])('%s changes nothing, however often a scanner does it', async (method) => {
    for (let i = 0; i < 3; i += 1)
      expect((await service.send('/a/ana-g1?action=acknowledge', { method })).status).toBe(200);
    expect(service.engine.acts).toEqual([]);
  });

  it('says that it is resolved, and by whom', async () => {
    const { text } = await service.send('/a/ana-done');
    expect(text).toContain('It was resolved by Ben Okafor.');
    expect(text).not.toContain('<button');
  });

  it.each([
    ['old', 410, 'has expired', 'newest message'],
    ['forged', 403, 'does not work', 'copy all of it'],
    ['ana-gone', 404, 'no such alert group', 'Nothing was done'],
  ])('%s: %i with what to do', async (token, status, title, todo) => {
    for (const method of ['GET', 'POST']) {
      service.engine.actResult = { kind: 'not-found' };
      const answer = method === 'GET' ? await service.send(`/a/${token}`) : await press(token, 'acknowledge');
      expect(answer.status).toBe(status);
      expect(answer.text).toContain(title);
      expect(answer.text).toContain(todo);
    }
  });
});

describe('pressing a button', () => {
  it.each(['acknowledge', 'decline', 'resolve'])('%s does it, and comes back with GET', async (action) => {
    const answer = await press('ana-g1', action);
    expect([answer.status, answer.headers['location']]).toEqual([303, `?said=${action}`]);
    const by = { kind: 'person', personId: 'ana', via: 'sms' };
    expect(service.engine.acts).toEqual([{ groupId: 'g1', event: { kind: action, by } }]);
    expect((await service.send(`/a/ana-g1${answer.headers['location'] ?? ''}`)).text).toContain('role="status"');
  });

  it('that changed nothing says so', async () => {
    service.engine.actResult = { kind: 'unchanged', sentence: 'already', status: 'firing' };
    expect((await press('ana-g1', 'acknowledge')).headers['location']).toBe('?said=acknowledge.unchanged');
  });

  it.each(['', 'escalate', 'acknowledge%00', `acknowledge&x=${'y'.repeat(2_000)}`])(
    'a form that is none of ours (%j) does nothing',
    async (action) => {
      expect((await press('ana-g1', action)).status).toBe(400);
      expect(service.engine.acts).toEqual([]);
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH'])('%s is 405', async (method) => {
    const answer = await service.send('/a/ana-g1', { method });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD, POST']);
    expect(service.engine.acts).toEqual([]);
  });
});

describe('what the page lets a browser do', () => {
  it.each(['/a/ana-g1', '/a/old', '/a/forged'])(
    '%s: no script, no frame, no referrer, no cache, no index',
    async (path) => {
      const { headers, text } = await service.send(path);
      const style = /<style>(.*?)<\/style>/s.exec(text)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      );
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(text).not.toContain('<script');
    },
  );

  it('an hour later the times have moved on', async () => {
    await service.clock.advance(HOUR_MS, () => Promise.resolve());
    expect((await service.send('/a/ana-g1')).text).toContain('(1 h ago)');
  });
});
