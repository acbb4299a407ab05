import { DAY_MS, SECOND_MS } from '../core/time/instant.ts';
import { firingKeys } from '../store/alerts.ts';
import type { Tx } from '../store/database.ts';
import { addRefused, addRequests, pruneRequests } from '../store/inbox.ts';
import { countRequests, pruneHours } from '../store/integration-hours.ts';
import { isTrouble } from '../store/trouble.ts';
import { createBatch, type Batch } from './batch.ts';
import type { AcceptedRequest, Engine, RefusedRequest } from './engine.ts';
import { giveWay } from './give-way.ts';
import { ingest, type Ingested } from './ingest.ts';
import { isShared, lookAgainMs, type Ground, type Part } from './part.ts';
import { createPump, type Pump } from './pump.ts';
import { createParsedCache } from './requests.ts';

/** Requests kept for a look, per integration. */
const KEPT_REQUESTS = 50;
const PRUNE_EVERY_MS = 60 * SECOND_MS;
/** Their numbers by hour are kept for a week, which shows a sender that only speaks on workdays. */
const KEPT_HOURS_MS = 8 * DAY_MS;
const PRUNE_MOST = 2_000;

/**
 * While requests wait at the door, taking them in gets so many times the time that placing gets: a sender that is not
 * answered gives up, and its alerts are lost, while what is durable is only late.
 */
const DOOR_FIRST = 8;

export type Intake = Part & Pick<Engine, 'accept' | 'refuse' | 'knowsAll'>;

/** From a request to durable rows, and from there, one pump, to alert groups. */
export function createIntake(ground: Ground): Intake {
  const { database, clock, hub, observe, known } = ground;
  const parsed = createParsedCache();

  const accepting = createBatch<AcceptedRequest, void>(
    async (requests) => {
      const rows = requests.map((one) => ({
        integration_id: one.integrationId,
        received_at: one.receivedAt,
        body: one.body,
      }));
      const seqs = await database.write((tx) => addRequests(tx, rows));
      requests.forEach((request, index) => parsed.keep(seqs[index] ?? -1, request));
      hub.requests();
      return requests.map(() => undefined);
    },
    { most: 256, lanes: isShared(database) ? 2 : 1 },
  );

  const refusing = createRefusing(ground);

  const attempt = (most?: number, park?: string): Promise<Ingested> =>
    database.write((tx) => ingest(tx, { known: known(), parsed, now: clock.now(), most, park }), { alone: true });

  /** One request that cannot be decided must not hold up the ones behind it: it is set aside, loudly. */
  const oneByOne = async (error: unknown): Promise<Ingested> => {
    observe.failed('ingest', error);
    try {
      return await attempt(1);
    } catch (again) {
      // That the store cannot take it now says nothing about the request, which was answered with 2xx.
      if (isTrouble(again)) throw again;
      observe.failed(
        'ingest: a request was set aside and opened no alert group; see the last requests of its integration',
        again,
      );
      return attempt(1, `could not be processed: ${String(again)}`);
    }
  };

  const ingesting = createPump({
    clock,
    lookAgainMs: lookAgainMs(ground),
    failed: (error) => observe.failed('ingest', error),
    async run() {
      await ground.refresh();
      const startedAt = clock.now();
      const done = await attempt().catch(oneByOne);
      parsed.forget(done.last);
      hub.committed(done.committed, observe.alarm);
      await giveWay(clock, () => accepting.size > 0, DOOR_FIRST * (clock.now() - startedAt));
      return done.more ? clock.now() : null;
    },
  });
  hub.on('inbox', ingesting.poke);

  const pruning = createPruning(ground);

  return {
    accept: (request) => accepting.add(request),
    refuse(request) {
      refusing.add(request).catch((error: unknown) => observe.failed('refused request', error));
    },
    async knowsAll(integrationId, fingerprints) {
      const keys = [...new Set(fingerprints.map((fingerprint) => `${integrationId}/${fingerprint}`))];
      return (await database.read((tx) => firingKeys(tx, keys))).size === keys.length;
    },
    pumps: [ingesting, pruning],
    batches: [accepting, refusing],
    inFlight: () => 0,
    async stop() {
      await Promise.all([accepting.idle(), refusing.idle(), ingesting.stop(), pruning.stop()]);
    },
  };
}

/** Refused requests are kept for a look, off the path on which they were refused. */
function createRefusing({ database }: Ground): Batch<RefusedRequest, void> {
  return createBatch<RefusedRequest, void>(
    async (refused) => {
      const rows = refused.map(({ integrationId, receivedAt, ...rest }) => ({
        ...rest,
        integration_id: integrationId,
        received_at: receivedAt,
      }));
      await database.write(async (tx) => {
        await addRefused(tx, rows);
        await countRequests(tx, 'refused', rows);
      });
      return refused.map(() => undefined);
    },
    { most: 64, lanes: 1 },
  );
}

function createPruning({ database, clock, observe }: Ground): Pump {
  return createPump({
    clock,
    lookAgainMs: null,
    failed: (error) => observe.failed('prune', error),
    async run() {
      const prune = async (tx: Tx): Promise<number> => {
        await pruneHours(tx, clock.now() - KEPT_HOURS_MS);
        return await pruneRequests(tx, KEPT_REQUESTS, PRUNE_MOST);
      };
      const removed = await database.write(prune, { alone: true });
      return removed === PRUNE_MOST ? clock.now() : clock.now() + PRUNE_EVERY_MS;
    },
  });
}
