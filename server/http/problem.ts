import type { ServerResponse } from 'node:http';
import { PROBLEMS } from '../contract/errors.ts';
import type { Problem, ProblemCode } from '../contract/errors.ts';

export interface ProblemHeaders {
  /** Whole seconds until it is worth trying again. */
  readonly retryAfterS?: number;
  readonly allow?: string;
}

type FieldErrors = NonNullable<Problem['errors']>;

/** A request that is refused on purpose. Thrown by handlers of the API; anything else that is thrown is a 500. */
export class Refusal extends Error {
  readonly problem: Problem;
  readonly headers: ProblemHeaders;

  constructor(code: ProblemCode, detail: string, more: ProblemHeaders & { readonly errors?: FieldErrors } = {}) {
    super(detail);
    this.name = 'Refusal';
    const { errors, ...headers } = more;
    this.problem = errors === undefined ? problemOf(code, detail) : { ...problemOf(code, detail), errors };
    this.headers = headers;
  }
}

export function problemOf(code: ProblemCode, detail: string): Problem {
  const { status, title } = PROBLEMS[code];
  return { type: `urn:tocsin:problem:${code}`, title, status, detail, code };
}

/** Answers on the bare response, so that intake (which never reaches Express) and the API look the same. */
export function sendProblem(response: ServerResponse, problem: Problem, headers: ProblemHeaders = {}): void {
  // A stream that has begun cannot become a problem any more; cutting it is the only honest signal that is left.
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = JSON.stringify(problem);
  response.writeHead(problem.status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(headers.retryAfterS === undefined ? {} : { 'retry-after': String(headers.retryAfterS) }),
    ...(headers.allow === undefined ? {} : { allow: headers.allow }),
  });
  response.end(body);
}
