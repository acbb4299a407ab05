import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { SECOND_MS } from '../../core/time/instant.ts';
import { isPrivateAddress } from './private-address.ts';

export interface DownloadLimits {
  readonly timeoutMs: number;
  /** Of what arrives, and of what that decompresses to. */
  readonly bytes: number;
  readonly redirects: number;
  readonly allowPrivateAddresses: boolean;
}

/** What came with the last good answer, so that an unchanged one need not come again. */
export interface Validators {
  readonly etag: string | null;
  readonly modified: string | null;
}

export type Downloaded =
  | ({ readonly kind: 'body'; readonly bytes: Buffer } & Validators)
  | { readonly kind: 'unchanged' }
  /** The problem is a sentence without anything of the URL but its host: the rest may be a secret. */
  | { readonly kind: 'failed'; readonly problem: string };

class Problem extends Error {}

/** GETs a file that somebody else keeps. Never throws, follows redirects, and reads no more than it may. */
export async function download(
  url: string,
  { etag, modified }: Validators,
  limits: DownloadLimits,
  stopping: AbortSignal,
): Promise<Downloaded> {
  const timer = AbortSignal.timeout(limits.timeoutMs);
  const signal = AbortSignal.any([stopping, timer]);
  const headers = {
    accept: 'text/calendar, */*;q=0.5',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': 'Tocsin',
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(modified === null ? {} : { 'if-modified-since': modified }),
  };
  let at = new URL(url);
  try {
    for (let redirects = 0; ; redirects += 1) {
      const response = await ask(at, headers, limits, signal);
      const next = redirectOf(response, at);
      if (next === null) return await answerOf(response, limits);
      response.destroy();
      if (redirects >= limits.redirects) throw new Problem(`It was sent on more than ${limits.redirects} times.`);
      at = next;
    }
  } catch (error) {
    return { kind: 'failed', problem: problemOf(error, at.host, { timedOut: timer.aborted, limits }) };
  }
}

function ask(url: URL, headers: RequestOptions['headers'], limits: DownloadLimits, signal: AbortSignal) {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  if (!limits.allowPrivateAddresses && family !== 0 && isPrivateAddress({ address: host, family })) refuseHost(host);
  const options: RequestOptions = { headers, signal, agent: false };
  if (!limits.allowPrivateAddresses) options.lookup = lookupPublic;
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise<IncomingMessage>((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end();
  });
}

/** Looks at the very addresses that are connected to: a name server cannot say another one in between. */
const lookupPublic: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error !== null || first === undefined) return callback(error ?? new Error(`no address of ${host}`), []);
    if (addresses.some(isPrivateAddress)) return callback(privateHost(host), []);
    if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function privateHost(host: string): Problem {
  return new Problem(`${host} is a private address, and this installation reads calendars from public ones only.`);
}

function refuseHost(host: string): never {
  throw privateHost(host);
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return null;
  if (!URL.canParse(headers.location, from.href)) throw new Problem('It was sent on to something that is no address.');
  const to = new URL(headers.location, from.href);
  if (to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:')) return to;
  throw new Problem(`It was sent on from ${from.protocol} to ${to.protocol}, which is not followed.`);
}

async function answerOf(response: IncomingMessage, limits: DownloadLimits): Promise<Downloaded> {
  const { statusCode = 0, headers } = response;
  if (statusCode === 304) {
    response.resume();
    return { kind: 'unchanged' };
  }
  if (statusCode !== 200) {
    response.destroy();
    throw new Problem(`${whatItSays(statusCode)} (${statusCode} ${response.statusMessage ?? ''}`.trimEnd() + ').');
  }
  const bytes = await decoded(await bytesOf(response, limits), headers, limits);
  return { kind: 'body', bytes, etag: headers.etag ?? null, modified: headers['last-modified'] ?? null };
}

function whatItSays(status: number): string {
  if (status === 401 || status === 403)
    return 'The server wants to know who asks: use an address that contains its secret';
  if (status === 404 || status === 410) return 'The server has nothing at this address';
  if (status === 429) return 'The server is asked too often';
  return status >= 500 ? 'The server has trouble of its own' : 'The server answered with no calendar';
}

async function bytesOf(response: IncomingMessage, { bytes }: DownloadLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bytes) throw tooLarge(bytes);
    chunks.push(chunk);
  }
  // Of a connection that broke off, Node tells only here.
  if (!response.complete) throw new Problem('The answer broke off in the middle.');
  return Buffer.concat(chunks);
}

function tooLarge(bytes: number): Problem {
  return new Problem(`It is larger than ${Math.round(bytes / 1_048_576)} MB.`);
}

const DECODERS = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) };

async function decoded(bytes: Buffer, headers: IncomingHttpHeaders, limits: DownloadLimits): Promise<Buffer> {
  const encoding = (headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity') return bytes;
  const decode = encoding in DECODERS ? DECODERS[encoding as keyof typeof DECODERS] : null; // Just seen to be one of them.
  if (decode === null) throw new Problem(`Nobody asked for the encoding ${encoding.slice(0, 40)}.`);
  try {
    return await decode(bytes, { maxOutputLength: limits.bytes });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(limits.bytes) : new Problem('The answer cannot be decompressed.');
  }
}

function problemOf(
  error: unknown,
  host: string,
  { timedOut, limits }: { readonly timedOut: boolean; readonly limits: DownloadLimits },
): string {
  if (error instanceof Problem) return error.message;
  if (timedOut) return `${host} did not answer within ${limits.timeoutMs / SECOND_MS} s.`;
  const cause: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const why = cause instanceof Error ? cause.message : cause;
  return `${host} cannot be reached: ${String(why)}.`;
}
