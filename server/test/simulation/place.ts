import { setImmediate as turn } from 'node:timers/promises';
import type { Channel } from '../../channels/channel.ts';
import type { Kind } from '../../core/directory/kind.ts';
import { createConfiguration } from '../../engine/configuration/configuration.ts';
import type { Configuration } from '../../engine/configuration/configuration.ts';
import { createEngine } from '../../engine/create-engine.ts';
import type { RunningEngine } from '../../engine/create-engine.ts';
import { createKnown } from '../../engine/known.ts';
import { parserOf } from '../../integrations/registry.ts';
import { abilities } from '../../main.ts';
import type { Database } from '../../store/database.ts';
import { openDatabase } from '../../store/dialect.ts';
import type { VirtualClock } from '../../runtime/virtual-clock.ts';
import { chanceChannel } from './chance-channel.ts';
import type { Attempt, ChanceChannel } from './chance-channel.ts';

const CHANNELS: readonly (readonly [string, Channel['kind']])[] = [
  ['slack', 'chat'],
  ['email', 'mail'],
  ['sms', 'text'],
];

const STILL_TURNS = 20;

export interface PlaceOptions {
  readonly clock: VirtualClock;
  readonly file: string;
  readonly seed: number;
  readonly heard: (attempt: Attempt) => void;
  readonly alarmed: (groupId: string) => void;
  readonly failed: (what: string) => void;
}

/** Store, configuration and engine of one installation, without the network on either side. */
export class Place {
  readonly #options: PlaceOptions;
  readonly #providers: readonly ChanceChannel[];
  #database: Database | null = null;
  #engine: RunningEngine | null = null;
  #configuration: Configuration | null = null;

  constructor(options: PlaceOptions) {
    this.#options = options;
    const { clock, seed, heard } = options;
    this.#providers = CHANNELS.map(([type, kind]) => chanceChannel({ type, kind, clock, seed, heard }));
  }

  get database(): Database {
    if (!this.#database) throw new Error('the place is closed');
    return this.#database;
  }

  get engine(): RunningEngine {
    if (!this.#engine) throw new Error('the place is closed');
    return this.#engine;
  }

  get configuration(): Configuration {
    if (!this.#configuration) throw new Error('the place is closed');
    return this.#configuration;
  }

  get isOpen(): boolean {
    return this.#engine !== null;
  }

  async start(): Promise<void> {
    for (const provider of this.#providers) provider.hurry(false);
    const { clock, file, failed, alarmed } = this.#options;
    const database = await openDatabase({ url: null, file });
    await database.migrate();
    const configuration = createConfiguration({
      ...{ database, clock, folder: null, lookup: () => undefined, abilities },
      failed: (what, error) => failed(`${what}: ${String(error)}`),
    });
    await configuration.refresh();
    const channels = new Map(this.#providers.map(({ channel }) => [channel.type, channel]));
    const engine = createEngine({
      ...{ database, clock, channels, known: createKnown(configuration.snapshot, channels) },
      ...{ refresh: configuration.refresh, publicUrl: 'http://place.test', appUrl: null, secret: 'a secret' },
      observe: {
        wakeLate() {},
        sent() {},
        noticed() {},
        userGroup() {},
        warned() {},
        alarm: alarmed,
        failed: (what, error) => failed(`${what}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`),
      },
    });
    configuration.onChange((changed) => {
      const people = [...(changed.get('person') ?? [])];
      if (people.length > 0) engine.peopleChanged(people).catch((error: unknown) => failed(String(error)));
    });
    [this.#database, this.#configuration, this.#engine] = [database, configuration, engine];
    await engine.start();
    await this.rest();
  }

  async stop(): Promise<void> {
    for (const provider of this.#providers) provider.hurry(true);
    await this.engine.stop();
    await this.configuration.close();
    await this.database.close();
    [this.#database, this.#configuration, this.#engine] = [null, null, null];
  }

  /**
   * Until nothing runs and nothing is under way but what hangs at a provider, or waits in a chat behind what hangs: that
   * is so when nothing has moved for some turns.
   */
  async rest(): Promise<void> {
    const { engine } = this;
    const hanging = (): number => this.#providers.reduce((sum, provider) => sum + provider.hanging(), 0);
    for (let still = 0; still < STILL_TURNS;) {
      const before = engine.inFlight;
      await engine.idle();
      await turn();
      if (engine.isIdle && engine.inFlight <= hanging()) return;
      still = engine.isIdle && hanging() > 0 && engine.inFlight === before ? still + 1 : 0;
    }
  }

  async accepts(json: object): Promise<void> {
    const receivedAt = this.#options.clock.now();
    const parsed = parserOf('grafana')?.(json, receivedAt);
    if (!parsed?.ok) throw new Error('the simulation sends a body that nobody can read');
    await this.engine.accept({ integrationId: 'grafana', receivedAt, body: JSON.stringify(json), ...parsed });
    await this.rest();
  }

  /** False where the document does not fit to the others; then nothing has changed. */
  async writes(kind: Kind, document: object & { readonly id?: string }): Promise<boolean> {
    const { id = 'settings' } = document;
    const result = await this.configuration.put({ kind, id, document, ifVersion: null, by: 'simulation' });
    await this.rest();
    return result.kind === 'stored';
  }

  /** Even what others refer to: people leave, and nobody asks the chains first. */
  async deletes(kind: Kind, id: string): Promise<void> {
    await this.configuration.remove({ kind, id, ifVersion: null, by: 'simulation', force: true });
    await this.rest();
  }
}
