import type { Directory } from '../../core/directory/directory.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Lookup } from '../../runtime/provisioning/secrets.ts';
import { savedUntil } from '../../store/configuration.ts';
import type { Database } from '../../store/database.ts';
import type { Imports } from './imports.ts';
import { advance, emptySnapshot } from './snapshot.ts';

interface Question {
  readonly scheduleId: string;
  readonly knownAt: Instant;
  /** As they are now: what calendars said before is not kept. */
  readonly imports: Imports;
}

/**
 * What decided at an instant about one schedule: its document, its editions until then, and whatever was arranged by
 * then. Of other nouns it has people and holiday lists only. From the database, so that its age does not matter.
 */
export async function asKnown(
  database: Database,
  lookup: Lookup,
  { scheduleId, knownAt, imports }: Question,
): Promise<Directory> {
  const rows = await database.read((tx) => savedUntil(tx, scheduleId, knownAt));
  return advance({ ...emptySnapshot, imports }, rows, lookup).directory;
}
