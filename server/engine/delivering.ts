import { createBatch } from './batch.ts';
import { createDelivery } from './deliver.ts';
import { isShared, lookAgainMs, type Ground, type Part } from './part.ts';
import { createPrepare } from './prepare.ts';
import { settle, type Settlement } from './settle.ts';

/** One delivery per channel, so that a hanging provider slows nobody else; their results share commits. */
export function createDelivering(ground: Ground): Part {
  const { database, clock, hub, observe, known, owner } = ground;
  const prepare = createPrepare(ground);

  const settling = createBatch<Settlement, void>(
    async (settlements) => {
      const committed = await database.write((tx) => settle(tx, owner, settlements, known(), clock.now()));
      hub.committed(committed, observe.alarm);
      return settlements.map(() => undefined);
    },
    { most: 256, lanes: isShared(database) ? 4 : 1 },
  );

  const deliveries = [...ground.channels.values()].map((channel) =>
    createDelivery({
      channel,
      database,
      clock,
      owner,
      prepare,
      settle: (settlement) => settling.add(settlement),
      failed: (error) => observe.failed(`channel ${channel.type}`, error),
      sent: observe.sent,
      lookAgainMs: lookAgainMs(ground),
    }),
  );
  for (const { pump } of deliveries) hub.on('outbox', pump.poke);

  return {
    pumps: deliveries.map((delivery) => delivery.pump),
    batches: [settling],
    inFlight: () => deliveries.reduce((sum, delivery) => sum + delivery.inFlight(), 0),
    async stop() {
      await Promise.all(deliveries.map((delivery) => delivery.stop()));
      await settling.idle();
    },
  };
}
