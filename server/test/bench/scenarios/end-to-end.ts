import type { Scenario } from '../bench.ts';
import { withPlace } from '../bench.ts';
import { brief, figuresOf } from '../figures.ts';
import { now, pause, until } from '../pause.ts';
import { countPages } from '../pages.ts';
import { openTable } from '../table.ts';
import type { Database } from '../../../store/database.ts';

const SECONDS = 60;
const RATE = 1_500;
const WARM_UP_SECONDS = 5;

/** Each request opens a group and pages somebody; nothing may fall behind for as long as it goes on. */
export const endToEnd: Scenario = {
  name: 'end-to-end',
  async run(bench) {
    const seconds = bench.options.seconds ?? SECONDS;
    const title = `${bench.places.name}: ${brief(RATE)} new groups a second for ${seconds} s, until the first page is in the outbox`;
    const table = openTable(title, 'figure', 'n', 'median', 'p99', 'most');
    await withPlace(bench, {}, async (place, start) => {
      bench.receiver.answerAfterMs = 250;
      const { port, consumption } = await start();
      const warmUp = { port, connections: 64, rate: RATE / 3 };
      await bench.sender.send({ ...warmUp, seconds: WARM_UP_SECONDS, from: 0 });
      const database = await place.open();
      try {
        await until('the warm-up grouped', async () => (await oldest(database)) === null);
        const before = { pages: await countPages(database), ...consumption() };
        const ages: number[] = [];
        const sampling = new AbortController();
        const sampled = sampleAges(database, ages, sampling.signal);
        const startedAt = now();
        const sent = await bench.sender.send({ port, connections: 256, rate: RATE, seconds, from: 10_000_000 });
        await until('all grouped', async () => (await oldest(database)) === null);
        const tookMs = now() - startedAt;
        sampling.abort();
        await sampled;
        const paged = (await countPages(database)) - before.pages;
        const age = figuresOf(ages);
        const { n, median, p99, most } = sent.latency;
        table.row('request to 200, ms', n, median, p99, most);
        table.row('age of the oldest unfinished, ms', age.n, age.median, age.p99, age.most);
        table.row('groups with a page in the outbox', paged, `${brief((paged * 1_000) / tookMs)}/s`);
        const cpu = ((consumption().cpuMs - before.cpuMs) * 100) / tookMs;
        table.row('CPU of the service, % of a core', '1', cpu);
        if (sent.refused > 0) console.log(`${sent.refused} were not answered with 200: ${sent.firstRefusal}`);
      } finally {
        await database.close();
      }
    });
  },
};

async function sampleAges(database: Database, ages: number[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(1_000);
    const at = await oldest(database);
    ages.push(at === null ? 0 : Math.max(0, now() - at));
  }
}

/** When the oldest request that is not done came in; asking for a count as well would be work for the database. */
async function oldest(database: Database): Promise<number | null> {
  const sql = 'SELECT received_at FROM inbox WHERE done = 0 ORDER BY seq LIMIT 1';
  const rows = await database.read((tx) => tx.all<{ received_at: number }>(sql));
  return rows[0]?.received_at ?? null;
}
