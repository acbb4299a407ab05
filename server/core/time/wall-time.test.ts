import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLocalDateTime, parseLocalDateTime } from './wall-time.ts';

describe('local date and time', () => {
  it('reads and writes to the minute, without a zone', () => {
    expect(parseLocalDateTime('1970-01-02T00:01')).toEqual({ ok: true, wallMs: 86_460_000 });
    expect(formatLocalDateTime(86_460_000)).toBe('1970-01-02T00:01');
    expect(formatLocalDateTime(-1)).toBe('1969-12-31T23:59');
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000_000, max: 60_000_000 }), (minutes) => {
        expect(parseLocalDateTime(formatLocalDateTime(minutes * 60_000))).toEqual({
          ok: true,
          wallMs: minutes * 60_000,
        });
      }),
    );
  });

  it.each([
    '',
    '2026-01-05',
    '2026-01-05T24:00',
    '2026-01-05T09:00Z',
    '2026-01-05T09:00+01:00',
    '2026-1-5T9:00',
    '2026-01-05 09:00',
  ])('refuses "%s"', (text) => {
    expect(parseLocalDateTime(text)).toEqual({
      ok: false,
      error: expect.stringContaining('2026-01-05T09:00') as string,
    });
  });

  it.each(['2026-02-29T09:00', '2026-13-01T09:00', '2026-00-01T09:00', '2026-04-31T09:00', '2026-01-00T09:00'])(
    'refuses %s, which no calendar has',
    (text) => {
      expect(parseLocalDateTime(text)).toEqual({ ok: false, error: expect.stringContaining('not a day') as string });
    },
  );
});
