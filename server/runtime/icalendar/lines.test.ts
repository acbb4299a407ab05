import { describe, expect, it } from 'vitest';
import { piecesOf, propertyOf, textOfCalendar } from './lines.ts';

describe('textOfCalendar', () => {
  it('puts characters together again that a fold has cut in two', () => {
    const bytes = Buffer.from('SUMMARY:Ünal', 'utf8');
    const cut = Buffer.concat([bytes.subarray(0, 9), Buffer.from('\r\n '), bytes.subarray(9)]);
    expect(textOfCalendar(cut)).toBe('SUMMARY:Ünal');
  });

  it('takes a mark of the byte order away', () => {
    expect(textOfCalendar(Buffer.from('\uFEFFBEGIN:VCALENDAR'))).toBe('BEGIN:VCALENDAR');
  });
});

describe('piecesOf', () => {
  it('finds events with what is in them, and the properties of the calendar itself', () => {
    const text = `BEGIN:VCALENDAR\nx-wr-timezone;A=b:Europe/\n London\nBEGIN:VEVENT\nUID:a\nBEGIN:VALARM\nEND:VALARM\nEND:VEVENT\nBEGIN:VTODO\nUID:t\nEND:VTODO\nEND:VCALENDAR`;
    const pieces = piecesOf(text);
    expect(pieces?.events).toEqual([['BEGIN:VEVENT', 'UID:a', 'BEGIN:VALARM', 'END:VALARM', 'END:VEVENT']]);
    expect(pieces === null ? null : propertyOf(pieces, 'X-WR-TIMEZONE')).toBe('Europe/London');
  });

  it('takes a file whose end is missing for none', () => {
    expect(piecesOf('BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\n')).toBeNull();
  });
});
