import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromiumPath } from './chromium.ts';

/** Makes sure that there is a browser, or says in a sentence what to do. */
// Playwright asks for a default export.
export default function globalSetup(): void {
  if (existsSync(chromiumPath())) return;
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  const installed = isDebian && ['update', 'install -y --no-install-recommends chromium'].every(aptGet);
  if (installed && existsSync(chromiumPath())) return;
  throw new Error(
    'The tests in a browser need Chromium: install it (Debian: apt-get install chromium), ' +
      'or set CHROMIUM to the path of one.',
  );
}

function aptGet(words: string): boolean {
  return spawnSync('apt-get', words.split(' '), { stdio: 'ignore' }).status === 0;
}
