import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { virtualClock } from '../runtime/virtual-clock.ts';
import type { Surroundings } from './command.ts';

export const NOW = Date.UTC(2026, 10, 21, 9, 30);

type Signal = 'SIGTERM' | 'SIGINT' | 'SIGHUP';

/** A process to run a command in: its own folder, environment, clock and signals. */
export function someProcess(variables: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tocsin-command-'));
  const clock = virtualClock(NOW);
  const listeners: [Signal, () => void][] = [];
  let printed = '';
  let complained = '';
  let waiting: (() => void)[] = [];
  const surroundings: Surroundings = {
    clock,
    environment: {
      variables: { TOCSIN_DATA: path.join(folder, 'tocsin.db'), TOCSIN_LOG_LEVEL: 'silent', ...variables },
      readFile: (file) => readFileSync(file, 'utf8'),
    },
    print(text) {
      printed += text;
      for (const look of waiting) look();
    },
    complain: (line) => void (complained += `${line}\n`),
    signals: { on: (signal, listener) => listeners.push([signal, listener]) },
  };
  return {
    ...{ surroundings, clock, folder },
    file: (name: string) => path.join(folder, name),
    printed: () => printed,
    complained: () => complained,
    /** Resolves as soon as that was printed. */
    prints: (pattern: RegExp) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (!pattern.test(printed)) return;
          waiting = waiting.filter((one) => one !== look);
          resolve();
        };
        waiting.push(look);
        look();
      }),
    /** Resolves as soon as somebody listens for a signal: the command is up then. */
    async listens() {
      while (listeners.length === 0) await new Promise((resolve) => void setImmediate(resolve));
    },
    signal: (name: Signal) => listeners.filter(([signal]) => signal === name).forEach(([, listener]) => listener()),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type SomeProcess = ReturnType<typeof someProcess>;
