import type { Scenario } from '../bench.ts';
import { withPlace } from '../bench.ts';
import { brief, figuresOf } from '../figures.ts';
import { now, until } from '../pause.ts';
import { pagedGroups } from '../pages.ts';
import { startSeeding } from '../seed.ts';
import { openTable } from '../table.ts';

const GROUPS = 10_000;
const FIRST_WAIT_MS = 30 * 60_000;
const SPREAD_MS = 25_000;
/** Opened at one instant; so many instants lie in the spread. */
const INSTANTS = 250;
/** Seeding, and the start of the service after it, must be over when the first timer is due. */
const LEAD_MS = 45_000;

/** Ten thousand groups wait for their first page; it falls due for all of them, evenly over some seconds. */
export const lateness: Scenario = {
  name: 'lateness',
  async run(bench) {
    const rate = brief((GROUPS * 1_000) / SPREAD_MS);
    const title = `${bench.places.name}: lateness of timers, 10,000 groups waiting, ${rate} due a second, ms`;
    const table = openTable(title, 'from the due time until', 'n', 'median', 'p99', 'most');
    await withPlace(bench, { firstWait: '30m' }, async (place, start) => {
      bench.receiver.answerAfterMs = 0;
      const firstDue = Math.floor(now()) + LEAD_MS;
      const seeding = await startSeeding(place, firstDue - FIRST_WAIT_MS);
      for (let instant = 0; instant < INSTANTS; instant += 1) {
        await seeding.open(instant * 1_000, GROUPS / INSTANTS);
        await seeding.clock.advance(SPREAD_MS / INSTANTS, () => Promise.resolve());
      }
      await seeding.close();
      if (now() > firstDue - 3_000) console.log('Seeding took too long: the first timers were due before the start.');
      await start();
      const lead = firstDue - now() + SPREAD_MS;
      const arrived = async (): Promise<boolean> => bench.receiver.arrivals.size >= GROUPS;
      await until('all pages at the provider', arrived, { everyMs: 200, withinMs: lead + 60_000 });
      const database = await place.open();
      try {
        const groups = await pagedGroups(database);
        const due = (openedAt: number): number => openedAt + FIRST_WAIT_MS;
        const decided = figuresOf(groups.map((group) => group.decidedAt - due(group.openedAt)));
        const handed = figuresOf(
          groups.map((group) => (bench.receiver.arrivals.get(group.messageId) ?? Number.NaN) - due(group.openedAt)),
        );
        table.row('it is decided', decided.n, decided.median, decided.p99, decided.most);
        table.row('its page is at the provider', handed.n, handed.median, handed.p99, handed.most);
      } finally {
        await database.close();
      }
    });
  },
};
