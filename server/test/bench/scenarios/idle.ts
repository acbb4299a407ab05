import type { Scenario } from '../bench.ts';
import { withPlace } from '../bench.ts';
import { pause } from '../pause.ts';
import type { RunningService } from '../service.ts';
import { openTable } from '../table.ts';
import type { Table } from '../table.ts';

const SECONDS = 60;
const SETTLE_MS = 5_000;

/** What it takes when nothing happens: right after its start, and after a hundred thousand alerts. */
export const idle: Scenario = {
  name: 'idle',
  async run(bench) {
    const seconds = bench.options.seconds ?? SECONDS;
    const title = `${bench.places.name}: idle for ${seconds} s`;
    const table = openTable(title, 'when', 'RSS MiB', 'CPU %');
    await withPlace(bench, {}, async (_place, start) => {
      bench.receiver.answerAfterMs = 0;
      const service = await start();
      await pause(SETTLE_MS);
      await measure('after the start', service, seconds, table);
      await bench.sender.send({
        port: service.port,
        from: 0,
        connections: 16,
        alertsPerBody: 100,
        seconds: 10,
        among: 1_000,
        rate: 100,
      });
      await pause(SETTLE_MS);
      await measure('after 100,000 alerts', service, seconds, table);
    });
  },
};

async function measure(when: string, service: RunningService, seconds: number, table: Table): Promise<void> {
  const before = service.consumption();
  await pause(seconds * 1_000);
  const after = service.consumption();
  table.row(when, after.rssMib, (after.cpuMs - before.cpuMs) / (seconds * 10));
}
