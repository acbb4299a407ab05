import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import { startService } from '../test/service.ts';
import type { Answer, TestService } from '../test/service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startService({ settings: { requestTimeoutMs: 300, headersTimeoutMs: 200 } });
});

afterAll(() => service.close());

beforeEach(() => {
  service.engine.accepted.length = 0;
  service.engine.refused.length = 0;
  service.engine.firing = new Set();
});

const LIMIT = 64 * 1_024;
const PATH = '/integrations/v1/grafana/grafana-token/';

const post = (body: string | Buffer, encoding?: string, path = PATH): Promise<Answer> =>
  service.send(path, { method: 'POST', body, headers: encoding === undefined ? {} : { 'content-encoding': encoding } });

/** A body of Grafana with so many bytes. */
function grafanaOf(bytes: number, fingerprint = 'f1', status = 'firing'): string {
  const alert = { status, labels: { alertname: 'A' }, startsAt: '2026-11-21T02:59:00Z', fingerprint };
  const empty = JSON.stringify({ orgId: 1, alerts: [alert], groupLabels: {}, commonLabels: {}, title: '' });
  return empty.replace('"title":""', `"title":"${'x'.repeat(Math.max(0, bytes - empty.length))}"`);
}

/** What a bare socket gets back, until the other side closes it. */
async function converse(first: string): Promise<string> {
  const socket = connect(service.port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString()));
  socket.on('error', () => {});
  socket.write(first);
  await once(socket, 'close');
  return text;
}

describe('the body limit', () => {
  it('a body of exactly the limit is taken', async () => {
    const body = grafanaOf(LIMIT);
    expect(Buffer.byteLength(body)).toBe(LIMIT);
    expect((await post(body)).status).toBe(200);
  });

  it('38 one byte more is 413 and names the limit and the setting', async () => {
    const answer = await post(grafanaOf(LIMIT + 1));
    expect([answer.status, answer.json?.['code'], answer.json?.['title']]).toEqual([
      413,
      'too-large',
      'Request Entity Too Large',
    ]);
    expect(answer.json?.['detail']).toContain(`max body: ${LIMIT} bytes`);
    expect(answer.json?.['detail']).toContain('TOCSIN_BODY_LIMIT');
    expect(service.engine.refused[0]).toMatchObject({ status: 413, body: '' });
    expect(service.engine.accepted).toEqual([]);
  });

  it('is found while the body streams, when nobody said how long it is', async () => {
    const piece = `1000\r\n${'x'.repeat(0x1000)}\r\n`;
    const head = `POST ${PATH} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n`;
    const text = await converse(`${head}${piece.repeat(20)}0\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('is said early, before the body has come', async () => {
    const head = `POST ${PATH} HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999\r\nconnection: close\r\n\r\n`;
    expect(await converse(head)).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('compressed bodies', () => {
  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('%s is understood', async (encoding, compress) => {
    expect((await post(compress(grafanaOf(500)), encoding)).status).toBe(200);
    expect(service.engine.accepted[0]?.body).toBe(grafanaOf(500));
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('a bomb of %s is 413', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(LIMIT);
    const answer = await post(bomb, encoding);
    expect([answer.status, answer.json?.['code']]).toEqual([413, 'too-large']);
  });

  it.each([
    ['gzip', 400, 'broken-encoding'],
    ['br', 400, 'broken-encoding'],
    ['zstd', 415, 'unsupported-encoding'],
    ['gzip, gzip', 415, 'unsupported-encoding'],
  ])('a body that is no %s: %i', async (encoding, status, code) => {
    const answer = await post(grafanaOf(500), encoding);
    expect([answer.status, answer.json?.['code']]).toEqual([status, code]);
  });
});

describe('slow senders', () => {
  it('headers that never end are cut off', async () => {
    expect(await converse(`POST ${PATH} HTTP/1.1\r\nhost: x\r\nx-slow: `)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('a body that never ends is cut off, and counted', async () => {
    const head = `POST ${PATH} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"orgId"`;
    expect(await converse(head)).toMatch(/^HTTP\/1\.1 408 /);
    expect(await service.metric('tocsin_intake_requests_total{integration="grafana",code="aborted"}')).toMatch(/ 1$/);
    expect(service.engine.accepted).toEqual([]);
  });
});

describe('the rate of an integration', () => {
  const path = '/integrations/v1/webhook/hook-token/';
  const alert = (dedupKey: string, status = 'firing'): string => JSON.stringify({ title: 'T', dedupKey, status });
  const use = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i += 1) expect((await post(alert('known'), undefined, path)).status).toBe(200);
  };

  beforeEach(async () => {
    await service.clock.advance(MINUTE_MS, () => Promise.resolve());
    service.engine.asked.length = 0;
    await post(alert('known'), undefined, path);
    service.engine.firing = new Set(
      service.engine.accepted.flatMap(({ alerts }) => alerts.map((one) => one.fingerprint)),
    );
    await use(2);
  });

  it('repeats beyond it are 429 and say when to come back', async () => {
    const answer = await post(alert('known'), undefined, path);
    expect([answer.status, answer.json?.['code'], answer.headers['retry-after']]).toEqual([429, 'too-many', '20']);
    expect(answer.json?.['detail']).toContain('More than 3 requests a minute');
    await service.clock.advance(20 * SECOND_MS, () => Promise.resolve());
    expect((await post(alert('known'), undefined, path)).status).toBe(200);
  });

  it('the first alert of a group always passes', async () => {
    expect((await post(alert('new'), undefined, path)).status).toBe(200);
  });

  it('one first alert among repeats is enough', async () => {
    const body = `{"alerts":[${alert('known')},${alert('new')}]}`;
    expect((await post(body, undefined, path)).status).toBe(200);
  });

  it('a resolve always passes: losing it would page somebody for nothing', async () => {
    expect((await post(alert('known', 'resolved'), undefined, path)).status).toBe(200);
  });

  it('the engine is asked about fingerprints only beyond it', async () => {
    expect(service.engine.asked).toEqual([]);
    await post(alert('known'), undefined, path);
    expect(service.engine.asked).toHaveLength(1);
  });

  it('one integration never spends the rate of another', async () => {
    await post(alert('known'), undefined, path);
    expect((await post(grafanaOf(0))).status).toBe(200);
  });
});
