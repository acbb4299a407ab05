import { Agent, request } from 'node:http';
import { ADMIN_TOKEN } from './service-process.ts';

export interface Reply {
  /** 0: no answer came. */
  readonly status: number;
  readonly text: string;
}

/** A client of one service that never throws: without an answer the status is 0. */
export interface Client {
  post(path: string, body: string): Promise<Reply>;
  get(path: string): Promise<Reply>;
  close(): void;
}

const TIMEOUT_MS = 20_000;

export function openClient(port: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const call = (method: string, path: string, body?: string): Promise<Reply> =>
    new Promise((resolve) => {
      const none = (): void => resolve({ status: 0, text: '' });
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' };
      const sending = request({ host: '127.0.0.1', port, method, path, agent, headers, timeout: TIMEOUT_MS });
      sending.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', none);
        // An answer that breaks off is no answer: a sender that sees half of one sends again.
        response.on('aborted', none);
      });
      sending.on('timeout', () => sending.destroy());
      sending.on('error', none);
      sending.end(body);
    });
  return {
    post: (path, body) => call('POST', path, body),
    get: (path) => call('GET', path),
    close: () => agent.destroy(),
  };
}
