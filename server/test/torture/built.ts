import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../../..');
const ENTRIES = ['cli.js', 'main.js'];

export interface Built {
  readonly entry: string;
  remove(): void;
}

/**
 * A copy of the built service, which stays the same when somebody builds while the torture goes on. It lies below
 * node_modules, because the service finds its packages by walking up from where it is.
 */
export function copyOfBuilt(): Built {
  execFileSync(process.execPath, [path.join(root, '.config/prepare.mjs'), 'build'], { stdio: 'pipe' });
  const cache = path.join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'tortured-'));
  cpSync(path.join(root, 'build/service'), folder, { recursive: true });
  cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  const entry = ENTRIES.map((name) => path.join(folder, name)).find((file) => existsSync(file));
  if (entry === undefined) throw new Error(`build/service holds none of ${ENTRIES.join(', ')}`);
  return { entry, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
