import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './instant.ts';
import { formatLocalDateTime, parseLocalDateTime } from './wall-time.ts';
import { instantOfWall, isZone, steadyOffsetMs, wallClock, wallMsAt } from './zone.ts';

/** Every zone that Node knows; properties draw from all of them. */
const everyZone = Intl.supportedValuesOf('timeZone');
/** Half-hour DST, two-hour DST, negative DST, a skipped day, moves over midnight, offsets with seconds, none at all. */
const oddZones = [
  ...['Australia/Lord_Howe', 'Antarctica/Troll', 'Africa/Casablanca', 'Europe/Dublin', 'Pacific/Apia', 'Asia/Gaza'],
  ...['America/Havana', 'America/Asuncion', 'Africa/Monrovia', 'America/Sao_Paulo', 'Asia/Kathmandu', 'UTC'],
];
const anyZone = fc.oneof(fc.constantFrom(...everyZone), fc.constantFrom(...oddZones));
const from1970 = Date.UTC(1970, 0, 2);
const to2100 = Date.UTC(2100, 11, 30);
const anyInstant = fc.integer({ min: from1970, max: to2100 });

const offsetAt = (zone: string, instant: number) => wallMsAt(zone, instant) - instant;
const zoned = (zone: string, at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** The rule in Temporal's own words: the first occurrence, or where there is none, the end of the gap. */
function slowInstantOfWall(zone: string, wallMs: number): number {
  const wall = Temporal.PlainDateTime.from('1970-01-01T00:00').add({ milliseconds: wallMs });
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds;
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? NaN;
}

const at = (zone: string, text: string): string => {
  const wall = parseLocalDateTime(text);
  return new Date(instantOfWall(zone, wall.ok ? wall.wallMs : NaN)).toISOString();
};

describe('names of zones', () => {
  it.each(['Europe/Berlin', 'US/Pacific', 'Asia/Calcutta', 'UTC', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires'])(
    'knows %s',
    (name) => {
      expect(isZone(name)).toBe(true);
      offsetAt(name, 0);
      expect(isZone(name)).toBe(true);
    },
  );

  it.each([
    '',
    '+02:00',
    'Z',
    'Europe/Atlantis',
    'europe/berlin',
    'Europe/Berlin ',
    'local',
    '../etc/passwd',
    '__proto__',
  ])('refuses "%s"', (name) => {
    expect(isZone(name)).toBe(false);
    expect(() => offsetAt(name, 0)).toThrow(RangeError);
  });
});

describe('wall clock and instants', () => {
  it('moves a time that does not exist to the end of the gap', () => {
    expect(at('Europe/Berlin', '2026-03-29T02:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(at('Europe/Berlin', '2026-03-29T02:30')).toBe('2026-03-29T01:00:00.000Z');
    expect(at('Europe/Berlin', '2026-03-29T03:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(at('Australia/Lord_Howe', '2026-10-04T02:15')).toBe('2026-10-03T15:30:00.000Z');
    expect(at('Antarctica/Troll', '2026-03-29T02:30')).toBe('2026-03-29T01:00:00.000Z');
    expect(at('Pacific/Apia', '2011-12-30T12:00')).toBe('2011-12-30T10:00:00.000Z');
  });

  it('takes the first of two occurrences', () => {
    expect(at('Europe/Berlin', '2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(at('America/Havana', '2026-11-01T00:30')).toBe('2026-11-01T04:30:00.000Z');
    expect(at('Australia/Lord_Howe', '2026-04-05T01:45')).toBe('2026-04-04T14:45:00.000Z');
  });

  it('reads the clock with its local weekday', () => {
    const newYearInAuckland = Date.UTC(2026, 11, 31, 11, 30);
    expect(wallClock('Pacific/Auckland', newYearInAuckland)).toEqual({
      year: 2027,
      month: 1,
      day: 1,
      minutes: 30,
      weekday: 'fri',
    });
    expect(wallClock('America/New_York', newYearInAuckland)).toEqual({
      year: 2026,
      month: 12,
      day: 31,
      minutes: 390,
      weekday: 'thu',
    });
  });

  it('works outside the years that it is made for', () => {
    expect(offsetAt('Europe/Berlin', Date.UTC(2400, 6, 1))).toBe(2 * HOUR_MS);
    expect(offsetAt('Europe/Berlin', Date.UTC(1900, 6, 1))).toBe(HOUR_MS);
  });
});

describe('against Temporal, 1970 to 2100, over every zone', () => {
  it('has the same offset at any instant', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        expect(offsetAt(zone, instant)).toBe(zoned(zone, instant).offsetNanoseconds / 1e6);
      }),
      { numRuns: 400, seed: 20260105 },
    );
  });

  it('has the same offsets and wall times on both sides of each change', () => {
    const minutesAround = fc.integer({ min: -150, max: 150 });
    fc.assert(
      fc.property(anyZone, anyInstant, minutesAround, (zone, instant, minutes) => {
        const change = zoned(zone, instant).getTimeZoneTransition('next')?.epochMilliseconds ?? instant;
        for (const edge of [change - 1, change]) {
          expect(offsetAt(zone, edge)).toBe(zoned(zone, edge).offsetNanoseconds / 1e6);
        }
        const wallMs = wallMsAt(zone, change) + minutes * MINUTE_MS;
        expect(instantOfWall(zone, wallMs)).toBe(slowInstantOfWall(zone, wallMs));
      }),
      { numRuns: 400, seed: 20260106 },
    );
  });

  it('maps later wall times to the same instant or a later one', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, fc.integer({ min: 0, max: 2 * DAY_MS }), (zone, instant, aheadMs) => {
        const wallMs = wallMsAt(zone, instant);
        expect(instantOfWall(zone, wallMs)).toBeLessThanOrEqual(instant);
        expect(instantOfWall(zone, wallMs)).toBeLessThanOrEqual(instantOfWall(zone, wallMs + aheadMs));
      }),
      { numRuns: 400, seed: 20260107 },
    );
  });

  it('shows the clock as Temporal does', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const there = zoned(zone, instant);
        const clock = wallClock(zone, instant);
        expect([clock.year, clock.month, clock.day, clock.minutes]).toEqual([
          there.year,
          there.month,
          there.day,
          there.hour * 60 + there.minute,
        ]);
        expect(formatLocalDateTime(wallMsAt(zone, instant))).toBe(there.toPlainDateTime().toString().slice(0, 16));
      }),
      { numRuns: 300, seed: 20260108 },
    );
  });
});

