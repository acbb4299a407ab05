import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBinaries, unprivileged } from '../../database/binaries.ts';
import { freePort } from '../free-port.ts';

/** A PostgreSQL that can be stopped and started again on the same data, unlike the one that tests share. */
export interface PostgresServer {
  readonly url: string;
  start(): Promise<void>;
  /** `fast` ends every session first, `immediate` is a crash: the next start has to recover. */
  stop(how: 'fast' | 'immediate'): Promise<void>;
  remove(): Promise<void>;
}

const USER = 'tocsin';
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/** Durable, as in production: what is proven here is that commits survive. */
export async function createPostgresServer(): Promise<PostgresServer> {
  const account = unprivileged();
  const folder = mkdtempSync(path.join(tmpdir(), 'tocsin-outage-'));
  if (account) chownSync(folder, account.uid, account.gid);
  const binaries = findBinaries(account, folder);
  const data = path.join(folder, 'data');
  const settle = ['-D', data, '-U', USER, '--auth=trust', '--encoding=UTF8', '--locale=C'];
  execFileSync(path.join(binaries, 'initdb'), settle, { ...account, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC'];
  let server: ChildProcess | null = null;
  // However this process ends, it leaves no server behind.
  process.on('exit', () => server?.kill('SIGQUIT'));

  const stop = async (how: 'fast' | 'immediate'): Promise<void> => {
    const child = server;
    if (child === null) return;
    server = null;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(SIGNALS[how]);
    await gone;
  };
  return {
    url: `postgres://${USER}@127.0.0.1:${port}/postgres`,
    async start() {
      const words = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
      server = spawn(path.join(binaries, 'postgres'), words, {
        ...account,
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
        // Detached, or Ctrl-C on the terminal would reach it before the service that uses it.
        detached: true,
      });
      await untilReady(server);
    },
    stop,
    async remove() {
      await stop('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Reads its log: asking over the network would need a guess about how long it takes. */
function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4_000);
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
}
