import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect, test } from './fixtures.ts';
import { PAGES } from './pages.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const theme of ['dark', 'light'] as const) {
  for (const { name, path, heading } of PAGES) {
    test(`axe finds nothing on ${name}, ${theme}`, async ({ demo, open }) => {
      const page = await open(demo, path(demo.seeded), { theme });
      await expect(page.getByRole('main').getByRole('heading', { level: 1 }).first()).toHaveText(heading);
      await page.evaluate(AXE);
      // Of a real Grafana's own frame only Grafana can mend what is found.
      const scope = demo.accounts === null ? 'body' : 'main';
      const { violations } = await page.evaluate(async (within) => {
        const { axe } = window as unknown as { axe: { run(scope: string): Promise<AxeResults> } }; // Just injected.
        return await axe.run(within);
      }, scope);
      const found = violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
      );
      expect(found).toEqual([]);
    });
  }
}
