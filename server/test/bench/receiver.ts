import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { now } from './pause.ts';

/** A provider on this machine: takes every page and remembers when its request arrived. */
export interface Receiver {
  readonly url: string;
  /** When each message arrived for the first time, in ms since the epoch, by the id of the message. */
  readonly arrivals: ReadonlyMap<string, number>;
  /** How long it takes to answer; real ones take 50 to 300 ms. */
  answerAfterMs: number;
  /** Resolves when the next message arrives. */
  next(): Promise<number>;
  forget(): void;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const arrivals = new Map<string, number>();
  const state = { answerAfterMs: 0 };
  let waiting: ((at: number) => void)[] = [];
  const server: Server = createServer((request, response) => {
    const at = now();
    const id = String(request.headers['idempotency-key']);
    if (!arrivals.has(id)) arrivals.set(id, at);
    const told = waiting;
    waiting = [];
    for (const tell of told) tell(at);
    request.resume();
    const answer = (): void => void response.writeHead(204).end();
    if (state.answerAfterMs === 0) answer();
    else setTimeout(answer, state.answerAfterMs);
  });
  // The service's own connections stay open between two pages; closing them here would be a race with the next one.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // It listens on TCP.
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}/pages`,
    arrivals,
    next: () => new Promise<number>((resolve) => void waiting.push(resolve)),
    forget: () => arrivals.clear(),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
