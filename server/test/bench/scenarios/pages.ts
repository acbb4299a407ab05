import { fileURLToPath } from 'node:url';
import { emptyDirectory } from '../../../core/directory/empty.ts';
import { startPreview } from '../../../demo/preview/server.ts';
import { systemClock } from '../../../runtime/clock.ts';
import type { Bench, Scenario } from '../bench.ts';
import { withPlace } from '../bench.ts';
import { pause, until } from '../pause.ts';
import { startSeeding } from '../seed.ts';
import { openTable } from '../table.ts';
import { openWatchedPage } from '../watched-page.ts';
import type { Noticed, WatchedPage } from '../watched-page.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const SECRET = 'a secret of the bench, nobody else has it';
const ADMIN = 'bench-admin-token-0123456789';
const GROUPS = 500;
const CHANGES_PER_SECOND = 200;
const SECONDS = 10;
const OPENINGS = 5;
const LAYERS = 10;
const MINUTE_MS = 60_000;

/**
 * The list of alert groups and the timeline of a schedule in Chromium, as the built app draws them inside the page that
 * stands in for Grafana.
 */
export const pages: Scenario = {
  name: 'pages',
  async run(bench) {
    // What a browser draws does not depend on where the service keeps it.
    if (bench.places.name !== 'SQLite') return;
    const preview = await startPreview({ port: 0, clock: systemClock, root: ROOT, secret: SECRET });
    try {
      await withPlace(bench, {}, async (place, start) => {
        const seeding = await startSeeding(place, Date.now() - MINUTE_MS);
        await seeding.open(1_000_000, GROUPS);
        await seeding.close();
        const variables = { TOCSIN_APP_SECRET: SECRET, TOCSIN_GRAFANA_URL: preview.url, TOCSIN_ADMIN_TOKEN: ADMIN };
        const { port } = await start(variables);
        preview.connect({ url: `http://127.0.0.1:${port}`, directory: () => emptyDirectory });
        const address = `${preview.url}/a/tocsin-oncall-app/alert-groups`;
        const page = await openWatchedPage(address, process.env['CHROMIUM'] ?? '/usr/bin/chromium');
        try {
          await measure(bench, page, port);
          await addTimeline(port);
          await measureTimeline(page, `${preview.url}/a/tocsin-oncall-app/schedules/timeline?span=three-months`);
        } finally {
          await page.close();
        }
      });
    } finally {
      await preview.close();
    }
  },
};

async function measure(bench: Bench, page: WatchedPage, port: number): Promise<void> {
  const seconds = bench.options.seconds ?? SECONDS;
  const opened: number[] = [];
  for (let opening = 0; opening < OPENINGS; opening += 1) opened.push(await page.open());
  const first = openTable(
    `pages: ${GROUPS} alert groups in Chromium, from the data until usable, ms`,
    '',
    'n',
    'least',
    'most',
  );
  first.row('the first groups are drawn', OPENINGS, Math.min(...opened), Math.max(...opened));

  const title = `pages: ${GROUPS} alert groups in Chromium, what is noticed`;
  const table = openTable(title, 'while', 'tasks of 50 ms', 'longest, ms', 'frames/s');
  const row = (name: string, { longTasks, longestTaskMs, framesPerSecond }: Noticed): void =>
    table.row(name, longTasks, longestTaskMs === 0 ? 'below 50' : longestTaskMs, framesPerSecond);
  row('scrolling, and reading on', await page.scroll());
  await until('all groups read', async () => (await page.rows()) >= GROUPS);
  row('scrolling', await page.scroll());
  row('nothing happens', await page.during(() => pause(seconds * 1_000)));
  const task = { port, connections: 16, rate: CHANGES_PER_SECOND, seconds, from: 10_000_000 };
  row(`${CHANGES_PER_SECOND} groups open a second`, await page.during(() => bench.sender.send(task)));
}

/** Every layer changes hands each day, so that none of the bars can be left out. */
async function addTimeline(port: number): Promise<void> {
  const people = Array.from({ length: 5 }, (_, index) => `person-${index}`);
  const layers = Array.from({ length: LAYERS }, (_, index) => ({
    name: `Layer ${index + 1}`,
    rotations: [{ start: `2026-01-05T0${index % 10}:00`, turn: 'daily', people }],
  }));
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/schedules`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ id: 'timeline', name: 'Timeline', zone: 'Europe/Berlin', layers }),
  });
  if (!response.ok) throw new Error(`The schedule was not taken: ${response.status} ${await response.text()}`);
}

async function measureTimeline(page: WatchedPage, address: string): Promise<void> {
  const timeline = '[aria-label^="Timeline of"]';
  await page.visit(address, timeline);
  const table = openTable(
    `pages: a schedule of ${LAYERS} layers and three months in Chromium, what is noticed`,
    ...['while', 'tasks of 50 ms', 'longest, ms', 'frames/s'],
  );
  const { longTasks, longestTaskMs, framesPerSecond } = await page.scrollAcross(timeline);
  table.row('scrolling', longTasks, longestTaskMs === 0 ? 'below 50' : longestTaskMs, framesPerSecond);
}
