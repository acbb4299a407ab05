import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketCount } from '../../server/core/insights/buckets.ts';
import { parseDuration } from '../../server/core/time/duration.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../server/core/time/instant.ts';
import { DEFAULT_QUERY, expand, intervalText, mistakeIn, wholeQuery, windowQuery, withVariables } from './query.ts';

const query = wholeQuery({ refId: 'A' });
const window = { start: Date.UTC(2026, 10, 20), end: Date.UTC(2026, 10, 21) };
const variables: Readonly<Record<string, string>> = { $service: 'checkout,search', $team: 'shop', $target: '10m' };
const replace = (text: string): string => variables[text] ?? text;

describe('a query', () => {
  it('that leaves everything out is a new one', () => {
    expect(query).toEqual({ ...DEFAULT_QUERY, refId: 'A' });
    expect(wholeQuery({ refId: 'B', show: 'stages' })).toMatchObject({ show: 'stages', by: 'service' });
  });

  it('has the values of variables, each once, and nothing empty', () => {
    const asked = { ...query, services: ['$service', 'search', 'pay'], teams: ['$team', ''], target: '$target' };
    expect(withVariables(asked, replace)).toMatchObject({
      ...{ services: ['checkout', 'search', 'pay'], teams: ['shop'], severities: [], target: '10m' },
    });
    expect(expand(['a, b'], replace)).toEqual(['a', 'b']);
  });

  it('restricts nothing where a variable stands at All', () => {
    expect(expand(['checkout', '*'], replace)).toEqual([]);
  });

  it('asks for a window, and only for what is restricted', () => {
    expect(windowQuery({ ...query, severities: ['critical'] }, window)).toEqual({
      ...{ from: '2026-11-20T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z', by: 'service' },
      ...{ service: undefined, team: undefined, severity: ['critical'] },
    });
  });

  it.each([
    [{ show: 'figures', target: 'soon' }, '"soon" is not a duration'],
    [{ metric: 'acknowledged-within-target', target: '' }, 'is not a duration'],
  ] as const)('%j says what is wrong', (part, message) => {
    expect(mistakeIn({ ...query, ...part })).toContain(message);
  });

  it('minds the target only where it is used', () => {
    expect(mistakeIn({ ...query, target: 'soon' })).toBeNull();
    expect(mistakeIn({ ...query, show: 'figures' })).toBeNull();
  });
});

describe('the interval', () => {
  it.each([
    [15_000, 6 * HOUR_MS, '1m'],
    [2 * MINUTE_MS, 6 * HOUR_MS, '5m'],
    [HOUR_MS, 30 * DAY_MS, '1h'],
    [MINUTE_MS, 30 * DAY_MS, '1h'],
    [DAY_MS, 365 * DAY_MS, '1d'],
  ])('of %i ms over %i ms is %s', (interval, length, text) => {
    expect(intervalText({ start: 0, end: length }, interval)).toBe(text);
  });

  it('always leaves buckets that can be answered', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 * DAY_MS }),
        fc.integer({ min: 1, max: 400 * DAY_MS }),
        (length, ms) => {
          const start = Date.UTC(2026, 0, 7, 5, 3);
          const parsed = parseDuration(intervalText({ start, end: start + length }, ms));
          expect(parsed.ok && bucketCount({ start, end: start + length }, parsed.ms)).toBeLessThanOrEqual(1_001);
          expect(parsed.ok && parsed.ms).toBeGreaterThanOrEqual(MINUTE_MS);
        },
      ),
    );
  });
});
