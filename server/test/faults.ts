import type { Database, Tx } from '../store/database.ts';

/** What every call sees from the moment of the cut on: a dead process gets no answers. */
export class PowerCut extends Error {
  constructor(step: number) {
    super(`the power was cut at step ${step}`);
    this.name = 'PowerCut';
  }
}

export interface FaultyDatabase extends Database {
  /** Steps taken so far. A run that never fails (`failAt` Infinity) tells how many there are to fail at. */
  readonly steps: number;
  readonly isCut: boolean;
  /** Settles at the cut: the moment to stop the service, mute its channels and start a new one on the same data. */
  readonly cut: Promise<void>;
}

/**
 * Fails at the `failAt`-th step, counted from 1, as if the process died there. Steps are each statement (before it
 * runs), each commit before it happens (everything is lost) and each commit after it happened (everything is kept, and
 * the caller never learns). From then on every call rejects with `PowerCut`.
 *
 * A story wraps the database of the first service, runs until `cut`, and carries on with a second service on the
 * same database unwrapped. Closing the wrapper closes nothing, because the data live on.
 */
export function withFaults(database: Database, failAt: number): FaultyDatabase {
  let steps = 0;
  let isCut = false;
  let tell = (): void => {};
  const cut = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const step = (): void => {
    if (!isCut) {
      steps += 1;
      isCut = steps === failAt;
      if (isCut) tell();
    }
    if (isCut) throw new PowerCut(failAt);
  };
  const alive = (): void => {
    if (isCut) throw new PowerCut(failAt);
  };
  return {
    ...database,
    get steps() {
      return steps;
    },
    get isCut() {
      return isCut;
    },
    cut,
    async write(work) {
      alive();
      const result = await database.write(async (tx) => {
        const value = await work(counting(tx, step));
        step();
        return value;
      });
      step();
      return result;
    },
    async read(work) {
      alive();
      return await database.read((tx) => work(counting(tx, step)));
    },
    hint(topic) {
      if (!isCut) database.hint(topic);
    },
    onHint(listener) {
      database.onHint((topic) => {
        if (!isCut) listener(topic);
      });
    },
    close: async () => {},
  };
}

function counting(tx: Tx, step: () => void): Tx {
  const counted =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      step();
      return await call(...args);
    };
  return {
    ...tx,
    all: async <R>(...args: Parameters<Tx['all']>) => {
      step();
      return await tx.all<R>(...args);
    },
    insertReturning: async <R>(...args: Parameters<Tx['insertReturning']>) => {
      step();
      return await tx.insertReturning<R>(...args);
    },
    run: counted(tx.run),
    insert: counted(tx.insert),
    update: counted(tx.update),
    lock: counted(tx.lock),
  };
}
