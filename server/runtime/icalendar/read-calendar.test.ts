import { describe, expect, it } from 'vitest';
import { dayNumberOf } from '../../core/time/calendar.ts';
import { DAY_MS, HOUR_MS } from '../../core/time/instant.ts';
import { readCalendar } from './read-calendar.ts';
import type { CalendarEvent, CalendarReading } from './calendar-event.ts';

const WINDOW = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2027, 0, 1) };

const event = (...lines: string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (events: readonly string[], ...head: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...head, ...events, 'END:VCALENDAR', ''].join('\r\n');
const read = (text: string, window = WINDOW): Promise<CalendarReading> => readCalendar(text, window);

async function eventsOf(text: string, window = WINDOW): Promise<readonly CalendarEvent[]> {
  const reading = await read(text, window);
  if (reading.kind === 'broken') throw new Error(reading.problem);
  return reading.events;
}

const spans = (events: readonly CalendarEvent[]): string[] =>
  events.map(({ interval }) =>
    [interval.start, interval.end].map((at) => new Date(at).toISOString().slice(0, 16)).join(' – '),
  );

const NIGHT = [
  'UID:night',
  'SUMMARY:Ana',
  'DTSTART;TZID=Europe/Berlin:20260302T210000',
  'DTEND;TZID=Europe/Berlin:20260303T090000',
];

describe('times', () => {
  it('are read in the zone that each names', async () => {
    expect(spans(await eventsOf(calendar([event(...NIGHT)])))).toEqual(['2026-03-02T20:00 – 2026-03-03T08:00']);
  });

  it('D8 floating times are those of X-WR-TIMEZONE, even where a table of another zone is there', async () => {
    const table = [
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Shanghai',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0800',
    ];
    const other = [...table, 'TZOFFSETTO:+0800', 'END:STANDARD', 'END:VTIMEZONE'];
    const floating = event('UID:a', 'SUMMARY:Ana', 'DTSTART:20260701T090000', 'DTEND:20260701T170000');
    const london = await eventsOf(calendar([...other, floating], 'X-WR-TIMEZONE:Europe/London'));
    expect(spans(london)).toEqual(['2026-07-01T08:00 – 2026-07-01T16:00']);
    expect(spans(await eventsOf(calendar([...other, floating])))).toEqual(['2026-07-01T09:00 – 2026-07-01T17:00']);
  });

  it.each([
    ['W. Europe Standard Time', '08:00'],
    ['"Eastern Standard Time"', '14:00'],
    ['/mozilla.org/20070129_1/Europe/Berlin', '08:00'],
    ['UTC', '09:00'],
  ])('know the zone %s without a table', async (zone, start) => {
    const text = calendar([event('UID:a', `DTSTART;TZID=${zone}:20260105T090000`, 'DURATION:PT1H')]);
    expect(spans(await eventsOf(text))[0]).toContain(`2026-01-05T${start} –`);
  });

  it('follow the table of a zone that nobody else knows, summer and winter', async () => {
    const half = (kind: string, from: string, to: string, rule: string): string[] => [
      ...[`BEGIN:${kind}`, 'DTSTART:16010101T020000', `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`],
      ...[`RRULE:FREQ=YEARLY;BYDAY=${rule}`, `END:${kind}`],
    ];
    const table = [
      ...['BEGIN:VTIMEZONE', 'TZID:Customized Time Zone', ...half('STANDARD', '+0200', '+0100', '-1SU;BYMONTH=10')],
      ...[...half('DAYLIGHT', '+0100', '+0200', '-1SU;BYMONTH=3'), 'END:VTIMEZONE'],
    ];
    const at = (uid: string, time: string): string =>
      event(`UID:${uid}`, `DTSTART;TZID=Customized Time Zone:${time}`, 'DURATION:PT1H');
    const events = await eventsOf(calendar([...table, at('w', '20260115T090000'), at('s', '20260715T090000')]));
    expect(spans(events).map((span) => span.slice(0, 16))).toEqual(['2026-01-15T08:00', '2026-07-15T07:00']);
  });

  it('in a zone that nobody knows and nothing describes are left out, with the reason', async () => {
    const reading = await read(
      calendar([event('UID:a', 'SUMMARY:Ana', 'DTSTART;TZID=Narnia:20260105T090000', 'DURATION:PT1H')]),
    );
    expect(reading).toMatchObject({
      events: [],
      leftOut: [{ name: 'Ana', why: expect.stringContaining('"Narnia"') as string }],
    });
  });

  it('end by the clock on the wall when days are written, and by the hour when hours are', async () => {
    const spring = 'DTSTART;TZID=Europe/Berlin:20260328T090000';
    const day = await eventsOf(
      calendar([event('UID:a', spring, 'DURATION:P1D'), event('UID:b', spring, 'DURATION:PT24H')]),
    );
    expect(spans(day)).toEqual(['2026-03-28T08:00 – 2026-03-29T07:00', '2026-03-28T08:00 – 2026-03-29T08:00']);
  });

  it('two hours of a night that spring skips are there once', async () => {
    const skipped = event(
      'UID:a',
      'DTSTART;TZID=Europe/Berlin:20260329T020000',
      'DTEND;TZID=Europe/Berlin:20260329T040000',
    );
    const [found] = await eventsOf(calendar([skipped]));
    expect((found?.interval.end ?? 0) - (found?.interval.start ?? 0)).toBe(HOUR_MS);
  });

  it('may carry fractions of seconds, which nobody needs', async () => {
    const text = calendar([event('UID:a', 'DTSTART:20260105T090000.123456Z', 'DTEND:20260105T100000Z')]);
    expect(spans(await eventsOf(text))).toEqual(['2026-01-05T09:00 – 2026-01-05T10:00']);
  });
});

describe('all-day events', () => {
  it('D9 last from the midnight before the first to the one after the last day, in the zone of the calendar', async () => {
    const text = calendar(
      [event('UID:a', 'SUMMARY:Ana', 'DTSTART;VALUE=DATE:20260327', 'DTEND;VALUE=DATE:20260330')],
      'X-WR-TIMEZONE:Europe/Berlin',
    );
    const [found] = await eventsOf(text);
    // Clocks go forward on the 29th: the three days are 71 hours.
    expect(spans(found === undefined ? [] : [found])).toEqual(['2026-03-26T23:00 – 2026-03-29T22:00']);
    const first = dayNumberOf({ year: 2026, month: 3, day: 27 });
    expect(found?.days).toEqual({ first, last: first + 2 });
  });

  it('are one day where no end is written, or one that is not later', async () => {
    const days = await eventsOf(
      calendar([
        event('UID:a', 'DTSTART;VALUE=DATE:20261224'),
        event('UID:b', 'DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261225'),
      ]),
    );
    expect(days.map(({ interval }) => interval.end - interval.start)).toEqual([DAY_MS, DAY_MS]);
    expect(days.every(({ days }) => days !== null && days.first === days.last)).toBe(true);
  });

  it('repeat by the year, as holidays do', async () => {
    const christmas = calendar([
      event('UID:x', 'DTSTART;VALUE=DATE:20101225', 'RRULE:FREQ=YEARLY', 'TRANSP:TRANSPARENT'),
    ]);
    const found = await eventsOf(christmas, { start: Date.UTC(2025, 0, 1), end: Date.UTC(2028, 0, 1) });
    expect(spans(found).map((span) => span.slice(0, 10))).toEqual(['2025-12-25', '2026-12-25', '2027-12-25']);
    expect(found.every(({ isFree }) => isFree)).toBe(true);
  });
});

describe('what repeats', () => {
  const weekly = (...more: string[]): string => event(...NIGHT, ...more);
  const starts = async (...more: string[]): Promise<string[]> =>
    spans(await eventsOf(calendar([weekly(...more)]))).map((span) => span.slice(0, 16));

  it('keeps its local time when clocks change', async () => {
    expect(await starts('RRULE:FREQ=WEEKLY;COUNT=5')).toEqual(
      ['03-02T20', '03-09T20', '03-16T20', '03-23T20', '03-30T19'].map((at) => `2026-${at}:00`),
    );
  });

  it.each([
    ['D10 a local end', '20260316T210000'],
    ['an end in UTC', '20260316T200000Z'],
    ['a day', '20260316'],
  ])('ends with the last one at or before UNTIL: %s', async (_, until) => {
    expect(await starts(`RRULE:FREQ=WEEKLY;UNTIL=${until}`)).toHaveLength(3);
  });

  it('leaves out EXDATE and adds RDATE, in whichever zone they are written', async () => {
    const found = await starts(
      'RRULE:FREQ=WEEKLY;COUNT=3',
      'EXDATE:20260309T200000Z',
      'RDATE;TZID=Europe/Berlin:20260311T210000',
    );
    expect(found).toEqual(['2026-03-02T20:00', '2026-03-11T20:00', '2026-03-16T20:00']);
  });

  it('has single occurrences that were moved, renamed or cancelled', async () => {
    const moved = event(
      'UID:night',
      'SUMMARY:Ben',
      'RECURRENCE-ID;TZID=Europe/Berlin:20260309T210000',
      'DTSTART:20260310T200000Z',
      'DTEND:20260311T080000Z',
    );
    const gone = event(
      'UID:night',
      'STATUS:CANCELLED',
      'RECURRENCE-ID:20260316T200000Z',
      'DTSTART:20260316T200000Z',
      'DTEND:20260317T080000Z',
    );
    const events = await eventsOf(calendar([moved, weekly('RRULE:FREQ=WEEKLY;COUNT=3'), gone]));
    expect(events.map(({ summary, uid }) => [summary, uid])).toEqual([
      ['Ana', 'night/2026-03-02T21:00'],
      ['Ben', 'night/2026-03-09T21:00'],
    ]);
  });

  it('is found however long ago it began', async () => {
    const old = event(
      'UID:o',
      'DTSTART;TZID=America/New_York:19990104T090000',
      'DURATION:PT8H',
      'RRULE:FREQ=DAILY;BYDAY=MO,TU',
    );
    const week = { start: Date.UTC(2026, 10, 23), end: Date.UTC(2026, 10, 30) };
    expect(spans(await eventsOf(calendar([old]), week)).map((span) => span.slice(0, 16))).toEqual([
      '2026-11-23T14:00',
      '2026-11-24T14:00',
    ]);
  });

  it('and is cancelled as a whole is not there', async () => {
    expect(await starts('RRULE:FREQ=WEEKLY', 'STATUS:CANCELLED')).toEqual([]);
  });
});

describe('who is named', () => {
  it('is in the title and in the list of guests, without who declined and without rooms', async () => {
    const [found] = await eventsOf(
      calendar([
        event(
          ...NIGHT,
          'ATTENDEE;CN=Ben Okafor;PARTSTAT=ACCEPTED:mailto:ben@example.test',
          'ATTENDEE;PARTSTAT=DECLINED:MAILTO:cara@example.test',
          'ATTENDEE;CUTYPE=RESOURCE;CN=Room 4:mailto:room4@example.test',
          'ATTENDEE;CN="Ünal, Ana":urn:uuid:1',
        ),
      ]),
    );
    expect(found).toMatchObject({
      summary: 'Ana',
      attendees: [
        { name: 'Ben Okafor', email: 'ben@example.test' },
        { name: 'Ünal, Ana', email: null },
      ],
    });
  });
});

describe('two texts', () => {
  const fingerprint = async (text: string): Promise<string> => {
    const reading = await read(text);
    return reading.kind === 'read' ? reading.fingerprint : '';
  };
  const a = event(...NIGHT, 'DTSTAMP:20260101T000000Z');
  const b = event('UID:b', 'DTSTART:20260105T090000Z', 'DURATION:PT1H', 'DTSTAMP:20260101T000000Z');

  it('M6 that differ in stamps, order, zone tables, maker and fractions say the same', async () => {
    const table = ['BEGIN:VTIMEZONE', 'TZID:X', 'END:VTIMEZONE'];
    const later = (text: string): string => text.replace('DTSTAMP:20260101T000000Z', 'DTSTAMP:20260707T070707Z');
    const fraction = later(b).replace('T090000Z', 'T090000.5Z');
    const one = await fingerprint(calendar([a, b], 'PRODID:-//One//EN'));
    expect(await fingerprint(calendar([...table, fraction, later(a)], 'PRODID:-//Two//EN'))).toBe(one);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
  });

  it('that differ in a time, a title or the zone of the calendar do not', async () => {
    const all = [
      calendar([a, b]),
      calendar([a.replace('T210000', 'T220000'), b]),
      calendar([a.replace('Ana', 'Ben'), b]),
      calendar([a, b], 'X-WR-TIMEZONE:Europe/London'),
      calendar([a]),
    ];
    expect(new Set(await Promise.all(all.map(fingerprint))).size).toBe(all.length);
  });
});
