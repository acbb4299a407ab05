import type { Scenario } from '../bench.ts';
import { withPlace } from '../bench.ts';
import { countPages, pagedGroups } from '../pages.ts';
import { now, pause, until } from '../pause.ts';
import { startSeeding } from '../seed.ts';
import { openTable } from '../table.ts';

const GROUPS = 6_000;
const FIRST_WAIT_MS = 30 * 60_000;
const LEAD_MS = 30_000;

/** Six thousand groups opened in the same instant escalate in the same instant. */
export const burst: Scenario = {
  name: 'burst',
  async run(bench) {
    const table = openTable(`${bench.places.name}: 6,000 escalations due at once`, 'from the due time until', 'n', 's');
    await withPlace(bench, { firstWait: '30m' }, async (place, start) => {
      bench.receiver.answerAfterMs = 0;
      const due = Math.floor(now()) + LEAD_MS;
      const seeding = await startSeeding(place, due - FIRST_WAIT_MS);
      await seeding.open(0, GROUPS);
      await seeding.close();
      if (now() > due - 3_000) console.log('Seeding took too long: the timers were due before the start.');
      await start();
      await pause(due - now());
      const database = await place.open();
      try {
        const all = async (): Promise<boolean> => (await countPages(database)) >= GROUPS;
        await until('all decided', all, { everyMs: 25 });
        const seen = now();
        const decided = Math.max(...(await pagedGroups(database)).map((group) => group.decidedAt));
        const arrived = async (): Promise<boolean> => bench.receiver.arrivals.size >= GROUPS;
        await until('all at the provider', arrived);
        const handed = Math.max(...bench.receiver.arrivals.values());
        table.row('the last one is decided', GROUPS, (decided - due) / 1_000);
        table.row('all pages are in the outbox', GROUPS, (seen - due) / 1_000);
        table.row('all pages are at the provider', GROUPS, (handed - due) / 1_000);
      } finally {
        await database.close();
      }
    });
  },
};
