import type { z } from 'zod';
import type { ProblemCode } from './errors.ts';
import type { Role } from './role.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One line of the API. Everything that the router, the OpenAPI document and a client need, and no logic. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  /** A verb and a noun, unique: what a generated client calls the function. */
  readonly operationId: string;
  readonly method: Method;
  /** Behind `/api/v1`; parameters as `{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly role: Role;
  /** Whether a lead may as well, where the document belongs to their team before and after: see `LED_KINDS`. */
  readonly orLead?: boolean;
  readonly params: P;
  /** Where a field is a list, the parameter may be repeated. */
  readonly query: Q;
  /** Null: there is none, and one that is sent is not read. */
  readonly body: B | null;
  /** What the documentation shows instead of `body`, where the check is made further in. */
  readonly shown?: z.ZodType;
  /** Null: the answer has no body (204), or is a stream of its own kind. */
  readonly response: R | null;
  readonly status: 200 | 201 | 204;
  /** What a response holds other than JSON. */
  readonly media?: 'text/event-stream';
  /** Beyond those that every route may answer with: see `ALWAYS`. */
  readonly problems: readonly ProblemCode[];
  /** Whether `If-Match` is understood and `ETag` answered. */
  readonly versioned?: boolean;
}

/** Keeps the types of the four schemas. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  line: Route<P, Q, B, R>,
): Route<P, Q, B, R> {
  return line;
}

/** Problems that any route may answer with. */
export const ALWAYS: readonly ProblemCode[] = [
  'bad-request',
  'not-authenticated',
  'app-not-set-up',
  'wrong-secret',
  'wrong-identity',
  'not-allowed',
  'too-many',
  'keys-missing',
];
