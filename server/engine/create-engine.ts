import type { Channel } from '../channels/channel.ts';
import type { TimelineEntry } from '../core/insights/timeline.ts';
import { describe } from '../core/insights/describe.ts';
import type { Event } from '../core/escalation/event.ts';
import { SECOND_MS } from '../core/time/instant.ts';
import type { Clock } from '../runtime/clock.ts';
import { newId } from '../runtime/ids.ts';
import { firingKeys } from '../store/alerts.ts';
import type { Database } from '../store/database.ts';
import { addRefused, addRequests, pruneRequests } from '../store/inbox.ts';
import { releaseLeases } from '../store/outbox.ts';
import { wakeGroupsOf } from '../store/responders.ts';
import { createBatch } from './batch.ts';
import type { Committed } from './commit.ts';
import { createDelivery, type Delivery } from './deliver.ts';
import type { AcceptedRequest, ActResult, Engine, RefusedRequest } from './engine.ts';
import { handle, type Changed } from './handle.ts';
import { ingest } from './ingest.ts';
import type { Known } from './known.ts';
import { readLink } from './links.ts';
import { namesOf } from './names.ts';
import { createPrepare } from './prepare.ts';
import { createPump, type Pump } from './pump.ts';
import { createReceive } from './receive.ts';
import { createParsedCache } from './requests.ts';
import { sendTest } from './send-test.ts';
import { settle, type Settlement } from './settle.ts';
import { wake } from './wake.ts';

/** What operations wants to know; the engine itself keeps no figures. */
export interface Observer {
  wakeLate(ms: number): void;
  sent(channel: string, result: string, tookMs: number): void;
  alarm(groupId: string, reason: string): void;
  ingested(requests: number, oldestWaitedMs: number): void;
  failed(what: string, error: unknown): void;
}

export interface EngineOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly known: () => Known;
  /** Brings `known` up to date when another replica changed the configuration. */
  readonly refresh: () => Promise<void>;
  readonly publicUrl: string;
  /** Signs the links in messages. */
  readonly secret: string;
  readonly observe: Observer;
}

export interface RunningEngine extends Engine {
  start(): Promise<void>;
  /** Finishes what is under way, starts nothing new. */
  stop(): Promise<void>;
  /** Something of the configuration changed: groups that page these people look at their rules again. */
  peopleChanged(ids: readonly string[]): Promise<void>;
  /** Resolves when nothing is running, queued or on its way to a provider. */
  idle(): Promise<void>;
  /** Whether the pumps run; false before start and after stop. */
  readonly alive: boolean;
  readonly busy: { readonly pumps: boolean; readonly inFlight: number };
}

/** With several replicas a hint may be lost, so each looks again by itself; alone, everything is poked. */
const LOOK_AGAIN_MS = 5 * SECOND_MS;

/** Requests kept for a look, per integration. */
const KEPT_REQUESTS = 50;
const PRUNE_EVERY_MS = 60 * SECOND_MS;
const PRUNE_MOST = 2_000;

const RESULT_OF: ReadonlySet<string> = new Set(['no-change', 'late-resolved']);

