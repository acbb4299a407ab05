import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import type { World } from '../world/world.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe looks at: all of it, or only what another theme can change. */
type Scope = 'everything' | 'colours';

/** What axe finds on the page as it is now, a text each. */
export async function violationsOn(
  page: Page,
  world: Pick<World, 'grafana'>,
  of: Scope = 'everything',
): Promise<readonly string[]> {
  // Of a real Grafana's own frame only Grafana can mend what is found.
  const isReal = world.grafana !== null;
  const scope = !isReal ? ['body'] : ['main', '[role="dialog"]'];
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    async ({ include, isReal, of }) => {
      const { axe } = window as unknown as {
        axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };
      }; // Just injected.
      // Grafana hangs its tooltips at the end of the document, outside of every landmark.
      // The arrow of a choice of several says in Grafana 12.3 that it is expanded, and may not; 12.4 has mended it.
      const arrows = isReal ? [['div[id^="downshift-"][id$="-toggle-button"]']] : [];
      const exclude = [['[role="tooltip"]'], ...arrows];
      const context = { include: include.filter((part) => document.querySelector(part) !== null), exclude };
      // The drawer of Grafana 12.3 has no name and a heading of the third level; 12.4 has mended both.
      const ofDrawers = { 'aria-dialog-name': { enabled: !isReal }, 'heading-order': { enabled: !isReal } };
      if (of === 'colours') return await axe.run(context, { runOnly: ['color-contrast', 'link-in-text-block'] });
      return await axe.run(context, { rules: ofDrawers });
    },
    { include: scope, isReal, of },
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ''}`),
  );
}
