import type { Bench, Scenario } from '../bench.ts';
import { withPlace } from '../bench.ts';
import { openTable } from '../table.ts';
import type { Table } from '../table.ts';
import { until } from '../pause.ts';
import type { Place } from '../place.ts';
import { waiting } from '../../../store/inbox.ts';

const SENDERS = [1, 16, 64, 256];
/** Alerts that repeat: those of a bad day in a town of this size. */
const KNOWN = 1_000;
const SECONDS = 10;
const WARM_UP_SECONDS = 2;

interface Row {
  readonly senders: number;
  readonly alertsPerBody: number;
  readonly what: 'repeats' | 'new groups';
}

/** How many requests are durable each second, whatever becomes of them later. */
export const intake: Scenario = {
  name: 'intake',
  async run(bench) {
    const title = `${bench.places.name}: durable intake, Grafana's body (2.9 kB around one alert), 200 after the commit`;
    const heads = ['requests', 'n', 'requests/s', 'alerts/s', 'median ms', 'p99 ms', 'CPU µs/request', 'not 200'];
    const table = openTable(title, ...heads);
    const chosen = SENDERS.filter(
      (count) => bench.options.senders.length === 0 || bench.options.senders.includes(count),
    );
    for (const what of ['repeats', 'new groups'] as const) {
      for (const senders of chosen) await measure(bench, { senders, alertsPerBody: 1, what }, table);
    }
    for (const senders of chosen) await measure(bench, { senders, alertsPerBody: 100, what: 'repeats' }, table);
  },
};

async function measure(bench: Bench, { senders, alertsPerBody, what }: Row, table: Table): Promise<void> {
  await withPlace(bench, {}, async (place, start) => {
    // A provider takes its time; that pages go out at the pace of this machine would be another measurement.
    bench.receiver.answerAfterMs = 250;
    const { port, consumption } = await start();
    if (what === 'repeats') {
      await bench.sender.send({ port, from: 0, connections: 1, alertsPerBody: 100, seconds: 0.1, among: KNOWN });
      await drained(place);
    }
    const before = consumption();
    const sent = await bench.sender.send({
      ...{ port, connections: senders, alertsPerBody, from: what === 'repeats' ? 0 : KNOWN },
      among: what === 'repeats' ? KNOWN : null,
      seconds: bench.options.seconds ?? SECONDS,
      warmUpSeconds: WARM_UP_SECONDS,
    });
    const cpuUs = ((consumption().cpuMs - before.cpuMs) * 1_000) / sent.total;
    const { n, median, p99 } = sent.latency;
    const rate = n / sent.seconds;
    const name = `${senders} ${senders === 1 ? 'sender' : 'senders'}, ${alertsPerBody === 1 ? '1 alert' : `${alertsPerBody} alerts`}, ${what}`;
    table.row(name, n, rate, rate * alertsPerBody, median, p99, cpuUs, sent.refused);
    if (sent.firstRefusal !== '') console.log(sent.firstRefusal);
  });
}

async function drained(place: Place): Promise<void> {
  const database = await place.open();
  try {
    await until('everything grouped', async () => (await database.read(waiting)).count === 0);
  } finally {
    await database.close();
  }
}
