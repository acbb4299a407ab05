import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { download } from './download.ts';
import type { Downloaded, DownloadLimits, Validators } from './download.ts';

let server: Server;
let base: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const asked: IncomingMessage[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => void asked.splice(0));

const LIMITS: DownloadLimits = { timeoutMs: 5_000, bytes: 10_000, redirects: 3, allowPrivateAddresses: true };
const NEVER: Validators = { etag: null, modified: null };
const get = (path: string, validators = NEVER, limits: Partial<DownloadLimits> = {}): Promise<Downloaded> =>
  download(
    path.startsWith('http') ? path : base + path,
    validators,
    { ...LIMITS, ...limits },
    new AbortController().signal,
  );
const problem = (downloaded: Downloaded): string =>
  downloaded.kind === 'failed' ? downloaded.problem : downloaded.kind;

describe('download', () => {
  it('brings the body and what to ask with the next time', async () => {
    answer = (_, response) => response.setHeader('etag', '"1"').setHeader('last-modified', 'Sat').end('calendar');
    expect(await get('/a.ics')).toEqual({ kind: 'body', bytes: Buffer.from('calendar'), etag: '"1"', modified: 'Sat' });
    answer = (_, response) => void response.writeHead(304).end();
    expect(await get('/a.ics', { etag: '"1"', modified: 'Sat' })).toEqual({ kind: 'unchanged' });
    expect(asked[1]?.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Sat',
      'user-agent': 'Tocsin',
    });
  });

  it('sends the name and password of an address as Basic auth, and reads what is compressed', async () => {
    answer = (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('calendar'));
    const got = await get(base.replace('http://', 'http://ana:p%40ss@'));
    expect(got.kind === 'body' ? got.bytes.toString() : got).toBe('calendar');
    expect(asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from('ana:p@ss').toString('base64')}`);
  });

  it('follows redirects, and not for ever', async () => {
    answer = ({ url }, response) => {
      const left = Number(url?.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    };
    expect((await get('/3')).kind).toBe('body');
    expect(problem(await get('/4'))).toBe('It was sent on more than 3 times.');
  });

  it.each(['ftp://example.org/', 'file:///etc/passwd', 'http://['])('is not sent on to %s', async (location) => {
    answer = (_, response) => void response.writeHead(301, { location }).end();
    expect(problem(await get('/'))).toMatch(/^It was sent on/);
  });

  it.each([
    [401, 'wants to know who asks'],
    [404, 'nothing at this address'],
    [429, 'asked too often'],
    [503, 'trouble of its own (503'],
    [204, 'with no calendar'],
  ])('says what %i means', async (status, words) => {
    answer = (_, response) => void response.writeHead(status).end();
    expect(problem(await get('/'))).toContain(words);
  });

  it('takes no more than it may, also of what is compressed', async () => {
    answer = (_, response) => void response.end(Buffer.alloc(20_000));
    expect(problem(await get('/'))).toMatch(/^It is larger than/);
    answer = (_, response) =>
      void response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(9_000_000)));
    expect(problem(await get('/'))).toMatch(/^It is larger than/);
  });

  it('says when the answer breaks off, cannot be decompressed, or does not come in time', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('BEGIN', () => response.destroy());
    };
    expect((await get('/')).kind).toBe('failed');
    answer = (_, response) => void response.setHeader('content-encoding', 'gzip').end('plain');
    expect(problem(await get('/'))).toBe('The answer cannot be decompressed.');
    answer = (_, response) => void response.setHeader('content-encoding', 'rot13').end('plain');
    expect(problem(await get('/'))).toBe('Nobody asked for the encoding rot13.');
    answer = () => undefined;
    expect(problem(await get('/', NEVER, { timeoutMs: 40 }))).toMatch(/did not answer within 0\.04 s\.$/);
  });

  it('says when nobody is there, without the secret in the address', async () => {
    const said = problem(await get('http://127.0.0.1:1/private-secret.ics'));
    expect(said).toMatch(/^127\.0\.0\.1:1 cannot be reached: .*ECONNREFUSED/);
    expect(said).not.toContain('secret');
  });

  it.each(['/', '//localhost', '//[::1]', '//[::ffff:127.0.0.1]', '//2130706433'])(
    'goes to no private address where that is forbidden: %s',
    async (host) => {
      answer = (_, response) => void response.end('inside');
      const url = host === '/' ? base : `http:${host}:${new URL(base).port}/`;
      expect(problem(await get(url, NEVER, { allowPrivateAddresses: false }))).toContain('private address');
      expect(asked).toEqual([]);
    },
  );
});
