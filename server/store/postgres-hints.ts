import pg from 'pg';
import { systemClock } from '../runtime/clock.ts';
import { ANYTHING } from './hints.ts';
import { connectionOf } from './postgres-connection.ts';

const LISTEN_AGAIN_AFTER_MS = 500;
const HINT_CHANNEL = 'tocsin';
/** NOTIFY refuses 8,000 bytes and more. */
const LONGEST_HINT = 2_000;

export interface Listener {
  /** Settles when it listens for the first time, or could not. */
  readonly ready: Promise<void>;
  /** Lost while the connection is down, as a hint may be: whoever waits for one looks again without it. */
  notify(topic: string): void;
  close(): Promise<void>;
}

/** A connection of its own, because a pooled one would be handed around; it reconnects for as long as it takes. */
export function openListener(url: string, heard: (topic: string) => void, warn: (sentence: string) => void): Listener {
  let client: pg.Client | null = null;
  let closed = false;
  let cancel = (): void => {};
  let connecting: Promise<void> = Promise.resolve();
  const connect = (isFirst: boolean): void => {
    const fresh = new pg.Client({ ...connectionOf(url) });
    let failed = false;
    const fail = (reason: unknown): void => {
      if (failed || closed) return;
      failed = true;
      client = null;
      void fresh.end().catch(() => {});
      warn(`PostgreSQL: hints between replicas are interrupted (${String(reason)})`);
      cancel = systemClock.alarm(systemClock.now() + LISTEN_AGAIN_AFTER_MS, () => connect(false));
    };
    client = fresh;
    fresh.on('error', fail);
    fresh.on('end', () => fail('connection closed'));
    fresh.on('notification', ({ processId, payload = '' }) => {
      // Ours were told in this process already. The driver knows its own id, its types do not.
      if (processId !== (fresh as pg.Client & { processID?: number }).processID) heard(payload);
    });
    const listen = async (): Promise<void> => {
      await fresh.connect();
      await fresh.query(`LISTEN ${HINT_CHANNEL}`);
      if (!isFirst) heard(ANYTHING);
    };
    connecting = listen().catch(fail);
  };
  connect(true);
  const post = openPost(async (topics) => {
    await client?.query('SELECT pg_notify($1, topic) FROM unnest($2::text[]) AS topic', [HINT_CHANNEL, topics]);
  });
  return {
    ready: connecting,
    notify: post,
    async close() {
      closed = true;
      cancel();
      // Ending a client that is still connecting never settles.
      await connecting;
      await client?.end().catch(() => {});
    },
  };
}

/**
 * What was said while the last message was under way goes out as one, because each NOTIFY is a commit on the server.
 */
function openPost(send: (topics: readonly string[]) => Promise<void>): (topic: string) => void {
  const waiting = new Set<string>();
  let sending = false;
  const flush = async (): Promise<void> => {
    sending = true;
    while (waiting.size > 0) {
      const topics = [...waiting];
      waiting.clear();
      await send(topics).catch(() => {});
    }
    sending = false;
  };
  return (topic) => {
    if (topic.length > LONGEST_HINT) return;
    waiting.add(topic);
    if (!sending) void flush();
  };
}
