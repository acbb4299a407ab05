import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface ShutdownSettings {
  readonly clock: Clock;
  readonly log: Log;
  readonly deadlineMs: number;
}

/** `clean`: every part closed. `late`: the deadline came first. `failed`: a part could not be closed. */
export type ShutdownResult = 'clean' | 'late' | 'failed';

export interface Shutdown {
  /** Aborted as soon as the shutdown begins: readiness turns to 503 and streams end. */
  readonly signal: AbortSignal;
  /** Parts close one after the other in the order in which they were added: first what takes work in, last the store. */
  add(name: string, close: () => Promise<void> | void): void;
  /** Safe to call twice: the second call waits for the first instead of closing things again. */
  run(reason: string): Promise<ShutdownResult>;
}

/**
 * Graceful, in order, and bounded. Not needed for correctness, because whatever is cut off is found in the database by
 * the next start: it spares senders a reset connection and people a page sent twice.
 */
export function createShutdown(settings: ShutdownSettings): Shutdown {
  const { clock, log } = settings;
  const parts: { name: string; close: () => Promise<void> | void }[] = [];
  const controller = new AbortController();
  let running: Promise<ShutdownResult> | null = null;

  const closeAll = async (isOver: () => boolean): Promise<ShutdownResult> => {
    let result: ShutdownResult = 'clean';
    for (const part of parts) {
      if (isOver()) return 'late';
      try {
        await part.close();
      } catch (error) {
        result = 'failed';
        log.error({ part: part.name, error }, 'a part of the service did not close');
      }
    }
    return result;
  };

  const start = async (reason: string): Promise<ShutdownResult> => {
    log.info({ reason, deadlineMs: settings.deadlineMs }, 'shutting down');
    controller.abort();
    let over = false;
    let cancel = (): void => {};
    const deadline = new Promise<ShutdownResult>((resolve) => {
      cancel = clock.alarm(clock.now() + settings.deadlineMs, () => {
        over = true;
        resolve('late');
      });
    });
    const result = await Promise.race([closeAll(() => over), deadline]);
    cancel();
    log.info({ result }, 'shut down');
    return result;
  };

  return {
    signal: controller.signal,
    add: (name, close) => void parts.push({ name, close }),
    run: (reason) => (running ??= start(reason)),
  };
}

export interface SignalSource {
  on(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
}

/**
 * Runs the shutdown on the first SIGTERM or SIGINT and leaves at once on the second, because whoever presses Ctrl-C
 * twice means it.
 */
export function shutDownOnSignals(shutdown: Shutdown, source: SignalSource, exit: (code: number) => void): void {
  const listen = (signal: 'SIGTERM' | 'SIGINT'): void => {
    source.on(signal, () => {
      if (shutdown.signal.aborted) return exit(1);
      void shutdown.run(signal).then((result) => exit(result === 'clean' ? 0 : 1));
    });
  };
  listen('SIGTERM');
  listen('SIGINT');
}
