import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarReading } from './calendar-event.ts';
import { readCalendar } from './read-calendar.ts';

const WINDOW = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2027, 0, 1) };

const event = (...lines: string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (events: readonly string[], ...head: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...head, ...events, 'END:VCALENDAR', ''].join('\r\n');
const read = (text: string): Promise<CalendarReading> => readCalendar(text, WINDOW);

const NIGHT = [
  ...['UID:night', 'SUMMARY:Ana', 'DTSTART;TZID=Europe/Berlin:20260302T210000'],
  'DTEND;TZID=Europe/Berlin:20260303T090000',
];

describe('broken and hostile texts', () => {
  it.each([
    ['an empty file', ''],
    ['a page of a login form', '<!doctype html><title>Sign in</title>'],
    ['one that was cut off', calendar([event(...NIGHT)]).slice(0, -20)],
    ['one that was cut off in an event', calendar([event(...NIGHT)]).slice(0, 90)],
  ])('%s is no calendar', async (_, text) => {
    expect(await read(text)).toMatchObject({
      kind: 'broken',
      problem: expect.stringContaining('no iCalendar file') as string,
    });
  });

  it('an empty calendar is one, and says that nobody is on', async () => {
    expect(await read(calendar([]))).toMatchObject({ kind: 'read', events: [], leftOut: [] });
  });

  it('a broken event does not take the others with it', async () => {
    const broken = [
      event('UID:1', 'SUMMARY:Cara', 'DTSTART:not-a-time'),
      event('UID:2', 'SUMMARY:Dan'),
      event('UID:3', 'SUMMARY:Eve', 'DTSTART:20260105T090000Z'),
    ];
    const reading = await read(calendar([...broken, event(...NIGHT)]));
    expect(reading).toMatchObject({
      events: [{ summary: 'Ana' }],
      leftOut: [{ name: 'Cara' }, { name: 'Dan' }, { name: 'Eve' }],
    });
  });

  it.each([
    ['every second', 'FREQ=SECONDLY;COUNT=100000000'],
    ['every minute', 'FREQ=MINUTELY;COUNT=9999999'],
  ])('a rule that goes off %s is left out', async (_, rule) => {
    const bomb = event('UID:b', 'SUMMARY:Bomb', 'DTSTART:19700101T000000Z', 'DURATION:PT1S', `RRULE:${rule}`);
    expect(await read(calendar([bomb, event(...NIGHT)]))).toMatchObject({
      events: [{ summary: 'Ana' }],
      leftOut: [{ name: 'Bomb', why: 'It repeats too often.' }],
    });
  });

  it('a rule that no day fits does not keep the service for ever', async () => {
    const rule = event(
      'UID:b',
      'SUMMARY:Never',
      'DTSTART:20260101T000000Z',
      'DURATION:PT1H',
      'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    );
    expect(await read(calendar([rule]))).toMatchObject({
      kind: 'broken',
      problem: expect.stringContaining('"Never"') as string,
    });
  });

  it('more occurrences than anybody works are refused as a whole', async () => {
    const many = event('UID:b', 'DTSTART:20260101T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=MINUTELY;INTERVAL=30');
    expect(await read(calendar([many]))).toMatchObject({
      kind: 'broken',
      problem: expect.stringContaining('5000') as string,
    });
  });

  it('whatever the text is, there is an answer, and every occurrence is in the window', async () => {
    const lines = fc.constantFrom(
      ...[
        'DTSTART:20260105T090000Z',
        'DTSTART;VALUE=DATE:20260105',
        'DTSTART;TZID=Europe/Berlin:20260329T023000',
        'DTEND:20260105T100000Z',
      ],
      ...[
        'DTEND:20250105T100000Z',
        'DURATION:-PT1H',
        'DURATION:P1W',
        'RRULE:FREQ=WEEKLY;INTERVAL=0',
        'RRULE:FREQ=MONTHLY;BYDAY=-1FR',
      ],
      ...[
        'RRULE:FREQ=NEVER',
        'RRULE:',
        'EXDATE:20260105T090000Z',
        'EXDATE;VALUE=DATE:20260105',
        'RDATE;VALUE=PERIOD:20260106T090000Z/PT1H',
      ],
      ...[
        'RECURRENCE-ID:20260105T090000Z',
        'RECURRENCE-ID:nonsense',
        'ATTENDEE',
        'ATTENDEE;CN=:mailto:',
        'SUMMARY:;,\\\\',
        'STATUS:CANCELLED',
      ],
      ...[
        'BEGIN:VALARM',
        'END:VALARM',
        'BEGIN:VEVENT',
        'END:VEVENT',
        ':',
        'X',
        '\0',
        'UID:a',
        'SEQUENCE:x',
        'X-WR-TIMEZONE:Nowhere',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(lines, fc.string({ maxLength: 12 })), { maxLength: 14 }), async (some) => {
        const reading = await read(calendar([event(...some)], ...some));
        expect(reading.kind === 'broken' ? reading.problem : 'read').not.toBe('');
        for (const { interval } of reading.kind === 'read' ? reading.events : []) {
          expect(interval.start < interval.end && interval.end > WINDOW.start && interval.start < WINDOW.end).toBe(
            true,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
