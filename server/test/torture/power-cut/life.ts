import type { Config } from '../../../runtime/config.ts';
import type { Clock } from '../../../runtime/clock.ts';
import type { Log } from '../../../runtime/log.ts';
import { startService, type Service } from '../../../main.ts';
import type { Database } from '../../../store/database.ts';
import { openDatabase } from '../../../store/dialect.ts';
import { withFaults, type FaultyDatabase } from '../../faults.ts';

/** One start of the service, up to its close or to the cut of its power. */
export interface Life {
  readonly isCut: boolean;
  /** Statements and commits so far; a life that is never cut tells at how many places it could be. */
  readonly steps: number;
  /** Messages that were at a provider when the power was cut: each of these may arrive a second time, and no other. */
  readonly inFlightAtCut: number;
  /** Null when the power was cut before everything was wired. */
  readonly service: Service | null;
  /** Of the same store, and never cut: for a look at what is in it. Null when it was not opened. */
  readonly database: Database | null;
  /** Lets everything that is due come to rest; returns at a cut. */
  rest(): Promise<void>;
  /** Frees the port and the database. After a cut nothing is written by it. */
  end(): Promise<void>;
}

const SILENT: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => SILENT };

/** Of the engine's own pauses between two tries. */
const LONGEST_RETRY_MS = 15_000;

/** Messages that stand as being sent; none while the tables are not even made. */
async function claimedIn(database: Database): Promise<number> {
  const sending = "SELECT id FROM outbox WHERE state = 'sending'";
  return database
    .read((tx) => tx.all(sending))
    .then(
      (rows) => rows.length,
      () => 0,
    );
}

/** Starts the service on a database that fails for good at its `failAt`-th step. */
export async function live(config: Config, clock: Clock, failAt: number): Promise<Life> {
  let real: Database | null = null;
  let faulty: FaultyDatabase | null = null;
  let service: Service | null = null;
  let inFlightAtCut: number | null = 0;
  const isCut = (): boolean => faulty?.isCut ?? false;
  const mortal: Clock = {
    now: clock.now,
    alarm(at, callback) {
      if (!isCut()) return clock.alarm(at, () => void (isCut() || callback()));
      // What is left of a dead life tries again in vain. Without pauses, so that it can be taken away; only the
      // deadlines of a shutdown and of a send stay what they are.
      if (at - clock.now() > LONGEST_RETRY_MS) return () => {};
      const soon = setImmediate(callback);
      return () => clearImmediate(soon);
    },
  };
  const open: typeof openDatabase = async (options) => {
    real = await openDatabase(options);
    faulty = withFaults(real, failAt);
    void faulty.cut.then(() => (inFlightAtCut = service?.engine.inFlight ?? null));
    return faulty;
  };
  const start = { config, clock: mortal, log: SILENT, processMetrics: false, open };
  service = await startService(start).catch((error: unknown) => {
    if (isCut()) return null;
    throw error;
  });
  return {
    service,
    get database() {
      return real;
    },
    get isCut() {
      return isCut();
    },
    get steps() {
      return faulty?.steps ?? 0;
    },
    get inFlightAtCut() {
      return inFlightAtCut ?? 0;
    },
    async rest() {
      const engine = service?.engine;
      while (engine !== undefined && !isCut() && (engine.inFlight > 0 || !engine.isIdle)) {
        // What is left of a dead life never comes to rest.
        await Promise.race([engine.idle(), faulty?.cut]);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    async end() {
      await service?.close();
      // It may have been delivering before its start was over, when it could not be asked.
      if (real !== null) inFlightAtCut ??= await claimedIn(real);
      await real?.close();
    },
  };
}
