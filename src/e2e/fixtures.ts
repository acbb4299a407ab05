import { test as base } from '@playwright/test';
import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';
import { seed } from './world/seed.ts';
import type { Seeded } from './world/seed.ts';
import { signIn } from './world/sign-in.ts';
import type { Theme } from './world/sign-in.ts';
import type { Who } from './world/who.ts';
import { openWorld } from './world/world.ts';
import type { World } from './world/world.ts';

export { expect } from '@playwright/test';

export interface Visit {
  readonly who?: Who;
  readonly theme?: Theme;
}

interface OfTest {
  /** Nobody has set anything up; thrown away afterwards. */
  readonly empty: World;
  /** Opens an address as somebody, and waits until nothing is loading any more. */
  readonly open: (world: World, path: string, visit?: Visit) => Promise<Page>;
  /** Trouble in the console that this test is about; every other fails it. */
  readonly expectTrouble: (pattern: RegExp) => void;
}

interface OfWorker {
  /** The demo town with three alerts in it. Tests share it, and leave it as it was. */
  readonly demo: World & { readonly seeded: Seeded };
}

/**
 * Grafana asks for what a user has kept, and is told with 404 that there is nothing yet. On the page of a plugin it asks
 * its catalog, which is out of reach for one without the internet.
 */
const HARMLESS = [/user-storage\/.*404/, /api\/gnet\/plugins.*502/, /Failed to fetch plugins from catalog/];

export const test = base.extend<OfTest & { readonly quiet: RegExp[] }, OfWorker>({
  demo: [
    async ({ browserName: _ }, use) => {
      const world = await openWorld('demo');
      await use({ ...world, seeded: await seed(world) });
      await world.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  empty: async ({ browserName: _ }, use) => {
    const world = await openWorld('empty');
    await use(world);
    await world.close();
  },
  quiet: [
    async ({ context }, use) => {
      const expected = [...HARMLESS];
      const troubles: string[] = [];
      watch(context, (trouble) => troubles.push(trouble));
      await use(expected);
      const unexpected = troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble)));
      base.expect(unexpected, 'the console stays quiet').toEqual([]);
    },
    { auto: true },
  ],
  expectTrouble: async ({ quiet }, use) => use((pattern) => void quiet.push(pattern)),
  open: async ({ context, page }, use) => {
    await use(async (world, path, { who = 'admin', theme = 'dark' } = {}) => {
      await signIn(context, world, who, theme);
      await page.goto(world.url + path);
      await settled(page);
      return page;
    });
  },
});

/** A heading is there, and nothing says that it is loading. */
export async function settled(page: Page): Promise<void> {
  // By element and not by role: behind an open drawer the page has no roles.
  const main = page.locator('main');
  await main.locator('h1').first().waitFor();
  await base.expect(main.getByRole('status', { name: 'Loading', includeHidden: true })).toHaveCount(0);
}

function watch(context: BrowserContext, report: (trouble: string) => void): void {
  context.on('console', (message: ConsoleMessage) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    report(`${message.type()}: ${message.text()} (${message.location().url})`.replace(/^(.*)\((.*)\)$/s, '$2 $1'));
  });
  context.on('weberror', (error) => report(`thrown: ${error.error().stack ?? error.error().message}`));
}
