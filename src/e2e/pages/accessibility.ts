import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, ElementContext } from 'axe-core';
import type { World } from '../world/world.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page as it is now, a text each. */
export async function violationsOn(page: Page, world: Pick<World, 'grafana'>): Promise<readonly string[]> {
  // Of a real Grafana's own frame only Grafana can mend what is found.
  const scope = world.grafana === null ? ['body'] : ['main', '[role="dialog"]'];
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(async (include) => {
    const { axe } = window as unknown as { axe: { run(context: ElementContext): Promise<AxeResults> } }; // Just injected.
    // Grafana hangs its tooltips at the end of the document, outside of every landmark.
    // The arrow of a choice of several says in Grafana 12.3 that it is expanded, and may not; 12.4 has mended it.
    const exclude = [['[role="tooltip"]'], ['div[id^="downshift-"][id$="-toggle-button"]']];
    return await axe.run({ include: include.filter((part) => document.querySelector(part) !== null), exclude });
  }, scope);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
  );
}
