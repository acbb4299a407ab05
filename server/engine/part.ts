import type { Channel } from '../channels/channel.ts';
import { SECOND_MS } from '../core/time/instant.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Database } from '../store/database.ts';
import type { Batch } from './batch.ts';
import type { Hub } from './hub.ts';
import type { Known } from './known.ts';
import type { Pump } from './pump.ts';

/** What operations wants to know; the engine itself keeps no figures. */
export interface Observer {
  wakeLate(ms: number): void;
  sent(channel: string, kind: string, result: string, tookMs: number): void;
  alarm(groupId: string, reason: string): void;
  failed(what: string, error: unknown): void;
  /** Notices about a schedule: `written` to the outbox, or why not. */
  noticed(scheduleId: string, kind: string, result: string, count: number): void;
  /** A user group in Slack was set, or Slack refused. */
  userGroup(result: string): void;
  /** Something that somebody should look at, and that mends itself once they did. */
  warned(what: string, detail: Readonly<Record<string, unknown>>): void;
}

/** What every part of the engine stands on. */
export interface Ground {
  readonly database: Database;
  readonly clock: Clock;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly known: () => Known;
  /** Brings `known` up to date when another replica changed the configuration. */
  readonly refresh: () => Promise<void>;
  readonly publicUrl: string;
  /** How people reach Grafana, without a slash at the end; null where nobody has said so. */
  readonly appUrl: string | null;
  /** Signs the links in messages. */
  readonly secret: string;
  /** Names this process on the leases that it holds. */
  readonly owner: string;
  readonly observe: Observer;
  /** How long a replica trusts hints before it looks by itself; absent: 5 s. */
  readonly patienceMs?: number | undefined;
  /** Whether calendars may be read from inside a private network; absent: they may. */
  readonly privateCalendars?: boolean | undefined;
  readonly hub: Hub;
}

/** A piece of the engine with what must come to rest before the engine has. */
export interface Part {
  readonly pumps: readonly Pump[];
  readonly batches: readonly Pick<Batch<never, unknown>, 'idle' | 'size'>[];
  readonly inFlight: () => number;
  stop(): Promise<void>;
}

/** Replicas of one PostgreSQL; alone on SQLite, a pump is poked by everything that could make it due. */
export const isShared = (database: Database): boolean => database.dialect === 'postgres';

const LOOK_AGAIN_MS = 5 * SECOND_MS;

/** A hint between replicas may be lost, so each looks again by itself. Null where there is only one. */
export const lookAgainMs = ({ database, patienceMs = LOOK_AGAIN_MS }: Ground): number | null =>
  isShared(database) ? patienceMs : null;
