import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { everyRoute, API_PREFIX } from '../../../contract/routes.ts';
import type { Random } from '../../../demo/traffic/random.ts';
import { ADMIN_TOKEN } from '../service-process.ts';
import { TOKEN } from '../town.ts';
import { damaged, mutated, randomBytes, randomJson, randomText } from './json.ts';
import { recordedBodies } from './recorded.ts';

/** A request that keeps to HTTP, whatever it says; it has to be answered. */
export interface Spoken {
  readonly kind: 'spoken';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The answer is a stream without an end: its status is all there is to wait for. */
  readonly isStream: boolean;
}

/** Bytes on a socket; nobody has to answer, and everybody has to live on. */
export interface Noise {
  readonly kind: 'noise';
  readonly bytes: Buffer;
}

export type Shot = Spoken | Noise;

const TYPES = ['webhook', 'grafana', 'alertmanager'];
const ENCODERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
};
/** 8 MiB of zeros in 8 kB: eight times what may come out of a body. */
const BOMB = gzipSync(Buffer.alloc(8 * 1_048_576));
const DEEP = Buffer.from(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);

const intakePath = (type: string): string => `/integrations/v1/${type}/${TOKEN}-${type}/`;
const text = (value: unknown): Buffer => Buffer.from(JSON.stringify(value) ?? 'null');

function spoken(method: string, path: string, body: Buffer, headers: Record<string, string> = {}): Spoken {
  const type = { 'content-type': 'application/json' };
  return { kind: 'spoken', method, path, headers: { ...type, ...headers }, body, isStream: false };
}

function recordedDamaged(random: Random): Spoken {
  const { type, text: whole, json } = random.pick(recordedBodies);
  const body = random.happens(0.6) ? text(mutated(random, json)) : damaged(random, Buffer.from(whole));
  return spoken('POST', intakePath(random.happens(0.85) ? type : random.pick(TYPES)), body);
}

function anyJson(random: Random): Spoken {
  const body = random.happens(0.03) ? DEEP : text(randomJson(random, 5));
  return spoken('POST', intakePath(random.pick(TYPES)), body);
}

function encoded(random: Random): Spoken {
  const name = random.pick(Object.keys(ENCODERS));
  const plain = Buffer.from(random.pick(recordedBodies).text);
  const packed = random.happens(0.05) ? BOMB : (ENCODERS[name] ?? gzipSync)(plain);
  const body = random.happens(0.7) ? damaged(random, packed) : packed;
  const said = random.happens(0.7) ? name : random.pick(['gzip', 'x-gzip', 'gzip, gzip', 'zstd', '', 'identity']);
  return spoken('POST', intakePath(random.pick(TYPES)), body, { 'content-encoding': said });
}

function wrongAddress(random: Random): Spoken {
  const method = random.pick(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'POST', 'TRACE', 'SEARCH']);
  const paths = [
    '/',
    '//',
    '/integrations/v1/webhook/wrong/',
    '/integrations/v1/',
    '/integrations/v1/%00/%ff/',
    `/integrations/v1/grafana/${TOKEN}-webhook/`,
    '/api/v1/%E0%A4%A',
    '/healthz',
    '/readyz',
    '/metrics',
    '/a/x.y.z',
    `/a/${'A'.repeat(2_000)}`,
    '/channels/email/x',
    '/channels/slack/interactions',
    '/channels/%2e%2e/x',
    '/../../etc/passwd',
    `/${encodeURIComponent(randomBytes(random, 60).toString('latin1'))}`,
  ];
  return spoken(
    method,
    random.pick(paths),
    method === 'GET' || method === 'HEAD' ? Buffer.alloc(0) : randomBytes(random, 200),
  );
}

