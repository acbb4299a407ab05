// Installs what is missing. Node's own modules only, because this runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const lockFile = `${root}package-lock.json`;
const marker = `${root}node_modules/.installed`;
// Outside of node_modules, which npm removes while it works.
const turn = `${root}.config/.installing`;

/** Runs `work` while no other start or test of this clone does: two installations at once break each other. */
export async function inTurn(work) {
  await takeTurn();
  try {
    return await work();
  } finally {
    rmSync(turn, { force: true });
  }
}

async function takeTurn() {
  const ticket = `${turn}.${process.pid}`;
  writeFileSync(ticket, String(process.pid));
  try {
    for (let waited = false; ; waited = true) {
      try {
        // A link appears whole and only once, whereas a file could be seen before its content is there.
        linkSync(ticket, turn);
        return;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = readOr(turn, '');
      if (holder !== '' && !isAlive(Number(holder))) dismiss(holder);
      else if (!waited) console.log('Waiting for another start of this folder to finish its preparation …');
      await pause(100);
    }
  } finally {
    rmSync(ticket, { force: true });
  }
}

/** Takes the turn away from a process that died with it; puts it back if somebody else got it in between. */
function dismiss(holder) {
  const grave = `${turn}.dead.${process.pid}`;
  try {
    renameSync(turn, grave);
    if (readFileSync(grave, 'utf8') !== holder) linkSync(grave, turn);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(grave, { force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

export async function install() {
  const wanted = fingerprint();
  if (readOr(marker, '') === wanted) return;
  if (!isComplete()) {
    console.log('Installing what is missing. This takes about a minute the first time …');
    await npmCi();
  }
  writeFileSync(marker, wanted);
}

/** What an installation depends on. A native module may differ by Node version and platform. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  return [hash, process.versions.node.split('.')[0], process.platform, process.arch].join(' ');
}

/** Whether npm itself was run here already, so that its work need not be thrown away. */
function isComplete() {
  const hidden = `${root}node_modules/.package-lock.json`;
  if (!existsSync(hidden)) return false;
  const [, ...machine] = fingerprint().split(' ');
  const [, ...installedFor] = readOr(marker, fingerprint()).split(' ');
  return installedFor.join(' ') === machine.join(' ') && matches(hidden);
}

function matches(hidden) {
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || present[path]?.version === entry.version,
  );
}

async function npmCi() {
  const started = performance.now();
  // npm names itself to the scripts it runs; `npm` on the PATH may be another one.
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  // Development packages even under NODE_ENV=production: without them there is nothing to build with.
  const child = spawn(command, [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  stopWithParent(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) {
    // Quiet while it works, all of it when it does not.
    console.error(output);
    console.error(`npm ci failed (${code}); what it said stands above. Is the npm registry reachable from here?`);
    process.exit(1);
  }
  console.log(`Installed in ${Math.round((performance.now() - started) / 1000)} s.`);
}

/** `npm start` runs us under a shell, which does not pass signals on: it dies, and we would install for nobody. */
function stopWithParent(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500);
  child.on('close', () => clearInterval(watch));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      // npm finishes its work before it obeys a gentler one; what it leaves half-done, the next start does anew.
      child.kill('SIGKILL');
      rmSync(turn, { force: true });
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  }
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
