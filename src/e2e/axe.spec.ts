import { expect, settled, test } from './fixtures.ts';
import { PAGES } from './pages.ts';
import { violationsOn } from './pages/accessibility.ts';

for (const theme of ['dark', 'light'] as const) {
  // One browser for all of them: a new one for each would take most of the time.
  test(`axe finds nothing on any page, ${theme}`, async ({ demo, open }) => {
    // A real Grafana loads itself anew for each.
    test.setTimeout(demo.grafana === null ? 480_000 : 900_000);
    const page = await open(demo, PAGES[0]?.path(demo.seeded) ?? '/', { theme });
    for (const { name, path, heading } of PAGES) {
      await test.step(name, async () => {
        await page.goto(demo.url + path(demo.seeded));
        await settled(page);
        await expect.soft(page.locator('main h1').first(), name).toHaveText(heading);
        // The tree of a page is the same in both themes: what light can break is its colours.
        const of = theme === 'light' ? 'colours' : 'everything';
        expect.soft(await violationsOn(page, demo, of), name).toEqual([]);
      });
    }
  });
}
