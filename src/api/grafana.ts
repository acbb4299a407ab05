import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { fieldOf } from './grafana-answer.ts';
import type { GrafanaAnswer } from './grafana-answer.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * A call of Grafana's own API with the session of whoever looks at the page. Answers whatever status comes: what a
 * refusal means is different for every call, and no toast says it a second time.
 */
export async function askGrafana(method: Method, url: string, data?: unknown): Promise<GrafanaAnswer> {
  const quiet = { showErrorAlert: false, showSuccessAlert: false };
  try {
    const answer = await lastValueFrom(getBackendSrv().fetch<unknown>({ method, url, data, ...quiet }));
    return { status: answer.status, data: parsed(answer.data) };
  } catch (error) {
    return { status: numberIn(error, 'status'), data: parsed(fieldOf(error, 'data')) };
  }
}

function numberIn(value: unknown, name: string): number {
  const found = fieldOf(value, name);
  return typeof found === 'number' ? found : 0;
}

/** Problems come as text, because their media type is not plain JSON. */
function parsed(data: unknown): unknown {
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return data;
  }
}
