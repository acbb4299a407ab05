import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const journeys = ['server/test/stories/**/*.test.ts', 'server/test/simulation/**/*.test.ts'];
/** What only decides and reads: it fits into the minute before a commit, because it waits for nothing. */
const pure = ['core', 'contract', 'runtime', 'integrations'].map((room) => `server/${room}/**/*.test.ts`);
const architecture = ['server/test/architecture.test.ts', 'server/test/architecture/**/*.test.ts'];

/** A winter without summer time, the usual kinds of it, and one of half an hour. */
const hostZones = ['UTC', 'Europe/London', 'America/Chicago', 'Australia/Lord_Howe'];
/** All that reckons with time, but what tries the same over many random towns: four times that takes the longest. */
const timely = ['schedule', 'time'].map((folder) => `server/core/${folder}/**/*.test.ts`);
const overRandomTowns = ['laws', 'supersede', 'occurrences'].map((name) => `**/*${name}.test.ts`);

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
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // An unhandled rejection is a page that nobody would have got, so it fails the run.
    dangerouslyIgnoreUnhandledErrors: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: pure,
          // Loading zod and the time zones anew for each of these files would be the whole run.
          isolate: false,
        },
      },
      ...hostZones.map((hostZone) => ({
        extends: true as const,
        test: {
          name: `time in ${hostZone}`,
          include: timely,
          exclude: overRandomTowns,
          isolate: false,
          // Whatever the machine's zone is, the answers are the same.
          env: { TZ: hostZone },
        },
      })),
      {
        extends: true,
        test: {
          // All that opens a database, a socket or a process.
          name: 'rooms',
          include: ['server/**/*.test.ts'],
          exclude: [...pure, ...journeys, ...architecture],
          // Nor need express, knex and zod be loaded more than once.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          // What the pages decide, without a page.
          name: 'app',
          include: ['src/**/*.test.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          include: ['src/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: 'src/test/jsdom.ts',
          // Grafana's packages import files without their endings, which only a bundler understands; and the router goes
          // with them, or there would be two of it.
          server: { deps: { inline: [/@grafana\//, /react-router/] } },
          // The older router of Grafana's links, which in Grafana is the one of the app as well.
          alias: { 'react-router-dom-v5-compat': `${root}node_modules/react-router-dom` },
        },
      },
      { extends: true, test: { name: 'architecture', include: architecture } },
      { extends: true, test: { name: 'stories', include: journeys, isolate: false } },
    ],
  },
});
