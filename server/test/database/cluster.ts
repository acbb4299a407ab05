import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBinaries, unprivileged } from './binaries.ts';

/** A running PostgreSQL of our own. */
export interface Cluster {
  /** Of its maintenance database, as a user who may create others. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Whether a commit waits for the disk, as in production. Tests crash our process, not the machine, so they need not. */
  readonly durable: boolean;
}

const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const user = 'tocsin';

/**
 * The shell stays between us and the server for one reason: its standard input closes when we end in whatever way,
 * kill -9 included, and then it stops the server and removes the data, so that no run leaves anything behind.
 */
const guard = `
  folder=$1; shift
  exec 3<&0
  "$@" & server=$!
  (cat <&3 >/dev/null; kill -INT $server 2>/dev/null) &
  wait $server
  rm -rf "$folder"
`;

/** Starts a PostgreSQL with an empty data folder on a free port of the loopback address. */
export async function startPostgres({ durable }: ClusterOptions): Promise<Cluster> {
  const account = unprivileged();
  const folder = mkdtempSync(path.join(tmpdir(), 'tocsin-postgres-'));
  if (account) chownSync(folder, account.uid, account.gid);
  try {
    const binaries = findBinaries(account, folder);
    const data = path.join(folder, 'data');
    const start = ['-D', data, '-U', user, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
    execFileSync(path.join(binaries, 'initdb'), start, { ...account, cwd: folder, stdio: 'pipe' });
    const port = await freePort();
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      // No socket file: its path has to be shorter than a temporary folder's may be.
      'unix_socket_directories=',
      'max_connections=200',
      'timezone=UTC',
      ...(durable ? [] : careless),
    ].flatMap((setting) => ['-c', setting]);
    const server = spawn(
      'sh',
      ['-c', guard, 'postgres-guard', folder, path.join(binaries, 'postgres'), '-D', data, ...settings],
      // Detached, or Ctrl-C on the terminal would reach the server before those who still use it.
      { ...account, cwd: folder, stdio: ['pipe', 'ignore', 'pipe'], detached: true },
    );
    await untilReady(server);
    return { url: `postgres://${user}@127.0.0.1:${port}/postgres`, stop: () => stop(server) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  return address.port;
}

/** Reads the server's log, because asking it over the network would need a pause between two tries. */
function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4_000);
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => {
      server.stdin?.destroy();
      reject(new Error(`PostgreSQL did not start:\n${log}`));
    });
  });
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.stdin?.end();
  await gone;
}
