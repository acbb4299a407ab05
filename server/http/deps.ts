import type { Channel } from '../channels/channel.ts';
import type { Provisioning } from '../engine/configuration/provisioning.ts';
import type { Engine } from '../engine/engine.ts';
import type { Known } from '../engine/known.ts';
import type { Clock } from '../runtime/clock.ts';
import type { GrafanaSettings } from '../runtime/environment/grafana.ts';
import type { Log } from '../runtime/log.ts';
import type { Metrics } from '../runtime/metrics.ts';
import type { Database } from '../store/database.ts';
import type { Documents } from './api/configuration.ts';
import type { BodyLimit } from './request-body.ts';

export interface HttpSettings {
  readonly version: string;
  /** As the outside calls this service, without a slash at the end; signatures of providers cover it. */
  readonly publicUrl: string;
  readonly bodyLimit: BodyLimit;
  /** How long a sender may take for a whole request, and for its headers alone. */
  readonly requestTimeoutMs: number;
  readonly headersTimeoutMs: number;
  /** A token of the operator's own, from the environment, so that the first real one can be made; null where unset. */
  readonly adminToken: string | null;
  /** False where `publicUrl` was only guessed. */
  readonly isPublic: boolean;
  /** The SQLite file; null on PostgreSQL. */
  readonly dataFile: string | null;
  /** How calls through the app inside Grafana are known; null where it is not served. */
  readonly grafana: GrafanaSettings | null;
}

/** Everything that the HTTP room reaches for; `main` fills it, a test passes fakes. */
export interface HttpDeps {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly database: Database;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Channels whose addresses this service calls: whoever may only read must not write those. */
  readonly machineChannels: ReadonlySet<string>;
  readonly documents: Documents;
  readonly provisioning: Provisioning;
  readonly settings: HttpSettings;
  known(): Known;
  /** Why the service cannot do its work now, one sentence each; empty when it can. */
  notReady(): readonly string[];
  /** Aborted when the service shuts down. */
  readonly stopping: AbortSignal;
}
