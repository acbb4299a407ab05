import type { Scenario } from '../bench.ts';
import { withPlace } from '../bench.ts';
import { grafanaBody } from '../bodies.ts';
import { figuresOf } from '../figures.ts';
import { now, pause } from '../pause.ts';
import type { Receiver } from '../receiver.ts';
import { startSeeding } from '../seed.ts';
import { openTable } from '../table.ts';
import { TOKEN } from '../town.ts';

const CALLS = 330;
/** Of those, while V8 is still learning. */
const WARM_UP = 30;
const OPEN = 10_000;
const MINUTE_MS = 60_000;
/** Between two webhooks: a lone one finds the service asleep, as a real one does. */
const BETWEEN_MS = 20;

/** From the first byte of a webhook to the arrival of the request at the provider, one at a time. */
export const firstCall: Scenario = {
  name: 'first-call',
  async run(bench) {
    const title = `${bench.places.name}: webhook to the first provider call, ms`;
    const table = openTable(title, 'beside', 'n', 'median', 'p99', 'most');
    for (const open of [0, OPEN]) {
      await withPlace(bench, {}, async (place, start) => {
        bench.receiver.answerAfterMs = 0;
        if (open > 0) {
          const seeding = await startSeeding(place, Math.floor(now()) - MINUTE_MS);
          await seeding.open(1_000_000, open);
          await seeding.close();
        }
        const { port } = await start();
        const times: number[] = [];
        for (let call = 0; call < CALLS; call += 1) times.push(await timeOne(bench.receiver, port, call));
        const { n, median, p99, most } = figuresOf(times.slice(WARM_UP));
        table.row(open === 0 ? 'nothing else' : `${open} open groups`, n, median, p99, most);
      });
    }
  },
};

async function timeOne(receiver: Receiver, port: number, call: number): Promise<number> {
  await pause(BETWEEN_MS);
  const body = grafanaBody(1);
  body.number(0, call);
  const arrival = receiver.next();
  const sentAt = now();
  const response = await fetch(`http://127.0.0.1:${port}/integrations/v1/grafana/${TOKEN}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: body.bytes,
  });
  if (!response.ok) throw new Error(`answered with ${response.status}: ${await response.text()}`);
  await response.body?.cancel();
  return (await arrival) - sentAt;
}