/** Few ids, so that made-up documents meet each other; made up, so that valid alerts keep their owner. */
const IDS = ['fuzz-1', 'fuzz-2', 'fuzz-3', 'ana', 'shop', 'checkout', 'missing', '%00', '..', 'x'.repeat(300)];
const HARMLESS: Readonly<Record<string, unknown>> = {
  teams: { name: 'Fuzz', members: ['fuzz-1'] },
  people: { name: 'Fuzz', zone: 'UTC', contactMethods: [{ channel: 'email', address: 'fuzz@example.test' }] },
  services: { name: 'Fuzz', team: 'shop', owns: ['service="fuzz"'], groupBy: ['alertname'] },
  schedules: { name: 'Fuzz', zone: 'Europe/Berlin', layers: [] },
  'escalation-chains': { name: 'Fuzz', steps: [{ page: { people: ['fuzz-1'] } }] },
  integrations: { name: 'Fuzz', type: 'webhook', token: 'fuzz-token-fuzz' },
  'alert-groups': { as: 'ana', for: '1h', text: 'note', target: { person: 'ana' } },
  ownership: { labels: { service: 'checkout' } },
  tokens: { name: 'fuzz', role: 'viewer' },
};

function api(random: Random): Spoken {
  const route = random.pick(everyRoute);
  const path = route.path.replace(/\{\w+\}/g, () => random.pick(IDS));
  const query = random.happens(0.5) ? '' : `?${randomQuery(random)}`;
  const base = HARMLESS[path.split('/')[1] ?? ''];
  const id = random.pick(IDS.slice(0, 3));
  const like = typeof base === 'object' ? { id, ...base } : {};
  const body = random.happens(0.75)
    ? text(mutated(random, like, random.pick([0, 0.05, 0.15])))
    : text(randomJson(random));
  const headers = {
    authorization: random.happens(0.9)
      ? `Bearer ${ADMIN_TOKEN}`
      : `Bearer ${randomText(random, 20).replace(/[^ -~]/g, '')}`,
    ...(random.happens(0.2) ? { 'if-match': random.pick(['"1"', '*', 'W/"x"', '']) } : {}),
  };
  const hasBody = route.method === 'POST' || route.method === 'PUT';
  return {
    ...spoken(route.method, API_PREFIX + path + query, hasBody ? body : Buffer.alloc(0), headers),
    isStream: route.media === 'text/event-stream',
  };
}

function randomQuery(random: Random): string {
  const names = ['from', 'to', 'at', 'by', 'limit', 'cursor', 'status', 'team', 'search', 'until', 'days', 'x[y]'];
  const values = [
    '2026-01-01T00:00:00Z',
    '9999-12-31T00:00:00Z',
    '-1',
    '1e9',
    'service',
    'firing',
    '%00',
    '%ff',
    '',
    '1-1',
  ];
  return Array.from({ length: random.whole(1, 4) }, () => `${random.pick(names)}=${random.pick(values)}`).join('&');
}

function noise(random: Random): Noise {
  const head = `POST ${intakePath('webhook')} HTTP/1.1\r\nHost: x\r\n`;
  const lines = [
    () => randomBytes(random, 400),
    () => Buffer.from(`${head}Content-Length: 99999999999999999999\r\n\r\n{}`),
    () => Buffer.from(`${head}Content-Length: 5000000\r\n\r\n{}`),
    () => Buffer.from(`${head}Content-Length: -1\r\n\r\n{}`),
    () => Buffer.from(`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`),
    () => Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n{}`),
    () => Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`),
    () => Buffer.from(`${head}X: ${'y'.repeat(70_000)}\r\n\r\n`),
    () => Buffer.from(`${head}${'a: b\r\n'.repeat(3_000)}\r\n`),
    () => Buffer.from(`${head}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n`),
    () => Buffer.from(`${head}Expect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}`),
    () => Buffer.from(`GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`),
    () => Buffer.from(`GET ${'/x'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\n\r\n`),
    () => Buffer.from('CONNECT example.test:443 HTTP/1.1\r\nHost: x\r\n\r\n'),
    () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    () => Buffer.from('GET / HTTP/9.9\r\n\r\n'),
    () => Buffer.from(`GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n`.repeat(50)),
    () => damaged(random, Buffer.from(`${head}Content-Length: 2\r\n\r\n{}`)),
  ];
  return { kind: 'noise', bytes: random.pick(lines)() };
}

/** The n-th request of a seed; each is made from its own chance, so that one can be looked at alone. */
export function shot(random: Random): Shot {
  const chance = random.fraction();
  if (chance < 0.3) return recordedDamaged(random);
  if (chance < 0.42) return anyJson(random);
  if (chance < 0.54) return encoded(random);
  if (chance < 0.66) return wrongAddress(random);
  if (chance < 0.86) return api(random);
  return noise(random);
}
