// Checks what the built app makes a browser load: `node .config/weights.mjs`, after a build.
import { readFileSync } from 'node:fs';
import { root } from './install.mjs';

/** Grafana may load the entry on each of its pages, for everybody. */
const MOST_ENTRY_GZIPPED = 15_000;
/** Of a page, both what it alone brings, as built, and all that it loads, as it travels. */
const MOST_PAGE = 200_000;

const weights = JSON.parse(readFileSync(`${root}node_modules/.cache/app-weights.json`, 'utf8'));
const { module: entry, ...rest } = weights;
const pages = Object.entries(rest).filter(([name]) => name.endsWith('.tsx'));
for (const [name, { own, gzipped }] of [['module.tsx', entry], ...pages]) {
  console.log(`${String(own).padStart(9)} B of its own  ${String(gzipped).padStart(7)} B gzipped in all  ${name}`);
}
if (entry.gzipped > MOST_ENTRY_GZIPPED)
  refuse(`module.tsx weighs ${entry.gzipped} B gzipped, more than ${MOST_ENTRY_GZIPPED}`);
for (const [name, { own, gzipped }] of pages) {
  if (Math.max(own, gzipped) > MOST_PAGE)
    refuse(`${name} brings ${own} B of its own and loads ${gzipped} B, more than ${MOST_PAGE}`);
}

function refuse(sentence) {
  console.error(`${sentence}.`);
  process.exitCode = 1;
}
