import type { ServerResponse } from 'node:http';
import type { Clock } from '../../runtime/clock.ts';

/** Tells every open page that there is something new, as server-sent events. */
export interface PageHints {
  join(response: ServerResponse): void;
  /** Something changed. Many changes at once are one hint. */
  post(): void;
  close(): void;
}

const TOGETHER_MS = 60;

export function openPageHints(clock: Clock): PageHints {
  const readers = new Set<ServerResponse>();
  let cancel: (() => void) | null = null;
  const tell = (): void => {
    cancel = null;
    for (const reader of readers) reader.write('data: changed\n\n');
  };

  return {
    join(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      // Comes back fast after a restart of the demo, since both run on the same machine.
      response.write('retry: 1000\n\n');
      readers.add(response);
      response.on('close', () => readers.delete(response));
    },
    post() {
      cancel ??= clock.alarm(clock.now() + TOGETHER_MS, tell);
    },
    close() {
      cancel?.();
      for (const reader of readers) reader.end();
    },
  };
}
