import path from 'node:path';
import type { Mistake } from '../../contract/configuration/mistake.ts';
import { textOfCalendar } from '../icalendar/lines.ts';
import { withCalendarDays } from '../icalendar/holidays.ts';
import { readBytes } from './folder.ts';

interface Read {
  readonly document: unknown;
  readonly mistakes: readonly Mistake[];
}

/**
 * A holiday list of a file with the days of its calendar. `calendar` is the text of one, or the path to one from the file
 * on; never out of the folder, because whoever may write there may not read everything that the service can.
 */
export async function withCalendarOfFile(document: unknown, folder: string, file: string): Promise<Read> {
  const calendar = calendarIn(document);
  if (calendar === null || /^\s*BEGIN:VCALENDAR/i.test(calendar)) return await withCalendarDays(document);
  const name = path.posix.normalize(path.posix.join(path.posix.dirname(file), calendar));
  if (calendar.trim() === '') return mistake(document, 'is empty: write a path or the text of a calendar');
  if (path.posix.isAbsolute(calendar) || name.startsWith('..')) {
    return mistake(document, `"${calendar}" leads out of the folder: put the calendar beside the file`);
  }
  const read = await readBytes(path.join(folder, name));
  if ('reason' in read) return mistake(document, `${name} cannot be read: ${read.reason}`);
  const inlined = { ...(document as object), calendar: textOfCalendar(read.bytes) }; // An object, or it had no calendar.
  const { document: whole, mistakes } = await withCalendarDays(inlined);
  return { document: whole, mistakes: mistakes.map((one) => ({ ...one, message: `${name}: ${one.message}` })) };
}

function calendarIn(document: unknown): string | null {
  if (typeof document !== 'object' || document === null || !('calendar' in document)) return null;
  return typeof document.calendar === 'string' ? document.calendar : null;
}

function mistake(document: unknown, message: string): Read {
  return { document, mistakes: [{ path: ['calendar'], message }] };
}
