import type { Scenario } from '../bench.ts';
import { withPlace } from '../bench.ts';
import { figuresOf } from '../figures.ts';
import { multiplyGroup } from '../multiply.ts';
import { now } from '../pause.ts';
import { startSeeding } from '../seed.ts';
import { openTable } from '../table.ts';

const GROUPS = 100_000;
const STARTS = 7;
const DAY_MS = 86_400_000;

/** A service that has seen much starts as fast as a new one. */
export const ready: Scenario = {
  name: 'ready',
  async run(bench) {
    const title = `${bench.places.name}: from the start of the process to "ready", ms`;
    const table = openTable(title, 'with', 'n', 'median', 'p99', 'RSS MiB');
    for (const groups of [0, GROUPS]) {
      await withPlace(bench, {}, async (place, start) => {
        if (groups > 0) {
          const seeding = await startSeeding(place, Math.floor(now()) - 30 * DAY_MS);
          await seeding.open(0, 1);
          await seeding.resolveAll();
          await seeding.close();
          await multiplyGroup(place, groups);
        }
        const times: number[] = [];
        let rss = 0;
        for (let time = 0; time <= STARTS; time += 1) {
          const service = await start();
          times.push(service.readyAfterMs);
          rss = service.consumption().rssMib;
          await service.stop();
        }
        // The first start writes the configuration, and for it alone the schema of an empty store is made.
        const { n, median, p99 } = figuresOf(times.slice(1));
        table.row(groups === 0 ? 'an empty store' : '100,000 old groups', n, median, p99, rss);
      });
    }
  },
};
