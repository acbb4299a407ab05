import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const journeys = ['server/test/stories/**/*.test.ts', 'server/test/simulation/**/*.test.ts'];
const architecture = ['server/test/architecture.test.ts', 'server/test/architecture/**/*.test.ts'];

export default defineConfig({
  root,
  cacheDir: 'node_modules/.cache/vite',
  test: {
    // Forks, not threads: the native SQLite module and process signals behave as they do in the real service.
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: 'server/test/database/global-setup.ts',
    setupFiles: 'server/test/leaks.ts',
    // For what hangs; a machine that is busy with something else must not fail what is merely slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // An unhandled rejection is a page that nobody would have got, so it fails the run.
    dangerouslyIgnoreUnhandledErrors: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['server/**/*.test.ts'],
          exclude: [...journeys, ...architecture],
          // Most of these files test pure functions: loading express, knex and zod anew for each would be the whole run.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'architecture', include: architecture } },
      { extends: true, test: { name: 'stories', include: journeys } },
    ],
  },
});
