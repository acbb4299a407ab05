import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from './fixtures.ts';
import { PAGES } from './pages.ts';

const FOLDER = fileURLToPath(new URL('../../data/screenshots/', import.meta.url));
const WIDTHS = { 400: 860, 1024: 768, 1920: 1080 } as const;

mkdirSync(FOLDER, { recursive: true });

for (const theme of ['dark', 'light'] as const) {
  for (const { name, path } of PAGES) {
    test(`${name}, ${theme}`, async ({ demo, open }) => {
      const page = await open(demo, path(demo.seeded), { theme });
      for (const [width, height] of Object.entries(WIDTHS)) {
        await page.setViewportSize({ width: Number(width), height });
        // Charts draw themselves anew at the next frame.
        await page.evaluate(() => new Promise((resolve) => void requestAnimationFrame(() => setTimeout(resolve, 250))));
        await page.screenshot({ path: `${FOLDER}${name}-${theme}-${width}.png`, fullPage: true });
      }
    });
  }
}
