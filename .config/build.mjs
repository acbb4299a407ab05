import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './install.mjs';

const service = path.join(root, 'build/service');
const preview = path.join(root, 'build/preview');

/** The app goes to dist/, where Grafana's tools look for it and nothing else may lie; all that is ours goes to build/. */
export async function build() {
  const app = buildApp();
  await Promise.all([buildService(), buildPreview()]);
  await app;
}

/** Bundles the service. Its packages stay outside: some are native, some load their parts by name. */
export async function buildService() {
  await bundle(service, 'cli.js', {
    entryPoints: ['server/cli.ts'],
    packages: 'external',
    platform: 'node',
    target: 'node20.20',
  });
}

/** The page that stands in for Grafana around the app: with everything in it, as there is nobody else to give it. */
async function buildPreview() {
  if (isBuilt('preview', path.join(preview, 'host.js'), ['server/demo/preview/host'])) return;
  await bundle(preview, 'host.js', {
    entryPoints: { host: 'server/demo/preview/host/main.tsx' },
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    alias: {
      // As in Grafana, plugins and the host share one router; its package for plugins of older versions is not needed.
      'react-router-dom-v5-compat': 'react-router-dom',
      'monaco-editor': './server/demo/preview/host/no-editor.ts',
      'inside-runtime': './node_modules/@grafana/runtime/dist/esm/components',
    },
    plugins: [withoutFonts],
    sourcemap: false,
    loader: { '.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'dataurl', '.woff': 'dataurl', '.ttf': 'dataurl' },
  });
  markBuilt('preview', ['server/demo/preview/host']);
}

/** Grafana's fonts are in none of its packages, and some components measure with them whatever the theme says. */
const withoutFonts = {
  name: 'without-fonts',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/fonts\.mjs$/ }, ({ importer }) =>
      importer.includes('GlobalStyles') ? { path: path.join(root, 'server/demo/preview/host/no-fonts.ts') } : null,
    ),
};

const APP_SOURCES = ['src', 'plugin.json', 'server/core', 'server/contract', 'CHANGELOG.md', 'package.json'];

/** Only when something changed, because it takes ten times as long as everything else together. */
async function buildApp() {
  if (isBuilt('app', path.join(root, 'dist/module.js'), APP_SOURCES)) return;
  const code = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '.config/webpack/build.ts'], {
      cwd: root,
      stdio: 'inherit',
    });
    child.on('error', reject).on('close', resolve);
  });
  if (code !== 0) throw new Error('The app could not be built; what webpack said stands above.');
  markBuilt('app', APP_SOURCES);
}

async function bundle(out, entry, options) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    outdir: out,
    bundle: true,
    format: 'esm',
    // What is imported lazily stays so: the demo's mail server is not there in a production installation.
    splitting: true,
    chunkNames: '[name]-[hash]',
    sourcemap: 'linked',
    logLevel: 'error',
    write: false,
    ...options,
  });
  mkdirSync(out, { recursive: true });
  const rank = (file) => (path.basename(file) === entry ? 1 : 0);
  // The entry last: whoever reads it finds the pieces that it names.
  for (const file of outputFiles.sort((a, b) => rank(a.path) - rank(b.path))) replace(file);
  const built = new Set(outputFiles.map((file) => path.basename(file.path)));
  for (const name of readdirSync(out)) if (!built.has(name)) rmSync(path.join(out, name), { recursive: true });
}

/** Whole or not at all, because another process may be starting from the same file. */
function replace({ path: file, contents }) {
  if (existsSync(file) && readFileSync(file).equals(contents)) return;
  writeFileSync(`${file}.new`, contents);
  renameSync(`${file}.new`, file);
}

const markerOf = (name) => path.join(root, `node_modules/.cache/built-${name}`);

function isBuilt(name, file, sources) {
  const marker = markerOf(name);
  return existsSync(file) && existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint(sources);
}

function markBuilt(name, sources) {
  mkdirSync(path.dirname(markerOf(name)), { recursive: true });
  writeFileSync(markerOf(name), fingerprint(sources));
}

/** By content and not by time: a fresh clone and a switch of branches touch every file. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of [...sources, '.config/webpack', '.config/bundler', '.config/build.mjs', 'package-lock.json']) {
    for (const file of filesOf(path.join(root, source))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(place) {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
