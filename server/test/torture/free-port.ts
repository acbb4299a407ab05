import { createServer } from 'node:net';

/** Below the range from which the system gives ports to clients. */
const FIRST = 15_000;
const LAST = 30_000;

/**
 * A port of the loopback address that nobody listens on at this moment. Not one of the system's choice: a client that
 * tries again and again while nobody listens would sooner or later be given that very port and connect to itself.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
