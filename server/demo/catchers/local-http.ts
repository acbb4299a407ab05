import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LocalRequest {
  readonly method: string;
  /** With the query string, as sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface LocalReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface LocalServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): LocalReply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});

const LARGEST_BODY_BYTES = 1024 * 1024;

async function read(request: IncomingMessage): Promise<LocalRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    // Without an encoding set, Node yields buffers only; its types do not say so.
    const piece = chunk as Buffer;
    bytes += piece.length;
    if (bytes > LARGEST_BODY_BYTES) throw new Error('the body is larger than 1 MiB');
    chunks.push(piece);
  }
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const body = Buffer.concat(chunks).toString('utf8');
  return { method: request.method ?? 'GET', path: request.url ?? '/', headers, body };
}

/** A server that only this machine can reach: it accepts anything, so it must never be seen from outside. */
export async function listenLocally(
  port: number,
  handle: (request: LocalRequest) => Promise<LocalReply>,
): Promise<LocalServer> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const reply = await handle(await read(request));
      response.writeHead(reply.status, reply.headers ?? {}).end(reply.body);
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve());
  });
  // A TCP server always has an AddressInfo; the string form belongs to Unix sockets.
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Kept-alive and hanging connections would hold `close` back for ever.
        server.closeAllConnections();
      }),
  };
}
