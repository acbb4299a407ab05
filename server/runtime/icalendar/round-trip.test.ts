import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarText } from '../../core/calendar/icalendar.ts';
import type { CalendarHead } from '../../core/calendar/icalendar.ts';
import type { Published } from '../../core/calendar/publication.ts';
import { SECOND_MS } from '../../core/time/instant.ts';
import { readCalendar } from './read-calendar.ts';

const head: CalendarHead = {
  name: 'Shop primary',
  description: 'Who is on call',
  zone: 'Europe/Berlin',
  refreshMinutes: 60,
};
const FIRST = Date.UTC(2026, 0, 1);
const YEAR_S = 365 * 86_400;

/** Lines as they are on the wire. */
const wire = (text: string): string[] => text.split('\r\n');

const anyInstant = fc.integer({ min: 0, max: YEAR_S }).map((seconds) => FIRST + seconds * SECOND_MS);
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.constantFrom('Ana; "Ünal", \\ Ben\nBEGIN:VEVENT', '👩‍👩‍👧'.repeat(40), 'ß'.repeat(90), ' leading', ''),
);

const anyEvent: fc.Arbitrary<Published> = fc.record({
  uid: fc.uuid(),
  occurrence: fc.constant('x'),
  start: anyInstant,
  end: fc.constant(0),
  people: fc.constant([]),
  summary: anyText,
  description: anyText,
  isShadow: fc.boolean(),
  sequence: fc.nat(1_000),
  createdAt: anyInstant,
  changedAt: anyInstant,
  isCancelled: fc.boolean(),
});
const anyEvents = fc
  .array(fc.tuple(anyEvent, fc.integer({ min: 1, max: 1_000_000 })), { maxLength: 6 })
  .map((all) => all.map(([event, seconds]) => ({ ...event, end: event.start + seconds * SECOND_MS })));

/** What other control characters become, and line ends other than LF. */
const plain = (text: string): string =>
  text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');

describe('a calendar as it is written', () => {
  it('keeps to the octets that RFC 5545 allows, whatever is in it', () => {
    fc.assert(
      fc.property(anyEvents, anyText, (events, name) => {
        const text = calendarText({ ...head, name }, events);
        const bytes = Buffer.from(text);
        expect(bytes.toString('utf8')).toBe(text);
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of wire(text)) {
          const octets = Buffer.from(line);
          expect(octets.length).toBeLessThanOrEqual(75);
          // A cut inside of a character would leave one that cannot be read.
          expect(line).not.toContain('\uFFFD');
        }
      }),
    );
  });

  it('is read by ical.js as exactly what was meant', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const calendar = new ICAL.Component(ICAL.parse(calendarText(head, events)) as unknown[]);
        const read = calendar.getAllSubcomponents('vevent').map((component) => {
          const event = new ICAL.Event(component);
          return {
            ...{ uid: event.uid, summary: event.summary, description: event.description, sequence: event.sequence },
            start: event.startDate.toJSDate().getTime(),
            end: event.endDate.toJSDate().getTime(),
            status: component.getFirstPropertyValue('status'),
            transp: component.getFirstPropertyValue('transp'),
          };
        });
        expect(read).toEqual(
          events.map(({ uid, start, end, summary, description, sequence, isCancelled, isShadow }) => ({
            ...{ uid, start, end, sequence, summary: plain(summary), description: plain(description) },
            status: isCancelled ? 'CANCELLED' : 'CONFIRMED',
            transp: isShadow || isCancelled ? 'TRANSPARENT' : 'OPAQUE',
          })),
        );
      }),
    );
  });

  it('can be imported again: what stands comes back, what is cancelled does not', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvents, async (events) => {
        const window = { start: FIRST - 1, end: FIRST + 2 * YEAR_S * SECOND_MS };
        const reading = await readCalendar(calendarText(head, events), window);
        const standing = events.filter(({ isCancelled }) => !isCancelled);
        const times = (all: readonly { readonly start: number; readonly end: number }[]) =>
          all.map(({ start, end }) => `${start} ${end}`).sort();
        expect(reading.kind === 'read' ? times(reading.events.map(({ interval }) => interval)) : null).toEqual(
          times(standing),
        );
        if (reading.kind === 'read') expect(reading.leftOut).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the same, to the octet', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        expect(calendarText(head, structuredClone(events))).toBe(calendarText(head, events));
      }),
    );
  });

  it('says its name and when to look again in every way that programs know', () => {
    const lines = wire(calendarText(head, []));
    expect(lines).toEqual(
      expect.arrayContaining([
        ...['VERSION:2.0', 'NAME:Shop primary', 'X-WR-CALNAME:Shop primary', 'X-WR-TIMEZONE:Europe/Berlin'],
        ...['REFRESH-INTERVAL;VALUE=DURATION:PT60M', 'X-PUBLISHED-TTL:PT60M', 'CALSCALE:GREGORIAN'],
      ]),
    );
    // A method would make it a message, of which RFC 5546 asks for an organiser.
    expect(lines.some((line) => line.startsWith('METHOD'))).toBe(false);
  });

  it('R31 exports final shifts in UTC, and no rule of repetition', () => {
    const event = {
      ...fc.sample(anyEvent, { seed: 1, numRuns: 1 })[0],
      start: Date.UTC(2026, 2, 29, 1),
      end: Date.UTC(2026, 2, 29, 3),
    };
    // Sampled from the arbitrary above, of which one was asked for.
    const text = calendarText(head, [event as Published]);
    expect(text).toContain('DTSTART:20260329T010000Z\r\nDTEND:20260329T030000Z\r\n');
    expect(text).not.toContain('RRULE');
  });
});
