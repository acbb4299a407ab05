// Checks what the built app makes a browser load: `node .config/weights.mjs`, after a build.
import { readFileSync } from 'node:fs';
import { root } from './install.mjs';

/** Grafana may load the entry on each of its pages, for everybody. */
const MOST_ENTRY_GZIPPED = 15_000;
const MOST_PAGE_BYTES = 200_000;

const weights = JSON.parse(readFileSync(`${root}node_modules/.cache/app-weights.json`, 'utf8'));
const { module: entry, ...rest } = weights;
const pages = Object.entries(rest).filter(([name]) => name.endsWith('.tsx'));
const heavy = pages.filter(([, { bytes }]) => bytes > MOST_PAGE_BYTES);
for (const [name, { bytes, gzipped }] of [['module.tsx', entry], ...pages]) {
  console.log(`${String(bytes).padStart(9)} B  ${String(gzipped).padStart(7)} B gzipped  ${name}`);
}
if (entry.gzipped > MOST_ENTRY_GZIPPED) {
  console.error(`module.tsx weighs ${entry.gzipped} B gzipped, more than ${MOST_ENTRY_GZIPPED}.`);
  process.exitCode = 1;
}
for (const [name, { bytes }] of heavy) {
  console.error(`${name} loads ${bytes} B, more than ${MOST_PAGE_BYTES}.`);
  process.exitCode = 1;
}
