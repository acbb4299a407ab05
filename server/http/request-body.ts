import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { ProblemCode } from '../contract/errors.ts';

export interface BodyLimit {
  readonly bytes: number;
  /** The setting that raises it, named in the refusal: whoever meets the limit wants to know what to turn. */
  readonly setting: string;
}

export type BodyResult =
  | { readonly kind: 'body'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly code: ProblemCode; readonly detail: string }
  /** The sender went away; nobody is left to answer. */
  | { readonly kind: 'aborted' };

const EMPTY = Buffer.alloc(0);

/**
 * Reads a body up to the limit. With callbacks and not with `for await`, which costs several promises per request on the
 * path where thousands arrive each second. What lies beyond the limit is read and thrown away, so that the sender gets
 * to see the answer instead of a reset; the server's request timeout ends a stream that never does.
 */
export function readBody(request: IncomingMessage, limit: BodyLimit, done: (result: BodyResult) => void): void {
  if (Number(request.headers['content-length'] ?? 0) > limit.bytes) {
    request.resume();
    return done(tooLarge(limit));
  }
  let first: Buffer | null = null;
  let more: Buffer[] | null = null;
  let length = 0;
  let finished = false;
  const finish = (result: BodyResult): void => {
    if (finished) return;
    finished = true;
    done(result);
  };
  request.on('data', (chunk: Buffer) => {
    if (finished) return;
    length += chunk.length;
    if (length > limit.bytes) {
      first = more = null;
      finish(tooLarge(limit));
    } else if (first === null) first = chunk;
    else (more ??= [first]).push(chunk);
  });
  request.on('end', () =>
    finish({ kind: 'body', bytes: more === null ? (first ?? EMPTY) : Buffer.concat(more, length) }),
  );
  request.on('error', () => finish({ kind: 'aborted' }));
  request.on('close', () => finish({ kind: 'aborted' }));
}

type Decoded = (error: Error | null, decoded: Buffer) => void;
type Decoder = (bytes: Buffer, options: { readonly maxOutputLength: number }, done: Decoded) => void;

const DECODERS = new Map<string, Decoder>([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', inflate],
  ['br', brotliDecompress],
]);

/**
 * Undoes the content encoding. The decompressor itself stops at the limit: a kilobyte of gzip can hold a megabyte, and
 * measuring afterwards would be too late.
 */
export function decodeBody(
  bytes: Buffer,
  encoding: string | undefined,
  limit: BodyLimit,
  done: (result: BodyResult) => void,
): void {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity') return done({ kind: 'body', bytes });
  const decoder = DECODERS.get(name);
  if (decoder === undefined) {
    const detail = `Content-Encoding "${name.slice(0, 40)}" is not one of gzip, deflate, br: send the body as it is.`;
    return done({ kind: 'refused', code: 'unsupported-encoding', detail });
  }
  decoder(bytes, { maxOutputLength: limit.bytes }, (error, decoded) => {
    if (error === null) return done({ kind: 'body', bytes: decoded });
    const isBomb = 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    if (isBomb) return done(tooLarge(limit));
    const detail = `The header says Content-Encoding: ${name}, but the body is not ${name}.`;
    done({ kind: 'refused', code: 'broken-encoding', detail });
  });
}

/** The text of a body, without a byte order mark; null when it is not UTF-8 (never replaced by question marks). */
export function textOf(bytes: Buffer): string | null {
  if (!isUtf8(bytes)) return null;
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function tooLarge(limit: BodyLimit): BodyResult {
  const detail =
    `Request Entity Too Large; max body: ${limit.bytes} bytes (after decompression). ` +
    `Send fewer alerts at once (Grafana: the contact point's "Max alerts"), or raise ${limit.setting}.`;
  return { kind: 'refused', code: 'too-large', detail };
}
