import { Readable } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeBody, readBody, textOf } from './request-body.ts';
import type { BodyResult } from './request-body.ts';

const limit = { bytes: 10, setting: 'TOCSIN_BODY_LIMIT' };

function requestOf(chunks: readonly string[], headers: IncomingMessage['headers'] = {}): IncomingMessage {
  const stream = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  // All that reading a body takes of a request: its chunks and its headers.
  return Object.assign(stream, { headers }) as unknown as IncomingMessage;
}

const read = (request: IncomingMessage): Promise<BodyResult> =>
  new Promise((resolve) => readBody(request, limit, resolve));
const decode = (bytes: Buffer, encoding?: string): Promise<BodyResult> =>
  new Promise((resolve) => decodeBody(bytes, encoding, limit, resolve));

describe('readBody', () => {
  it.each([[[]], [['abc']], [['abc', 'def', '1234']]])('joins %j', async (chunks) => {
    expect(await read(requestOf(chunks))).toEqual({ kind: 'body', bytes: Buffer.from(chunks.join('')) });
  });

  it('refuses the byte that is too many, whoever announced what', async () => {
    const refused = { kind: 'refused', code: 'too-large' };
    expect(await read(requestOf(['12345', '123456']))).toMatchObject(refused);
    expect(await read(requestOf([], { 'content-length': '11' }))).toMatchObject(refused);
    expect(await read(requestOf(['12345', '123456'], { 'content-length': '3' }))).toMatchObject(refused);
  });

  it('tells a sender that went away from one that is done', async () => {
    const request = requestOf(['abc']);
    const result = read(request);
    request.destroy();
    expect(await result).toEqual({ kind: 'aborted' });
  });
});

describe('decodeBody', () => {
  it.each([undefined, '', 'identity', ' Identity '])('leaves %j as it is', async (encoding) => {
    expect(await decode(Buffer.from('abc'), encoding)).toEqual({ kind: 'body', bytes: Buffer.from('abc') });
  });

  it('stops at the limit, exactly', async () => {
    expect(await decode(gzipSync('1234567890'), 'gzip')).toMatchObject({ kind: 'body' });
    expect(await decode(gzipSync('12345678901'), 'GZIP')).toMatchObject({ kind: 'refused', code: 'too-large' });
  });
});

describe('textOf', () => {
  it.each([
    [Buffer.from('é'), 'é'],
    [Buffer.from('\ufeff{}'), '{}'],
    [Buffer.from([0xc3]), null],
    [Buffer.from([0xed, 0xa0, 0x80]), null],
    [Buffer.alloc(0), ''],
  ])('%j is %j', (bytes, text) => {
    expect(textOf(bytes)).toBe(text);
  });
});
