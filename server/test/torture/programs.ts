import { simulate } from '../simulation/simulate.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { killRepeatedly } from './kill/kill.ts';
import type { Options, Program } from './options.ts';
import { mountSmallDisk, refusedWrites } from './outage/disk.ts';
import { endureOutages, type OutageOptions } from './outage/outage.ts';
import { createPostgresServer } from './outage/postgres-server.ts';
import { cutEverywhere } from './power-cut/every-step.ts';
import type { MakeDatabase } from './power-cut/power-cut.ts';
import type { Row } from './row.ts';
import type { Workshop } from './workshop.ts';

/** Runs one after the other; each answers one row of the report. */
type Step = (progress: (line: string) => void) => Promise<Row>;

const TWICE_CUT = 60;
const STOPS = 20;
const OUTAGES = 8;
const SIMULATED_DAYS = 60;

async function on<T>(make: MakeDatabase, work: (url: string | null) => Promise<T>): Promise<T> {
  const database = await make();
  try {
    return await work(database.url);
  } finally {
    await database.drop();
  }
}

export function stepsOf(program: Program, options: Options, workshop: Workshop): readonly Step[] {
  const { seed, kills, requests } = options;
  const { sqlite, postgres } = workshop;
  switch (program) {
    case 'power-cut':
      return [
        (progress) =>
          cutEverywhere({ make: sqlite, database: 'SQLite', sample: null, twice: TWICE_CUT, seed, progress }),
        (progress) =>
          cutEverywhere({ make: postgres, database: 'PostgreSQL', sample: null, twice: TWICE_CUT, seed, progress }),
      ];
    case 'kill':
      return [
        killStep(workshop, sqlite, 'SQLite', { kills, signal: 'SIGKILL', seed }),
        killStep(workshop, postgres, 'PostgreSQL', { kills: Math.ceil(kills / 4), signal: 'SIGKILL', seed }),
      ];
    case 'stop':
      return [
        killStep(workshop, sqlite, 'SQLite', { kills: STOPS, signal: 'SIGTERM', seed }),
        killStep(workshop, postgres, 'PostgreSQL', { kills: STOPS, signal: 'SIGTERM', seed }),
      ];
    case 'outage':
      return [fullDisk(workshop, seed), readOnly(workshop, seed), serverRestarts(workshop, seed)];
    case 'fuzz':
      return [
        fuzzStep(workshop, sqlite, 'SQLite', requests, seed),
        fuzzStep(workshop, postgres, 'PostgreSQL', Math.ceil(requests / 5), seed),
      ];
    case 'simulation':
      return [(progress) => simulation(options, progress)];
  }
}

interface KillPlan {
  readonly kills: number;
  readonly signal: 'SIGKILL' | 'SIGTERM';
  readonly seed: number;
}

function killStep({ entry }: Workshop, make: MakeDatabase, database: string, plan: KillPlan): Step {
  return (progress) =>
    on(make, async (databaseUrl) => {
      const found = await killRepeatedly({ entry, databaseUrl, progress, ...plan });
      const notes = `${found.alerts} alerts, ${found.mails} mails, ${found.inFlight} in flight`;
      return { ...found, what: plan.signal === 'SIGKILL' ? 'kill -9' : 'SIGTERM', database, n: found.kills, notes };
    });
}

function fuzzStep({ entry }: Workshop, make: MakeDatabase, database: string, requests: number, seed: number): Step {
  return (progress) =>
    on(make, async (databaseUrl) => {
      const found = await fuzz({ entry, databaseUrl, requests, seed, progress });
      const [early, last] = [found.vitals[1], found.vitals.at(-1)];
      const heap = `heap ${early?.heapMb.toFixed(1)} → ${last?.heapMb.toFixed(1)} MB`;
      return { ...found, what: 'fuzz', database, n: requests, duplicates: 0, notes: `${found.alerts} valid, ${heap}` };
    });
}

async function outage(what: string, options: Omit<OutageOptions, 'outages'>): Promise<Row> {
  const found = await endureOutages({ ...options, outages: OUTAGES });
  const notes = `${found.alerts} alerts, ${found.refused} answered with 503`;
  return { ...found, what, database: options.databaseUrl === null ? 'SQLite' : 'PostgreSQL', n: OUTAGES, notes };
}

function fullDisk({ entry }: Workshop, seed: number): Step {
  return async (progress) => {
    const disk = mountSmallDisk();
    if (disk === null) return skipped('full disk', 'not done: only root may mount a small disk');
    try {
      const dataFolder = disk.folder;
      return await outage('full disk', { entry, databaseUrl: null, dataFolder, storage: disk, seed, progress });
    } finally {
      disk.remove();
    }
  };
}

function readOnly({ entry }: Workshop, seed: number): Step {
  return (progress) => outage('writes refused', { entry, databaseUrl: null, storage: refusedWrites, seed, progress });
}

function serverRestarts({ entry }: Workshop, seed: number): Step {
  return async (progress) => {
    const server = await createPostgresServer();
    let stops = 0;
    const take = (): Promise<void> => server.stop((stops += 1) % 2 === 0 ? 'immediate' : 'fast');
    try {
      await server.start();
      const storage = { take, give: server.start };
      return await outage('server restarts', { entry, databaseUrl: server.url, storage, seed, progress });
    } finally {
      await server.remove();
    }
  };
}

async function simulation({ seed, towns }: Options, progress: (line: string) => void): Promise<Row> {
  const found = { alerts: 0, pages: 0, restarts: 0 };
  const violations: string[] = [];
  for (let town = 1; town <= towns; town += 1) {
    const lived = await simulate({ seed: seed + town, towns: 1, days: SIMULATED_DAYS });
    found.alerts += lived.alerts;
    found.pages += lived.pages;
    found.restarts += lived.restarts;
    violations.push(...lived.violations);
    progress(`${town}/${towns} towns`);
  }
  const notes = `${SIMULATED_DAYS} days each, ${found.alerts} alerts, ${found.pages} pages, ${found.restarts} restarts`;
  return { what: 'simulated lives', database: 'SQLite', n: towns, lost: 0, duplicates: 0, notes, violations };
}

const skipped = (what: string, notes: string): Row => ({
  ...{ what, database: '', n: 0, lost: 0, duplicates: 0 },
  ...{ notes, violations: [] },
});
