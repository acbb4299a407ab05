import type { Request } from 'express';
import { z } from 'zod';
import { readMistakes } from '../../contract/configuration/mistake.ts';
import type { ProblemCode } from '../../contract/errors.ts';
import type { Route } from '../../contract/route.ts';
import { formatPath } from '../../core/directory/kind.ts';
import { findJsonMistake } from '../intake/json-position.ts';
import { Refusal } from '../problem.ts';
import { decodeBody, readBody, textOf } from '../request-body.ts';
import type { BodyLimit, BodyResult } from '../request-body.ts';

/** Everything of a call that comes from the request, checked against the line of the route table. */
export interface ReadCall {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly document: unknown;
  readonly ifVersion: number | null;
}

export async function readCall(route: Route, request: Request, limit: BodyLimit): Promise<ReadCall> {
  const params = checked(route.params, request.params, 'bad-request', 'The path');
  const query = checked(route.query, listed(route.query, request.query), 'bad-request', 'The query');
  const ifVersion = route.versioned ? ifMatch(request) : null;
  if (route.body === null) return { params, query, ifVersion, body: undefined, document: undefined };
  const document = await jsonBody(request, limit);
  const body = checked(route.body, document, codeOfBody(route), 'The body');
  return { params, query, ifVersion, body, document };
}

/** A document of the configuration has a problem of its own, as it has the same mistakes in a file. */
function codeOfBody(route: Route): ProblemCode {
  return route.problems.includes('broken-configuration') ? 'broken-configuration' : 'wrong-shape';
}

function checked(schema: z.ZodType, value: unknown, code: ProblemCode, what: string): unknown {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const errors = readMistakes(parsed.error.issues).map(({ path, message }) => ({
    path: formatPath(path),
    detail: message,
  }));
  const first = errors[0];
  const where = first === undefined || first.path === '' ? '' : `${first.path} `;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more: see errors)` : '';
  throw new Refusal(code, `${what} is not as it should be: ${where}${first?.detail ?? ''}${more}.`, { errors });
}

/** `?team=a` and `?team=a&team=b` both give a list where the schema wants one. */
function listed(schema: z.ZodType, query: Request['query']): Record<string, unknown> {
  const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      const field = shape[name];
      const wantsList = field instanceof z.ZodOptional && field.unwrap() instanceof z.ZodArray;
      return [name, wantsList && !Array.isArray(value) ? [value] : value];
    }),
  );
}

function ifMatch(request: Request): number | null {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return null;
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(header)?.[1];
  if (version === undefined)
    throw new Refusal('bad-request', 'If-Match takes the ETag of the last answer, such as "3".');
  return Number(version);
}

async function jsonBody(request: Request, limit: BodyLimit): Promise<unknown> {
  const result = await bodyOf(request, limit);
  if (result.kind === 'aborted') throw new Refusal('bad-request', 'The request ended before its body did.');
  if (result.kind === 'refused') throw new Refusal(result.code, result.detail);
  // An action without a body is the usual one, and `{}` would be a ritual.
  if (result.bytes.length === 0) return {};
  const type = request.headers['content-type'] ?? '';
  // A form of another site can send text or form data with the user's own cookies, but not this type.
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    throw new Refusal('unsupported-media', 'Send JSON with "Content-Type: application/json".');
  }
  const text = textOf(result.bytes);
  if (text === null) throw new Refusal('not-utf-8', 'JSON is UTF-8: send the text in that encoding.');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const at = findJsonMistake(text);
    throw new Refusal('broken-json', `The body stops being JSON at line ${at?.line ?? 1}, column ${at?.column ?? 1}.`);
  }
}

function bodyOf(request: Request, limit: BodyLimit): Promise<BodyResult> {
  return new Promise((resolve) => {
    readBody(request, limit, (raw) => {
      if (raw.kind !== 'body') return resolve(raw);
      decodeBody(raw.bytes, request.headers['content-encoding'], limit, resolve);
    });
  });
}
