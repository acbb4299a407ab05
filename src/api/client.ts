import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import type { z } from 'zod';
import type { Route } from '../../server/contract/route.ts';
import { PLUGIN_ID } from '../app/plugin.ts';
import { Trouble, troubleOf } from './problem.ts';

/** Everything goes through Grafana, which adds who is asking and the secret of the app. */
export const API_ROOT = `api/plugin-proxy/${PLUGIN_ID}/api/v1`;

/**
 * What a line of the route table answers, as it is on the wire: a document holds `5m` and matchers as they were written,
 * and leaves out what its author left out. `unknown` where it answers without a body.
 */
export type Answer<R extends Route> = z.input<NonNullable<R['response']>>;
export type Body<R extends Route> = z.input<NonNullable<R['body']>>;
export type Query<R extends Route> = z.input<R['query']>;

export interface CallOptions<R extends Route> {
  readonly query?: Query<R>;
  readonly body?: Body<R>;
  /** The version that the change was made from: it is refused when somebody else was quicker. */
  readonly version?: number;
  readonly signal?: AbortSignal;
}

/**
 * One call of the API, with the types of its line in the route table:
 * `call<Api['teams']['get']>('GET', '/teams/shop')`. Throws `Trouble` and nothing else.
 */
export async function call<R extends Route>(
  method: R['method'],
  path: string,
  options: CallOptions<R> = {},
): Promise<Answer<R>> {
  const { body, query, version, signal } = options;
  const headers = version === undefined ? {} : { 'If-Match': `"${version}"` };
  const request = {
    ...{ url: API_ROOT + path + search(query), method, headers, data: body },
    // Pages say what went wrong in their own place; a toast would say it a second time.
    ...{ showErrorAlert: false, showSuccessAlert: false, abortSignal: signal },
  };
  try {
    // The route table is what both sides are tested against, so the shape is taken at its word here.
    return (await lastValueFrom(getBackendSrv().fetch<Answer<R>>(request))).data;
  } catch (error) {
    if (signal?.aborted || error instanceof Trouble) throw error;
    throw troubleOf(statusOf(error), dataOf(error));
  }
}

/** `{status: ['firing'], team: 'shop'}` as `?status=firing&team=shop`; what is undefined is left out. */
function search(query: unknown): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean') {
        parameters.append(name, String(one));
      }
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : 0;
}

/** Grafana reads problem responses as text, because their media type is not plain JSON. */
function dataOf(error: unknown): unknown {
  const data: unknown = typeof error === 'object' && error !== null && 'data' in error ? error.data : null;
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
