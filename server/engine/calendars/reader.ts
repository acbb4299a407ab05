import { MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import { textOfCalendar } from '../../runtime/icalendar/lines.ts';
import { download } from '../../runtime/outgoing/download.ts';
import type { DownloadLimits } from '../../runtime/outgoing/download.ts';
import { calendarForUpdate, calendarOf, changeCalendar, claimCalendar } from '../../store/calendars.ts';
import type { CalendarChange } from '../../store/calendars.ts';
import type { CalendarRow } from '../../store/rows.ts';
import { HINT } from '../configuration/live.ts';
import { isShared, type Ground } from '../part.ts';
import { failed, isWorkedOut, wellRead, workOut } from './reading.ts';
import { nameOf } from './sources.ts';
import type { Source } from './sources.ts';

export interface Reader {
  read(source: Source): Promise<void>;
  /** Unless another process has taken it since its time was seen to have come. */
  readClaimed(source: Source, seenAt: Instant): Promise<void>;
  matchAgain(source: Source): Promise<void>;
  readonly reading: number;
  /** Hangs up. */
  stop(): void;
}

const LIMITS: Omit<DownloadLimits, 'allowPrivateAddresses'> = {
  timeoutMs: 20 * SECOND_MS,
  bytes: 5 * 1_048_576,
  redirects: 5,
};
/** Longer than a download and working it out take; then another process may try. */
const LEASE_MS = 5 * MINUTE_MS;

/** Reads one calendar and stores what it says. A failure leaves the last good copy in force. */
export function createReader(ground: Ground): Reader {
  const { database, clock, known, observe } = ground;
  const limits: DownloadLimits = { ...LIMITS, allowPrivateAddresses: ground.privateCalendars ?? true };
  const stopping = new AbortController();
  let reading = 0;

  const store = async (before: CalendarRow, change: CalendarChange): Promise<void> => {
    const { shifts, ...others } = change;
    const saysNew = shifts !== undefined && shifts !== before.shifts;
    const isStored = await database.write(async (tx) => {
      const now = await calendarForUpdate(tx, before);
      // Somebody else was at it meanwhile: what they found out is newer than what this one started from.
      if (now === null || now.revision !== before.revision || now.url !== before.url) return false;
      await changeCalendar(tx, before, saysNew ? change : others);
      return true;
    });
    if (!isStored || !saysNew) return;
    if (isShared(database)) database.hint(HINT);
    await ground.refresh();
  };

  const read = async ({ key, source }: Source): Promise<void> => {
    const row = await database.read((tx) => calendarOf(tx, key));
    if (row === null) return;
    const validators = row.body === null ? { etag: null, modified: null } : { etag: row.etag, modified: row.modified };
    const got = await download(row.url, validators, limits, stopping.signal);
    // Whatever it says, it was us who hung up.
    if (stopping.signal.aborted) return;
    const now = clock.now();
    if (got.kind === 'failed') return await store(row, failed(row, got.problem, now));
    const body = got.kind === 'body' ? textOfCalendar(got.bytes) : (row.body ?? '');
    const copy = got.kind === 'body' ? { etag: got.etag, modified: got.modified } : {};
    if (isWorkedOut(row, body, now)) return await store(row, { ...copy, ...wellRead(row, {}, now) });
    const worked = await workOut(row, body, source, known().directory, now);
    if (worked.kind === 'broken') return await store(row, failed(row, worked.problem, now));
    await store(row, { ...worked.change, ...copy, body, ...wellRead(row, worked.change, now) });
  };

  const readClaimed: Reader['readClaimed'] = async (source, seenAt) => {
    const until = clock.now() + LEASE_MS;
    if (!(await database.write((tx) => claimCalendar(tx, source.key, seenAt, until)))) return;
    reading += 1;
    try {
      await read(source);
    } catch (error) {
      observe.failed(`calendar ${nameOf(source.key)}`, error);
    } finally {
      reading -= 1;
    }
  };

  /** People came, went or changed their names, or the layer says otherwise who is who. */
  const matchAgain = async ({ key, source }: Source): Promise<void> => {
    const row = await database.read((tx) => calendarOf(tx, key));
    if (row === null || row.body === null) return;
    const worked = await workOut(row, row.body, source, known().directory, clock.now());
    if (worked.kind === 'broken') return;
    const isSame = worked.change.shifts === row.shifts && worked.change.unmatched === row.unmatched;
    if (!isSame) await store(row, worked.change);
  };

  return {
    ...{ read, readClaimed, matchAgain },
    get reading() {
      return reading;
    },
    stop: () => stopping.abort(),
  };
}
