import type { ServerResponse } from 'node:http';
import { SECOND_MS } from '../../core/time/instant.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Clock } from '../../runtime/clock.ts';
import { problemOf, Refusal, sendProblem } from '../problem.ts';

export interface EventsDeps {
  readonly engine: Pick<Engine, 'onChange'>;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
}

/** Proxies close what is silent for a minute; this is well below. */
const HEARTBEAT_MS = 20 * SECOND_MS;

/** A storm changes thousands of groups a second, and a page redraws no faster than this anyway. */
const GATHER_MS = 200;

/** A reader who does not keep up is cut off: it reconnects and reads everything again, which is less than the backlog. */
const MOST_UNSENT_BYTES = 256 * 1_024;

/** Answers with the stream. `admit` throws a refusal as soon as the reader would not be let in any more. */
export type StreamEvents = (response: ServerResponse, admit: () => Promise<void>) => void;

/**
 * Server-sent events: `alert-groups` with the ids that changed. Only a hint, as hints may be lost: a page reads again
 * what it shows, and everything after a reconnect.
 */
export function createEvents({ engine, clock, stopping }: EventsDeps): StreamEvents {
  return (response, admit) => {
    if (stopping.aborted) {
      return sendProblem(response, problemOf('shutting-down', 'Connect again in some seconds.'), { retryAfterS: 5 });
    }
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // nginx would hold small events back until its buffer is full.
      'x-accel-buffering': 'no',
    });
    const changed = new Set<string>();
    let cancelFlush: (() => void) | null = null;
    let cancelBeat = (): void => {};

    const end = (): void => void response.end();
    const write = (text: string): void => {
      if (response.writableLength > MOST_UNSENT_BYTES) response.destroy();
      else response.write(text);
    };
    const flush = (): void => {
      cancelFlush = null;
      write(`event: alert-groups\ndata: ${JSON.stringify({ ids: [...changed] })}\n\n`);
      changed.clear();
    };
    const beat = (): void => {
      // A token may be revoked and an identity expires; a stream must not stay for longer than its reader may.
      admit().catch((error: unknown) => error instanceof Refusal && error.problem.status === 403 && end());
      write(': still here\n\n');
      cancelBeat = clock.alarm(clock.now() + HEARTBEAT_MS, beat);
    };
    const unsubscribe = engine.onChange((groupId) => {
      changed.add(groupId);
      cancelFlush ??= clock.alarm(clock.now() + GATHER_MS, flush);
    });
    stopping.addEventListener('abort', end);
    response.on('close', () => {
      unsubscribe();
      cancelBeat();
      cancelFlush?.();
      stopping.removeEventListener('abort', end);
    });
    write('retry: 3000\n\n');
    cancelBeat = clock.alarm(clock.now() + HEARTBEAT_MS, beat);
  };
}
