import { causeOf } from '../../channels/deadline.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Database } from '../../store/database.ts';
import { conditionOf } from '../../store/database-condition.ts';
import type { DatabaseCondition } from '../../store/database-condition.ts';
import { size } from './finding.ts';
import type { Finding, Look } from './finding.ts';

const MB = 1_000_000;
/** Below it the next days are at stake; below the other the next hours. */
const LITTLE_BYTES = 1_000 * MB;
const NONE_BYTES = 100 * MB;
const LONG_WAL_BYTES = 256 * MB;
const SLOW_MS = 500;

export function databaseLook(database: Database, file: string | null, clock: Clock): Look {
  return {
    id: 'database',
    find: async () => {
      const startedAt = clock.now();
      try {
        await database.ping();
        const tookMs = clock.now() - startedAt;
        return databaseFinding(await conditionOf(database, file), file, tookMs);
      } catch (error) {
        const what =
          file === null ? 'PostgreSQL runs, and that DATABASE_URL leads to it' : `${file} can be read and written`;
        return {
          state: 'failed',
          why: `The database does not answer: ${causeOf(error)}.`,
          whatToDo: `Check that ${what}. Until it answers, senders are told to try again and nobody is paged.`,
        };
      }
    },
  };
}

export function databaseFinding(condition: DatabaseCondition, file: string | null, tookMs: number): Finding {
  const slow = `It took ${tookMs} ms to answer.`;
  if (condition.kind === 'postgres') {
    const { version, bytes, replicas } = condition;
    const who = replicas > 1 ? `${replicas} replicas of this service` : 'this service alone';
    const why = `PostgreSQL ${version} answers, holds ${size(bytes)} and serves ${who}.`;
    if (tookMs < SLOW_MS) return { state: 'ok', why };
    return {
      state: 'warning',
      why: `${why} ${slow}`,
      whatToDo: 'Look at the load of the database, and at the network.',
    };
  }
  const { bytes, walBytes, freeBytes } = condition;
  const why = `SQLite in ${file} holds ${size(bytes)}; ${size(freeBytes)} of the disk are free.`;
  if (freeBytes < LITTLE_BYTES) {
    const whatToDo = 'Make room on this disk: when it is full, alerts are refused.';
    return { state: freeBytes < NONE_BYTES ? 'failed' : 'warning', why, whatToDo };
  }
  if (walBytes > LONG_WAL_BYTES) {
    return {
      state: 'warning',
      why: `${why} Its write-ahead log has grown to ${size(walBytes)}.`,
      whatToDo: 'Something reads the file for a very long time, such as a copy of it: end that, or restart Tocsin.',
    };
  }
  return tookMs < SLOW_MS
    ? { state: 'ok', why }
    : { state: 'warning', why: `${why} ${slow}`, whatToDo: 'Look at the load of the disk.' };
}
