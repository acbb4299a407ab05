import type { Instant } from '../time/instant.ts';
import type { Published } from './publication.ts';

export interface CalendarHead {
  readonly name: string;
  readonly description: string;
  /** Local times are for the reader's own program; only its first view is of this zone. */
  readonly zone: string;
  /** How often it is worth looking again; programs that ask more often may. */
  readonly refreshMinutes: number;
}

const LONGEST_LINE_OCTETS = 75;

/**
 * An iCalendar object (RFC 5545), with the properties by which programs name it and know when to look again (RFC 7986,
 * and the older `X-` ones). Each event is written out by itself: no rule of repetition could say what overrides, covers
 * and holidays make of a rotation. The same events give the same octets.
 */
export function calendarText(head: CalendarHead, events: readonly Published[]): string {
  const refresh = `PT${head.refreshMinutes}M`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tocsin//Shifts//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(head.name)}`,
    `X-WR-CALNAME:${escaped(head.name)}`,
    `DESCRIPTION:${escaped(head.description)}`,
    `X-WR-CALDESC:${escaped(head.description)}`,
    `X-WR-TIMEZONE:${escaped(head.zone)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${refresh}`,
    `X-PUBLISHED-TTL:${refresh}`,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: Published): string[] {
  const { uid, start, end, summary, description, isShadow, isCancelled, sequence, createdAt, changedAt } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    // In a calendar that is no message, the stamp is when the event was last changed: with the time of this very
    // request in it, no two answers would be the same.
    `DTSTAMP:${utc(changedAt)}`,
    `CREATED:${utc(createdAt)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    `SEQUENCE:${sequence}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${isShadow || isCancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ];
}

/** `20260302T200000Z`; whole seconds, because the format has no finer ones. */
function utc(at: Instant): string {
  const iso = new Date(at).toISOString();
  return `${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`;
}

/** Nearly everything that is written; ten thousand events would otherwise keep the process for a second. */
const PLAIN = /^[\w .:/@+()-]*$/;
const ASCII = /^[\x20-\x7e]*$/;

/** RFC 5545, 3.3.11. Other control characters may not be there at all. */
function escaped(text: string): string {
  if (PLAIN.test(text)) return text;
  const plain = text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');
  return plain.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\n/g, '\\n');
}

/** RFC 5545, 3.1: lines of 75 octets at most, cut between characters, never inside of one. */
function folded(line: string): string {
  if (line.length <= LONGEST_LINE_OCTETS && ASCII.test(line)) return line;
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LONGEST_LINE_OCTETS) {
      text += '\r\n ';
      // The space counts as well.
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

/** In UTF-8. Half of a pair, which is no character, becomes U+FFFD on its way: three octets. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x8_00) return 2;
  return code < 0x1_00_00 ? 3 : 4;
}
