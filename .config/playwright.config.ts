import { defineConfig } from '@playwright/test';
import type { PlaywrightTestConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { chromiumPath } from '../src/e2e/world/chromium.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const artefacts = `${root}node_modules/.cache/e2e`;

const use: PlaywrightTestConfig['use'] = {
  browserName: 'chromium',
  viewport: { width: 1440, height: 900 },
  // A button that is not there is said at once, and not when the whole test has run out of time.
  actionTimeout: 15_000,
  // A picture and a trace of what failed, so that it need not fail again to be understood.
  screenshot: 'only-on-failure',
  trace: 'retain-on-failure',
  launchOptions: {
    executablePath: chromiumPath(),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--no-first-run'],
    ],
  },
};

/** `playwright test --config .config/playwright.config.ts [--project screenshots]`; GRAFANA_URL for a real Grafana. */
// eslint's rule against default exports ends where a tool asks for one.
export default defineConfig({
  testDir: `${root}src/e2e`,
  outputDir: `${artefacts}/failed`,
  fullyParallel: true,
  forbidOnly: true,
  // What fails once in a while fails: somebody has to look.
  retries: 0,
  // A real Grafana has one app, which calls one service at a time.
  workers: process.env['GRAFANA_URL'] ? 1 : 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  globalSetup: `${root}src/e2e/world/global-setup.ts`,
  reporter: [['list'], ['json', { outputFile: `${artefacts}/report.json` }]],
  use,
  projects: [
    { name: 'journeys', testMatch: '**/*.spec.ts' },
    { name: 'screenshots', testMatch: '**/screenshots.ts' },
  ],
});
