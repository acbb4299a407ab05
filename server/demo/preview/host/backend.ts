import { AppEvents } from '@grafana/data';
import { config, getAppEvents } from '@grafana/runtime';
import type { BackendSrv, BackendSrvRequest, FetchError, FetchResponse } from '@grafana/runtime';
import { lastValueFrom, Observable } from 'rxjs';

/** Calls of pages, with what Grafana does around each: how bodies are read, what an error is, when a toast appears. */
export const backend: BackendSrv = {
  fetch: <T>(options: BackendSrvRequest) => observe<T>(options),
  request: async <T>(options: BackendSrvRequest) => (await lastValueFrom(observe<T>(options))).data,
  datasourceRequest: <T>(options: BackendSrvRequest) => lastValueFrom(observe<T>(options)),
  get: (url, params: BackendSrvRequest['params'], requestId, options) =>
    backend.request({ ...options, method: 'GET', url, params, requestId }),
  delete: (url, data, options) => backend.request({ ...options, method: 'DELETE', url, data }),
  post: (url, data, options) => backend.request({ ...options, method: 'POST', url, data }),
  patch: (url, data, options) => backend.request({ ...options, method: 'PATCH', url, data }),
  put: (url, data, options) => backend.request({ ...options, method: 'PUT', url, data }),
  chunked: () => new Observable((observer) => observer.error(new Error('The preview passes nothing on in chunks.'))),
};

/** Under an id only the newest request goes on. */
const running = new Map<string, AbortController>();

function observe<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
  return new Observable((observer) => {
    const leaving = new AbortController();
    const { requestId, abortSignal } = options;
    if (requestId !== undefined) {
      running.get(requestId)?.abort();
      running.set(requestId, leaving);
    }
    const signal = abortSignal === undefined ? leaving.signal : AbortSignal.any([leaving.signal, abortSignal]);
    answer<T>(options, signal).then(
      (response) => {
        const { ok, status, statusText, data } = response;
        if (!ok) return observer.error(complained(options, { status, statusText, data, config: options }));
        congratulate(options, response);
        observer.next(response);
        observer.complete();
      },
      (error: unknown) => observer.error(signal.aborted ? cancelled(options) : complained(options, error)),
    );
    return () => leaving.abort();
  });
}

async function answer<T>(options: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const { method = 'GET', headers = {} } = options;
  const data: unknown = options.data;
  const hasBody = data !== undefined && data !== null && method !== 'GET' && method !== 'HEAD';
  const isText = typeof data === 'string';
  const response = await fetch(addressOf(options), {
    method,
    signal,
    headers: {
      accept: 'application/json, text/plain, */*',
      'x-grafana-org-id': '1',
      'x-grafana-device-id': 'preview',
      ...(hasBody ? { 'content-type': isText ? 'application/x-www-form-urlencoded' : 'application/json' } : {}),
      // Whoever writes headers writes texts; the type of the request allows anything.
      ...(headers as Readonly<Record<string, string>>),
    },
    ...(hasBody ? { body: isText ? data : JSON.stringify(data) } : {}),
  });
  const { status, statusText, ok, headers: answered, url, type, redirected } = response;
  // Pages know what their calls answer, as in Grafana.
  const read = (await bodyOf(response, options.responseType)) as T;
  return { status, statusText, ok, data: read, headers: answered, url, type, redirected, config: options };
}

function addressOf({ url, params }: BackendSrvRequest): string {
  const local = url.startsWith('/') ? url.slice(1) : url;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one));
    }
  }
  const query = search.toString();
  return query === '' ? local : `${local}${local.includes('?') ? '&' : '?'}${query}`;
}

async function bodyOf(response: Response, wanted: BackendSrvRequest['responseType']): Promise<unknown> {
  if (wanted === 'arraybuffer') return await response.arrayBuffer();
  if (wanted === 'blob') return await response.blob();
  const text = await response.text();
  if (wanted === 'text') return text;
  const isJson = wanted === 'json' || (response.headers.get('content-type') ?? '').includes('application/json');
  if (isJson && text === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    // Of what does not call itself JSON the text is the answer.
    if (isJson) throw error;
    return text;
  }
}

/** Makes of every failure an object with data that is an object with a message, and shows it if nobody else does. */
function complained(options: BackendSrvRequest, error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const failed = error as { data?: unknown; statusText?: string }; // Read and written by hand below, as Grafana does.
  failed.data ??= { message: 'Unexpected error' };
  if (typeof failed.data === 'string') {
    failed.data = { message: failed.data, error: failed.statusText, response: failed.data };
  }
  const data = failed.data as { message?: unknown; error?: unknown }; // Just made sure of.
  if (!data.message && typeof data.error === 'string') data.message = data.error;
  if (data.message) {
    // Later, so that whoever catches the error can say that they have seen to it.
    window.setTimeout(() => {
      if (!('isHandled' in failed && failed.isHandled)) toastError(options, failed as FetchError<{ message: string }>);
    }, 50);
  }
  return failed;
}

function toastError(options: BackendSrvRequest, { status, data }: FetchError<{ message: string }>): void {
  if (options.showErrorAlert === false || (options.showErrorAlert === undefined && !isOrdinary(options.url))) return;
  const isLong = data.message.length > 80;
  const title = status === 422 ? 'Validation failed' : isLong ? 'Error' : data.message;
  const more = status === 422 || isLong ? data.message : '';
  getAppEvents().publish({
    type: status < 500 ? AppEvents.alertWarning.name : AppEvents.alertError.name,
    payload: [title, more],
  });
}

function congratulate(
  { showSuccessAlert, method = 'GET', url }: BackendSrvRequest,
  { data }: FetchResponse<unknown>,
): void {
  if (showSuccessAlert === false) return;
  if (showSuccessAlert === undefined && (method === 'GET' || !isOrdinary(url))) return;
  const message: unknown = typeof data === 'object' && data !== null && 'message' in data ? data.message : null;
  if (typeof message === 'string' && message !== '') {
    getAppEvents().publish({ type: AppEvents.alertSuccess.name, payload: [message] });
  }
}

/** Queries of panels say for themselves what went wrong, and other sites are none of Grafana's business. */
function isOrdinary(url: string): boolean {
  return !/^https?:/.test(url) && !/api\/(ds\/query|datasources\/proxy)/.test(url);
}

function cancelled(options: BackendSrvRequest): FetchError {
  const aborted = { status: -1, statusText: 'Request was aborted', data: null, cancelled: true };
  return { ...aborted, config: { ...options, url: config.appSubUrl + options.url } };
}
