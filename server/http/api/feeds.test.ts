import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../core/time/instant.ts';
import { startService } from '../test/service.ts';
import type { Answer, TestService } from '../test/service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const pathOf = ({ json }: Answer): string => new URL(String(json?.['url'])).pathname;
const uids = ({ text }: Answer): string[] =>
  [...text.replaceAll('\r\n ', '').matchAll(/^UID:(.+)\r$/gm)].map(([, uid]) => uid ?? '');
const minute = () => service.clock.advance(MINUTE_MS, () => Promise.resolve());

describe('the feed of a schedule', () => {
  it('is made by an editor, who is shown its address once', async () => {
    const editor = await service.as('editor');
    expect((await editor('/schedules/shop/feed')).json).toEqual({ url: null, createdAt: null });
    const made = await editor('/schedules/shop/feed', 'POST');
    expect(made.status).toBe(201);
    expect(made.json?.['url']).toMatch(/^https:\/\/tocsin\.example\.test\/calendars\/v1\/cal_[\w-]{43}\.ics$/);
    expect((await editor('/schedules/shop/feed')).json).toEqual({ url: null, createdAt: made.json?.['createdAt'] });
  });

  it('is nothing for a viewer, and for a lead of its team it is', async () => {
    const viewer = await service.as('viewer', 'ana');
    const refused = await viewer('/schedules/shop/feed', 'POST');
    expect([refused.status, refused.json?.['code']]).toEqual([403, 'not-allowed']);
    const editor = await service.as('editor');
    await editor('/teams/shop', 'PUT', {
      id: 'shop',
      name: 'Shop',
      members: ['ana', 'ben'],
      leads: ['ana'],
      fallback: [{ person: 'ben' }],
    });
    expect((await viewer('/schedules/shop/feed', 'POST')).status).toBe(201);
  });

  it('shows who is on call to whoever has the address', async () => {
    const editor = await service.as('editor');
    const path = pathOf(await editor('/schedules/shop/feed', 'POST'));
    const answer = await service.send(path);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=300',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(answer.text).toContain('SUMMARY:Ana Ünal\r\n');
    expect(answer.text).toContain('X-WR-CALNAME:Shop primary\r\n');
    expect(uids(answer)[0]).toMatch(/^schedule\/shop\/rotation\/.*weekly\/0\/0@tocsin\.example\.test$/);
    // Neither addresses of people nor anything else that they did not put into a calendar.
    expect(answer.text).not.toMatch(/ana@example\.test|\+1555/);
  });

  it('answers 304 while nothing is new, whichever way the tag is written', async () => {
    const editor = await service.as('editor');
    const path = pathOf(await editor('/schedules/shop/feed', 'POST'));
    const { headers, text } = await service.send(path);
    const etag = String(headers['etag']);
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await service.send(path, { headers: { 'if-none-match': tag } });
      expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
    }
    expect((await service.send(path, { headers: { 'if-none-match': '"other"' } })).text).toBe(text);
    expect((await service.send(path, { method: 'HEAD' })).headers['etag']).toBe(etag);
  });

  it('keeps the UIDs of its events when the address is exchanged, and the old one works no more', async () => {
    const editor = await service.as('editor');
    const first = pathOf(await editor('/schedules/shop/feed', 'POST'));
    const before = uids(await service.send(first));
    const second = pathOf(await editor('/schedules/shop/feed', 'POST'));
    expect((await service.send(first)).status).toBe(404);
    expect(uids(await service.send(second))).toEqual(before);
  });

  it('ends, however often', async () => {
    const editor = await service.as('editor');
    const path = pathOf(await editor('/schedules/shop/feed', 'POST'));
    expect((await editor('/schedules/shop/feed', 'DELETE')).status).toBe(204);
    expect((await service.send(path)).status).toBe(404);
    expect((await editor('/schedules/shop/feed', 'DELETE')).status).toBe(204);
  });

  it('ends with its schedule, and is not there for one that is made later under its id', async () => {
    const editor = await service.as('editor');
    const extra = { id: 'extra', name: 'Extra', zone: 'UTC', layers: [] };
    await editor('/schedules', 'POST', extra);
    const path = pathOf(await editor('/schedules/extra/feed', 'POST'));
    expect((await service.send(path)).status).toBe(200);
    expect((await editor('/schedules/extra', 'DELETE')).status).toBe(204);
    await editor('/schedules', 'POST', extra);
    expect((await service.send(path)).status).toBe(404);
  });

  it('only reads', async () => {
    const editor = await service.as('editor');
    const path = pathOf(await editor('/schedules/shop/feed', 'POST'));
    const answer = await service.send(path, { method: 'POST', body: '' });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });

  it('is stored as a hash only', async () => {
    const editor = await service.as('editor');
    const secret = pathOf(await editor('/schedules/shop/feed', 'POST')).slice('/calendars/v1/'.length, -'.ics'.length);
    const rows = await service.database.read((tx) => tx.all('SELECT * FROM feeds'));
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe('my own feed', () => {
  it('is there for everybody who is a person here', async () => {
    const ben = await service.as('viewer', 'ben');
    expect((await ben('/me/feed')).json).toEqual({ url: null, createdAt: null });
    const path = pathOf(await ben('/me/feed', 'POST'));
    const answer = await service.send(path);
    expect(answer.text).toContain('X-WR-CALNAME:On call: Ben Okafor\r\n');
    expect(answer.text).toContain('SUMMARY:On call: Shop primary\r\n');
    expect((await ben('/me/feed', 'DELETE')).status).toBe(204);
    expect((await service.send(path)).status).toBe(404);
  });

  it('is not there for a machine', async () => {
    const machine = await service.as('admin');
    expect((await machine('/me/feed', 'POST')).status).toBe(404);
  });
});

describe('strangers', () => {
  it.each([
    '/calendars/v1/',
    '/calendars/v1/x.ics',
    `/calendars/v1/cal_${'a'.repeat(43)}.ics`,
    '/calendars/v1/%00.ics',
  ])('%s is 404 and says nothing', async (path) => {
    expect((await service.send(path)).status).toBe(404);
    await minute();
  });

  it('who guess are held back, and so are programs that ask without end', async () => {
    const guess = () => service.send(`/calendars/v1/cal_${'b'.repeat(43)}.ics`);
    const statuses: number[] = [];
    for (let tries = 0; tries < 25; tries += 1) statuses.push((await guess()).status);
    expect([statuses.filter((status) => status === 404).length, statuses.at(-1)]).toEqual([20, 429]);
    await minute();
    const editor = await service.as('editor');
    const path = pathOf(await editor('/schedules/shop/feed', 'POST'));
    const answers: Answer[] = [];
    for (let tries = 0; tries < 35; tries += 1) answers.push(await service.send(path));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
  });
});