describe('a steady offset', () => {
  const at = (text: string) => Date.parse(text);

  it('is the one of the whole stretch, and none where clocks change in it', () => {
    const berlin = (from: string, to: string) => steadyOffsetMs('Europe/Berlin', at(from), at(to));
    expect(berlin('2026-03-01T00:00Z', '2026-03-29T00:59:59Z')).toBe(HOUR_MS);
    expect(berlin('2026-03-01T00:00Z', '2026-03-29T01:00:00Z')).toBeNull();
    expect(berlin('2026-03-29T01:00:00Z', '2026-10-25T00:00Z')).toBe(2 * HOUR_MS);
    expect(steadyOffsetMs('UTC', at('2026-01-01T00:00Z'), at('2026-01-08T00:00Z'))).toBe(0);
  });

  it('reads every clock in the stretch, in both directions', () => {
    const someWeek = fc.tuple(
      fc.constantFrom(...everyZone),
      fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) }),
    );
    fc.assert(
      fc.property(someWeek, fc.integer({ min: 0, max: 7 * DAY_MS }), ([zone, from], ahead) => {
        const offsetMs = steadyOffsetMs(zone, from, from + 7 * DAY_MS);
        if (offsetMs === null) return;
        expect(wallMsAt(zone, from + ahead)).toBe(from + ahead + offsetMs);
        // Within a day of its beginning the clock may have shown the same an hour before.
        if (ahead > DAY_MS) expect(instantOfWall(zone, from + ahead + offsetMs)).toBe(from + ahead);
      }),
      { numRuns: 500, seed: 26 },
    );
  });
});
