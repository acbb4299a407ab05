import { describe, expect, it } from 'vitest';
import { virtualClock } from './virtual-clock.ts';
import type { Log } from './log.ts';
import { createShutdown, shutDownOnSignals } from './shutdown.ts';

function setUp() {
  const lines: string[] = [];
  const line = (_: unknown, message: string): void => void lines.push(message);
  const log: Log = { debug: line, info: line, warn: line, error: line, child: () => log };
  const clock = virtualClock(0);
  const shutdown = createShutdown({ clock, log, deadlineMs: 1_000 });
  return { lines, clock, shutdown, closed: [] as string[] };
}

describe('shutdown', () => {
  it('closes one part after the other, in the order in which they were added', async () => {
    const { shutdown, closed, clock } = setUp();
    for (const name of ['http', 'engine', 'database']) {
      shutdown.add(name, async () => {
        closed.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        closed.push(`${name} ends`);
      });
    }
    expect(await shutdown.run('SIGTERM')).toBe('clean');
    expect(closed).toEqual(['http', 'engine', 'database'].flatMap((name) => [`${name} begins`, `${name} ends`]));
    expect(clock.pending).toBe(0);
  });

  it('tells everybody at once that it has begun', async () => {
    const { shutdown } = setUp();
    expect(shutdown.signal.aborted).toBe(false);
    const running = shutdown.run('SIGTERM');
    expect(shutdown.signal.aborted).toBe(true);
    await running;
  });

  it('goes on when a part cannot be closed, and says so', async () => {
    const { shutdown, closed, lines } = setUp();
    shutdown.add('broken', () => Promise.reject(new Error('stuck')));
    shutdown.add('database', () => void closed.push('database'));
    expect(await shutdown.run('SIGTERM')).toBe('failed');
    expect(closed).toEqual(['database']);
    expect(lines).toContain('a part of the service did not close');
  });

  it('does not wait beyond the deadline, and closes nothing after it', async () => {
    const { shutdown, closed, clock } = setUp();
    let release = (): void => {};
    shutdown.add('hanging', () => new Promise((resolve) => (release = resolve)));
    shutdown.add('database', () => void closed.push('database'));
    const running = shutdown.run('SIGTERM');
    await clock.advance(1_000, () => Promise.resolve());
    expect(await running).toBe('late');
    release();
    await new Promise((resolve) => setImmediate(resolve));
    expect(closed).toEqual([]);
  });

  it('runs once, however often it is asked for', async () => {
    const { shutdown, closed } = setUp();
    shutdown.add('http', () => void closed.push('http'));
    await Promise.all([shutdown.run('a'), shutdown.run('b')]);
    expect(closed).toEqual(['http']);
  });
});

describe('signals', () => {
  function listening() {
    const set = setUp();
    const listeners = new Map<string, () => void>();
    const exits: number[] = [];
    const exited = new Promise<void>((resolve) => {
      const exit = (code: number): void => {
        exits.push(code);
        resolve();
      };
      shutDownOnSignals(set.shutdown, { on: (signal, listener) => listeners.set(signal, listener) }, exit);
    });
    return { ...set, send: (signal: string) => listeners.get(signal)?.(), exits, exited };
  }

  it.each(['SIGTERM', 'SIGINT'])('%s shuts down and leaves with 0', async (signal) => {
    const { send, exits, exited } = listening();
    send(signal);
    await exited;
    expect(exits).toEqual([0]);
  });

  it('leaves with 1 when something did not close', async () => {
    const { send, exits, exited, shutdown } = listening();
    shutdown.add('broken', () => Promise.reject(new Error('stuck')));
    send('SIGTERM');
    await exited;
    expect(exits).toEqual([1]);
  });

  it('a second one leaves at once', async () => {
    const { send, exits, shutdown } = listening();
    shutdown.add('hanging', () => new Promise(() => {}));
    send('SIGINT');
    send('SIGINT');
    expect(exits).toEqual([1]);
  });
});
