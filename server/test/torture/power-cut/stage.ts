import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { SECOND_MS } from '../../../core/time/instant.ts';
import type { Instant } from '../../../core/time/instant.ts';
import type { Config } from '../../../runtime/config.ts';
import { channelSettingsFor, closeCatchers, startCatchers } from '../../story/catchers.ts';
import type { Catchers } from '../../story/mailbag.ts';
import { virtualClock, type VirtualClock } from '../../../runtime/virtual-clock.ts';
import { freePort } from '../free-port.ts';
import { live, type Life } from './life.ts';
import { cutTown } from './town.ts';

const CUT_START: Instant = Date.UTC(2026, 10, 21, 3);
export const ADMIN = 'power-cut-admin-token';

/** On PostgreSQL other replicas could be alive, so a dead one's messages wait for their lease of 30 s to end. */
const LEASE_OVER_MS = 31 * SECOND_MS;

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Where one scenario is played: it goes on through any number of deaths of the service. */
export interface Stage {
  readonly clock: VirtualClock;
  readonly catchers: Catchers;
  readonly lives: readonly Life[];
  readonly url: string;
  /** Everything that is due comes to rest, in this life or the next. */
  settle(): Promise<void>;
  /** No-op when it is later than that already. */
  until(at: Instant): Promise<void>;
  /** Sends until it is answered with 2xx or 3xx, as a sender does that must not lose what it has to say. */
  send(request: () => Promise<Answer>): Promise<Answer>;
  /** The life that is on. */
  life(): Life;
  close(): Promise<void>;
}

class Cut extends Error {}

export interface StageOptions {
  readonly databaseUrl: string | null;
  /** Of the first life, the second, …; lives after these last. */
  readonly cuts: readonly number[];
}

async function prepare({ databaseUrl }: StageOptions, catchers: Catchers): Promise<{ folder: string; config: Config }> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-cut-'));
  await writeFile(join(folder, 'town.yaml'), stringify(cutTown));
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const config: Config = {
    provisioning: folder,
    database: databaseUrl
      ? { kind: 'postgres', url: databaseUrl }
      : { kind: 'sqlite', path: join(folder, 'tocsin.db') },
    http: { host: '127.0.0.1', port, bodyLimit: { bytes: 1_048_576, setting: 'TOCSIN_BODY_LIMIT' } },
    publicUrl,
    appUrl: null,
    isPublic: true,
    privateCalendars: true,
    logLevel: 'silent',
    secret: 'a secret of power cuts, long enough to sign with',
    adminToken: ADMIN,
    grafana: null,
    channels: channelSettingsFor(catchers, publicUrl, {}),
    lookup: () => undefined,
  };
  return { folder, config };
}

export async function openStage(options: StageOptions): Promise<Stage> {
  const clock = virtualClock(CUT_START);
  const catchers = await startCatchers(clock);
  const { folder, config } = await prepare(options, catchers);
  const lives: Life[] = [];
  const life = (): Life => {
    const last = lives.at(-1);
    if (!last) throw new Error('nothing was started yet');
    return last;
  };
  const begin = async (): Promise<void> => {
    lives.push(await live(config, clock, options.cuts[lives.length] ?? Infinity));
  };
  /** Comes back with a life that is at rest and not cut. */
  const settle = async (): Promise<void> => {
    await life().rest();
    if (!life().isCut) return;
    await life().end();
    await begin();
    if (options.databaseUrl !== null) return until(clock.now() + LEASE_OVER_MS);
    return settle();
  };
  const restOrThrow = async (): Promise<void> => {
    await life().rest();
    if (life().isCut) throw new Cut();
  };
  const until = async (at: Instant): Promise<void> => {
    if (at <= clock.now()) return settle();
    try {
      await clock.advance(at - clock.now(), restOrThrow);
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
      await settle();
      await until(at);
    }
  };
  await begin();
  await settle();
  return {
    clock,
    catchers,
    lives,
    url: config.publicUrl,
    life,
    settle,
    until,
    async send(request) {
      for (;;) {
        const answer = await request().catch((error: unknown) => ({ status: 0, text: String(error) }));
        const wasCut = life().isCut;
        await settle();
        if (answer.status >= 200 && answer.status < 400) return answer;
        if (!wasCut) throw new Error(`refused without a power cut: ${answer.status} ${answer.text}`);
      }
    },
    async close() {
      await life().end();
      await closeCatchers(catchers);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
