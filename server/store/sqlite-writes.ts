import type { Database, Tx } from './database.ts';
import type { Gate } from './gate.ts';
import type { Connection } from './sqlite-file.ts';
import { isOurSqlite, marked } from './trouble.ts';

/** More in one commit would make the first of them wait for long. */
const MOST_TOGETHER = 16;

export interface OpenTx extends Tx {
  /** From now on nothing runs here: a forgotten promise must not write into somebody else's transaction. */
  end(): void;
}

interface Writer {
  readonly alone: boolean;
  /** Rejects where its work does, and remembers the result where it does not. */
  work(tx: Tx): Promise<void>;
  done(): void;
  failed(error: unknown): void;
}

export interface WritesOptions {
  readonly connection: Connection;
  readonly gate: Gate;
  openTx(): OpenTx;
  /** Lets sockets and timers in after a transaction. */
  rest(): Promise<void> | undefined;
}

/**
 * Writers that wait for their turn run one after the other in one transaction: a disk takes as long for one commit of
 * sixteen as for one. Each is all or nothing by itself, and learns of its success only after the commit.
 */
export function openWrites(options: WritesOptions): Database['write'] {
  const waiting: Writer[] = [];
  let running = false;
  const run = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) await writeTogether(options, waiting);
    running = false;
  };
  return async (work, { alone = false } = {}) => {
    type Ended = { readonly result: Awaited<ReturnType<typeof work>> } | { readonly error: unknown };
    const ended = await new Promise<Ended>((resolve) => {
      let done = (): void => {};
      waiting.push({
        alone,
        async work(tx) {
          const result = await work(tx);
          done = () => resolve({ result });
        },
        done: () => done(),
        failed: (error) => resolve({ error }),
      });
      if (!running) void run();
    });
    if ('error' in ended) throw marked(ended.error, isOurSqlite);
    return ended.result;
  };
}

async function writeTogether({ connection, gate, openTx, rest }: WritesOptions, waiting: Writer[]): Promise<void> {
  const leave = await gate.enter();
  const written: Writer[] = [];
  let now = waiting.shift();
  try {
    if (!connection.db.isOpen) throw new Error('the database is closed');
    connection.use('BEGIN IMMEDIATE').run();
    for (; now !== undefined; now = mayJoin(written, waiting) ? waiting.shift() : undefined) {
      if (await writeOne(connection, openTx(), now, written.length > 0)) written.push(now);
    }
    connection.use('COMMIT').run();
    for (const writer of written) writer.done();
  } catch (error) {
    // A full disk makes SQLite roll back by itself, and a second time would be an error.
    if (connection.db.isOpen && connection.db.isTransaction) connection.db.exec('ROLLBACK');
    now?.failed(error);
    for (const writer of written) writer.failed(error);
  } finally {
    leave();
    await rest();
  }
}

function mayJoin(written: readonly Writer[], [next]: readonly Writer[]): boolean {
  return next !== undefined && !next.alone && written.length < MOST_TOGETHER && !written.some(({ alone }) => alone);
}

/** False where the writer's own work failed and nothing of it is left. Throws where all of the transaction is lost. */
async function writeOne(connection: Connection, tx: OpenTx, writer: Writer, shares: boolean): Promise<boolean> {
  // The first one needs none: where it fails, rolling back to the beginning takes nobody else along.
  if (shares) connection.use('SAVEPOINT writer').run();
  try {
    await writer.work(tx);
    tx.end();
    if (shares) connection.use('RELEASE writer').run();
    return true;
  } catch (error) {
    tx.end();
    if (!shares || !connection.db.isTransaction) throw error;
    connection.use('ROLLBACK TO writer').run();
    connection.use('RELEASE writer').run();
    writer.failed(error);
    return false;
  }
}
