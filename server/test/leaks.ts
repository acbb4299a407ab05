import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';

/**
 * Kinds of open things that keep a process alive: a test file that leaves one behind has not closed what it started,
 * and the service would hang in the same way when it is told to stop.
 */
const watched = new Set(['TCPServerWrap', 'TCPSocketWrap', 'ProcessWrap', 'FSEventWrap', 'UDPWRAP']);

function open(): string[] {
  return process.getActiveResourcesInfo().filter((kind) => watched.has(kind));
}

/** Timers are counted by hand, because the test runner has one of its own among those that Node lists. */
const pending = new Set<NodeJS.Timeout>();
const native = { setTimeout, setInterval, clearTimeout, clearInterval };

function watchTimers(): void {
  const once = (callback: (...values: unknown[]) => void, delayMs?: number, ...values: unknown[]) => {
    const timer = native.setTimeout(() => {
      pending.delete(timer);
      callback(...values);
    }, delayMs);
    pending.add(timer);
    return timer;
  };
  const repeated = (callback: (...values: unknown[]) => void, delayMs?: number, ...values: unknown[]) => {
    const timer = native.setInterval(callback, delayMs, ...values);
    pending.add(timer);
    return timer;
  };
  const clear = (timer?: NodeJS.Timeout | string | number) => {
    if (typeof timer === 'object') pending.delete(timer);
    native.clearTimeout(timer);
  };
  Object.assign(globalThis, {
    // `promisify(setTimeout)` finds its promise form under this symbol, and would be wrong without it.
    setTimeout: Object.assign(once, { [promisify.custom]: pause }),
    setInterval: repeated,
    clearTimeout: clear,
    clearInterval: clear,
  });
}

/**
 * A timer that was told not to keep the process alive leaks nothing; nor does one that was cleared through node:timers,
 * as knex's pool does, past the counting here. Node says so in `_destroyed`.
 */
function waiting(): string[] {
  const isOver = (timer: NodeJS.Timeout): boolean => '_destroyed' in timer && timer._destroyed === true;
  return [...pending].filter((timer) => timer.hasRef() && !isOver(timer)).map(() => 'timer');
}

const before = open().length;
watchTimers();

afterAll(async () => {
  try {
    // Closing takes a moment: a socket says goodbye to its peer first, and a process has to end.
    for (let turn = 0; turn < 100; turn += 1) {
      if (open().length <= before && waiting().length === 0) return;
      await pause(10);
    }
    throw new Error(`This test file leaves open: ${[...open(), ...waiting()].join(', ')}.`);
  } finally {
    Object.assign(globalThis, native);
  }
});
