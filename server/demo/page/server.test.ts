import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caughtTown, PEOPLE } from '../caught-town.fixture.ts';
import type { CaughtTown } from '../caught-town.fixture.ts';
import { QUIET } from '../service-group.fixture.ts';
import { SCENARIOS } from '../traffic/scenarios.ts';
import { startCaughtPage } from './server.ts';
import type { CaughtPage } from './server.ts';

let town: CaughtTown;
let page: CaughtPage;
let fired: string[];

beforeEach(async () => {
  town = await caughtTown();
  fired = [];
  page = await startCaughtPage({
    port: 0,
    clock: town.clock,
    zone: 'UTC',
    inbox: town.inbox,
    answers: town.answers,
    people: () => PEOPLE,
    situation: () => QUIET,
    traffic: {
      scenarios: SCENARIOS,
      fire: async (id) => {
        if (id === '') throw new Error('There is no scenario.');
        fired.push(id);
      },
    },
    resolveAll: async () => 'Everything is resolved.',
  });
});
afterEach(async () => {
  await page.close();
  await town.close();
});

const get = async (path: string) => {
  const response = await fetch(page.url + path);
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const post = async (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(page.url + path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { accept: 'application/json', ...headers },
    redirect: 'manual',
  });
const said = async (path: string, form: Record<string, string>): Promise<unknown> =>
  ((await (await post(path, form)).json()) as { said: unknown }).said;

/** `fetch` does not let anybody write these headers. */
const asIfFrom = (headers: Record<string, string>, method = 'GET') =>
  new Promise<number>((resolve, reject) => {
    const asked = request(page.url, { method, headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject).end();
  });

describe('the server of the caught page', () => {
  it('allows its own script and sheet by their hashes, and nothing else', async () => {
    const { status, headers, text } = await get('/');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(text).toContain('<!doctype html>');
  });

  it('shows one person’s messages, by an address that can be kept', async () => {
    await town.send('slack', 'U0ANA');
    await town.send('sms', '+12025550102');
    expect((await get('/live?person=ben')).text).toContain('id="text-1"');
    expect((await get('/live?person=ben')).text).not.toContain('id="chat-');
    expect((await get('/live?person=nobody')).text).toContain('id="chat-');
  });

  it('tells open pages that something is new, once for what comes together', async () => {
    const response = await fetch(`${page.url}/events`);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const stream = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await stream?.read())?.value).toContain('retry: 1000');
    page.changed();
    await town.send('sms', '+12025550101');
    await town.clock.advance(100, async () => {});
    expect((await stream?.read())?.value).toBe('data: changed\n\n');
    await stream?.cancel();
  });

  it('presses, texts, fires and resolves, and says what came of it', async () => {
    await town.send('slack', 'U0ANA');
    const chat = town.inbox.items()[0]?.id ?? '';
    expect(await said('/press', { item: chat, action: 'acknowledge' })).toBe('Ana Ünal pressed “Acknowledge”.');
    await town.send('sms', '+12025550101');
    expect(await said('/reply', { item: 'text-1', body: 'hello' })).toBe('Sent.');
    expect(await said('/reply', { item: 'text-1', body: '', quick: '12a' })).toBe('Sent.');
    expect(town.inbox.find('text-1')?.deeds).toMatchObject([{ words: 'hello' }, { words: '12a' }]);
    expect(await said('/fire', { scenario: 'disk-full' })).toBe('Fired. Whoever is on call is paged now.');
    expect(fired).toEqual(['disk-full']);
    expect(await said('/resolve-all', {})).toBe('Everything is resolved.');
  });

  it('says why something could not be done', async () => {
    expect(await said('/press', { item: 'chat-x', action: 'acknowledge' })).toContain('not there any more');
    expect(await said('/press', { item: 'chat-x', action: 'explode' })).toBe('That was none of the buttons.');
    expect(await said('/fire', {})).toBe('There is no scenario.');
    expect(await said('/nothing', {})).toBe('There is no such button.');
    expect(await said('/reply', { item: 'text-1', body: 'x'.repeat(9_000) })).toBe('The form is too large.');
  });

  it('works without script: back to the page, which says it once', async () => {
    const response = await post('/resolve-all', {}, { accept: 'text/html' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/');
    expect((await get('/')).text).toContain('Everything is resolved.');
    expect((await get('/')).text).not.toContain('Everything is resolved.');
  });

  it('shows a mail as it looks, unable to run anything, with links that open elsewhere', async () => {
    await town.send('email', 'ana@town.example');
    const { headers, text } = await get('/mail/1');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(text).toContain('<base target="_blank">');
    expect((await get('/mail/2')).status).toBe(404);
  });

  it('answers to nobody else: another site’s form, or a name that leads here', async () => {
    const host = new URL(page.url).host;
    expect(await asIfFrom({ host })).toBe(200);
    expect(await asIfFrom({ host: 'evil.example' })).toBe(403);
    expect(await asIfFrom({ host, origin: 'https://evil.example' }, 'POST')).toBe(403);
    expect(await asIfFrom({ host, origin: 'null' }, 'POST')).toBe(403);
    expect(await asIfFrom({ host, origin: `http://${host}` }, 'POST')).toBe(303);
  });
});
