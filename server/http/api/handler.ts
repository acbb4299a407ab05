import type { z } from 'zod';
import type { Api } from '../../contract/routes.ts';
import type { Route } from '../../contract/route.ts';
import type { Caller } from '../auth/caller.ts';

/** One call of the API, read and checked by its line in the route table. */
export interface Call<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  /** As the schema reads it: durations are milliseconds by now. */
  readonly body: B;
  /** The body as it was sent. */
  readonly document: unknown;
  readonly caller: Caller;
  /** From `If-Match`; null when the caller does not mind. */
  readonly ifVersion: number | null;
}

/** What a handler answers; `version` becomes the ETag. */
export interface Answer<T> {
  readonly body: T;
  readonly version?: number;
}

type HandlerOf<R extends Route> = (
  call: Call<z.output<R['params']>, z.output<R['query']>, z.output<NonNullable<R['body']>>>,
) => Promise<Answer<z.input<NonNullable<R['response']>>>> | Answer<z.input<NonNullable<R['response']>>>;

/** A handler for each route of a noun: leaving one out, or answering with another shape, does not compile. */
export type HandlersOf<N> = { readonly [K in keyof N]: N[K] extends Route ? HandlerOf<N[K]> : never };

export type Handlers = { readonly [N in keyof Api]: HandlersOf<Api[N]> };

export const noContent: Answer<undefined> = { body: undefined };
