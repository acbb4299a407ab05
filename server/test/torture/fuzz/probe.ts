import type { ChildProcess } from 'node:child_process';

/** What the service uses, measured inside of it after a garbage collection. */
export interface Vitals {
  readonly heapMb: number;
  readonly rssMb: number;
  /** The longest time since the last look in which nothing else could run. */
  readonly stallMs: number;
}

const SOURCE = `
  import { monitorEventLoopDelay } from 'node:perf_hooks';
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  process.on('message', () => {
    const stallMs = delay.max / 1e6;
    gc();
    gc();
    const { heapUsed, rss } = process.memoryUsage();
    process.send({ heapMb: heapUsed / 1048576, rssMb: rss / 1048576, stallMs });
    delay.reset();
  });
  process.channel.unref();
`;

/** For Node's command line: the product itself has no such door. */
export const probeArguments: readonly string[] = [
  '--expose-gc',
  '--import',
  `data:text/javascript,${encodeURIComponent(SOURCE)}`,
];

const PATIENCE_MS = 30_000;

/** Null when the process does not answer. */
export function vitalsOf(child: ChildProcess): Promise<Vitals | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE_MS);
    child.once('message', (message) => {
      clearTimeout(timer);
      // Sent by the source above, in this shape.
      resolve(message as Vitals);
    });
    child.send('vitals', (error) => error && resolve(null));
  });
}
