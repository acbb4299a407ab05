import { createHash } from 'node:crypto';

/** A calendar as text, cut into the pieces that are read one by one: a broken event then breaks no other. */
export interface CalendarText {
  /** Lines of the calendar itself, unfolded: `X-WR-TIMEZONE:Europe/London`. */
  readonly properties: readonly string[];
  /** Unfolded lines of each event, with its BEGIN and END. */
  readonly events: readonly (readonly string[])[];
  readonly zones: readonly (readonly string[])[];
}

const FOLD = /\r?\n[ \t]/g;
/** Some write fractions of seconds, which the format does not know. */
const FRACTION = /^((?:DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)\b.*T\d{6})\.\d+/i;

/**
 * Folds are undone before the bytes become text: old writers cut lines in the middle of a character, whose halves would
 * be lost otherwise.
 */
export function textOfCalendar(bytes: Uint8Array): string {
  const unfolded = Buffer.from(bytes).toString('latin1').replace(FOLD, '');
  return Buffer.from(unfolded, 'latin1')
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

/** Null where this is no calendar. */
export function piecesOf(text: string): CalendarText | null {
  const lines = text.replace(FOLD, '').split(/\r\n|\n|\r/);
  const first = lines.find((line) => line.trim() !== '');
  if (first?.trim().toUpperCase() !== 'BEGIN:VCALENDAR') return null;
  const properties: string[] = [];
  const events: string[][] = [];
  const zones: string[][] = [];
  let open: { readonly end: string; readonly lines: string[]; readonly into: string[][] | null } | null = null;
  for (const line of lines) {
    const word = line.trimEnd().toUpperCase();
    if (open !== null) {
      open.lines.push(line.replace(FRACTION, '$1'));
      if (word !== open.end) continue;
      open.into?.push(open.lines);
      open = null;
    } else if (word.startsWith('BEGIN:') && word !== 'BEGIN:VCALENDAR') {
      const name = word.slice('BEGIN:'.length);
      const into = name === 'VEVENT' ? events : name === 'VTIMEZONE' ? zones : null;
      open = { end: `END:${name}`, lines: [line], into };
    } else if (!word.startsWith('END:') && word !== '') properties.push(line);
  }
  // What was cut off on its way would otherwise look like a calendar from which shifts were deleted.
  const isWhole = open === null && lines.some((line) => line.trim().toUpperCase() === 'END:VCALENDAR');
  return isWhole ? { properties, events, zones } : null;
}

/** Of a property of the calendar itself; null where it has none. */
export function propertyOf({ properties }: CalendarText, name: string): string | null {
  const line = properties.find((one) => new RegExp(`^${name}[;:]`, 'i').test(one));
  return line === undefined ? null : line.slice(line.indexOf(':') + 1).trim();
}

/** What two texts must have in common to say the same: their events, without the stamp of when each was written out. */
export function fingerprintOf(text: CalendarText): string {
  const events = text.events.map((lines) =>
    lines
      .filter((line) => !/^DTSTAMP[;:]/i.test(line))
      .sort()
      .join('\n'),
  );
  const said = [propertyOf(text, 'X-WR-TIMEZONE') ?? '', ...events.sort()].join('\n\n');
  return createHash('sha256').update(said).digest('hex');
}