export function createEngine(options: EngineOptions): RunningEngine {
  const { database, clock, channels, known, observe, secret } = options;
  const owner = newId(clock.now());
  const shared = database.dialect === 'postgres';
  const lookAgainMs = shared ? LOOK_AGAIN_MS : null;
  const parsed = createParsedCache();
  const listeners = new Set<(groupId: string) => void>();
  let alive = false;

  const stuck = (groupId: string, error: unknown): void => observe.failed(`alert group ${groupId}`, error);
  const deliveries = new Map<string, Delivery>();

  const after = ({ groupIds, messages, alarms }: Committed): void => {
    if (groupIds.length > 0) {
      wakes.poke();
      for (const listener of listeners) groupIds.forEach(listener);
      if (shared) database.hint(`groups ${groupIds.length > 50 ? '*' : groupIds.join(' ')}`);
    }
    if (messages > 0) {
      for (const delivery of deliveries.values()) delivery.pump.poke();
      if (shared) database.hint('outbox');
    }
    for (const alarm of alarms) observe.alarm(alarm.groupId, alarm.reason);
  };

  const accepting = createBatch<AcceptedRequest, void>(
    async (requests) => {
      const rows = requests.map((one) => ({ integration_id: one.integrationId, received_at: one.receivedAt, body: one.body }));
      const seqs = await database.write((tx) => addRequests(tx, rows));
      requests.forEach((request, index) => parsed.keep(seqs[index] ?? -1, request));
      ingesting.poke();
      if (shared) database.hint('inbox');
      return requests.map(() => undefined);
    },
    { most: 256, lanes: shared ? 2 : 1 },
  );

  const ingesting = createPump({
    clock,
    lookAgainMs,
    failed: (error) => observe.failed('ingest', error),
    async run() {
      await options.refresh();
      const done = await database.write((tx) => ingest(tx, { known: known(), parsed, now: clock.now(), failed: stuck }));
      observe.ingested(done.requests, done.oldestWaitedMs);
      after(done.committed);
      return done.more ? clock.now() : null;
    },
  });

  const wakes = createPump({
    clock,
    lookAgainMs,
    failed: (error) => observe.failed('wake', error),
    async run() {
      await options.refresh();
      const woken = await database.write((tx) => wake(tx, known(), clock.now(), stuck));
      woken.lateMs.forEach(observe.wakeLate);
      after(woken.committed);
      return woken.next;
    },
  });

  const pruning = createPump({
    clock,
    lookAgainMs: null,
    failed: (error) => observe.failed('prune', error),
    async run() {
      const removed = await database.write((tx) => pruneRequests(tx, KEPT_REQUESTS, PRUNE_MOST));
      return removed === PRUNE_MOST ? clock.now() : clock.now() + PRUNE_EVERY_MS;
    },
  });

  const acting = createBatch<{ groupId: string; event: Event }, Changed>(
    async (changes) => {
      const { changed, committed } = await database.write((tx) => handle(tx, changes, known(), clock.now()));
      after(committed);
      return changed;
    },
    { most: 256, lanes: shared ? 4 : 1 },
  );

  const settling = createBatch<Settlement, void>(
    async (settlements) => {
      after(await database.write((tx) => settle(tx, settlements, known(), clock.now())));
      return settlements.map(() => undefined);
    },
    { most: 256, lanes: shared ? 4 : 1 },
  );

  const sentenceOf = (entries: readonly TimelineEntry[]): string => {
    const names = namesOf(known().directory);
    return entries.map((entry) => describe(entry, names)).join(' ');
  };

  const act = async (groupId: string, event: Event): Promise<ActResult> => {
    const { found, entries, status } = await acting.add({ groupId, event });
    if (!found) return { kind: 'not-found' };
    const unchanged = entries.every((entry) => RESULT_OF.has(entry.kind));
    return { kind: unchanged ? 'unchanged' : 'done', sentence: sentenceOf(entries.slice(0, 1)), status };
  };

  const prepare = createPrepare({ database, clock, known, publicUrl: options.publicUrl, secret });
  for (const channel of channels.values()) {
    const failed = (error: unknown): void => observe.failed(`channel ${channel.type}`, error);
    deliveries.set(channel.type, createDelivery({ channel, database, clock, owner, prepare, settle: (one) => settling.add(one), failed, sent: observe.sent, lookAgainMs }));
  }

  const pumps = (): Pump[] => [ingesting, wakes, ...[...deliveries.values()].map((delivery) => delivery.pump)];
  const pokeAll = (): void => {
    for (const pump of [...pumps(), pruning]) pump.poke();
  };

  const refusing = createBatch<RefusedRequest, void>(
    async (refused) => {
      await database.write((tx) => addRefused(tx, refused.map(({ integrationId, receivedAt, ...rest }) => ({ ...rest, integration_id: integrationId, received_at: receivedAt }))));
      return refused.map(() => undefined);
    },
    { most: 64, lanes: 1 },
  );

  const batches = [accepting, acting, settling, refusing];

  return {
    accept: (request) => accepting.add(request),
    refuse(request) {
      refusing.add(request).catch((error: unknown) => observe.failed('refused request', error));
    },
    async knowsAll(integrationId, fingerprints) {
      const keys = [...new Set(fingerprints.map((fingerprint) => `${integrationId}/${fingerprint}`))];
      return (await database.read((tx) => firingKeys(tx, keys))).size === keys.length;
    },
    act,
    receive: createReceive({ database, clock, known, act }),
    sendTest: (personId, methodId) => sendTest({ known: known(), channels, clock, personId, methodId }),
    readLink: (token) => readLink(secret, token, clock.now()),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async peopleChanged(ids) {
      const woken = await database.write((tx) => wakeGroupsOf(tx, ids, clock.now()));
      if (woken > 0) wakes.poke();
    },
    async start() {
      // Alone on this database, so whatever is marked as being sent was being sent by a process that is gone.
      if (!shared) await database.write((tx) => releaseLeases(tx, clock.now()));
      database.onHint((topic) => {
        const [what, ...ids] = topic.split(' ');
        if (what === 'inbox') ingesting.poke();
        if (what === 'outbox') for (const delivery of deliveries.values()) delivery.pump.poke();
        if (what !== 'groups') return;
        wakes.poke();
        for (const listener of listeners) ids.forEach(listener);
      });
      alive = true;
      pokeAll();
    },
    async stop() {
      alive = false;
      await Promise.all([ingesting.stop(), wakes.stop(), pruning.stop(), ...[...deliveries.values()].map((one) => one.stop())]);
      await Promise.all(batches.map((batch) => batch.idle()));
    },
    async idle() {
      const quiet = (): boolean => pumps().every((pump) => !pump.busy) && !pruning.busy && batches.every((batch) => batch.size === 0);
      while (!quiet()) {
        await Promise.all([...pumps().map((pump) => pump.idle()), pruning.idle(), ...batches.map((batch) => batch.idle())]);
      }
    },
    get alive() {
      return alive;
    },
    get busy() {
      const inFlight = [...deliveries.values()].reduce((sum, delivery) => sum + delivery.inFlight(), 0);
      return { pumps: pumps().some((pump) => pump.busy), inFlight };
    },
  };
}

