import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { consumptionOf } from './machine.ts';
import type { Consumption } from './machine.ts';
import { now, pause } from './pause.ts';
import type { Place } from './place.ts';

const CLI = fileURLToPath(new URL('../../../build/service/cli.js', import.meta.url));
const READY_WITHIN_MS = 120_000;

/** The built service in a process of its own, as in production. */
export interface RunningService {
  readonly port: number;
  /** From the start of the process to the first "ready". */
  readonly readyAfterMs: number;
  consumption(): Consumption;
  /** Gracefully, so that a profile is written. */
  stop(): Promise<void>;
  /** At once: for rows whose backlog is of no interest. */
  kill(): Promise<void>;
}

export async function startBuilt(place: Place, profile: string | null): Promise<RunningService> {
  const port = await freePort();
  const startedAt = now();
  const profiling = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${path.resolve(profile)}`];
  const child = spawn(process.execPath, [...profiling, CLI, 'serve'], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      TOCSIN_PORT: String(port),
      TOCSIN_PROVISIONING: path.join(place.folder, 'provisioning'),
      TOCSIN_WEBHOOK_SECRET: 'a secret of the bench, nobody else has it',
      TOCSIN_LOG_LEVEL: 'warn',
      ...place.variables,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!ended()) child.kill(signal);
    await gone;
    process.off('exit', kill);
    if (said !== '') console.log(said.trimEnd());
  };
  while (!(await isReady(port))) {
    if (ended() || now() - startedAt > READY_WITHIN_MS) {
      await end('SIGKILL');
      throw new Error('the service did not become ready');
    }
    await pause(3);
  }
  return {
    port,
    readyAfterMs: now() - startedAt,
    consumption: () => consumptionOf(child.pid ?? 0),
    stop: () => end('SIGTERM'),
    kill: () => end(profile === null ? 'SIGKILL' : 'SIGTERM'),
  };
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // It listens on TCP.
  await new Promise((resolve) => server.close(resolve));
  return port;
}
