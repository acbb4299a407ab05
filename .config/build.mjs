import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './install.mjs';

const out = path.join(root, 'dist/server');

/** Bundles the service into dist/server. Its packages stay outside: some are native, some load their parts by name. */
export async function build() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['server/cli.ts'],
    outdir: out,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20.20',
    format: 'esm',
    // What is imported lazily stays so: the demo's mail server is not there in a production installation.
    splitting: true,
    chunkNames: '[name]-[hash]',
    sourcemap: 'linked',
    logLevel: 'error',
    write: false,
  });
  mkdirSync(out, { recursive: true });
  // The entry last: whoever reads it finds the pieces that it names.
  for (const file of outputFiles.sort((a, b) => rank(a.path) - rank(b.path))) replace(file);
  const built = new Set(outputFiles.map((file) => path.basename(file.path)));
  for (const name of readdirSync(out)) if (!built.has(name)) rmSync(path.join(out, name), { recursive: true });
}

const rank = (file) => (path.basename(file) === 'cli.js' ? 1 : 0);

/** Whole or not at all, because another process may be starting from the same file. */
function replace({ path: file, contents }) {
  if (existsSync(file) && readFileSync(file).equals(contents)) return;
  writeFileSync(`${file}.new`, contents);
  renameSync(`${file}.new`, file);
}
