import { describe, expect, it } from 'vitest';
import { isNarrowed, matcherMistake, NO_FILTERS, queryOf, readFilters, withMatcher, writeFilters } from './filters.ts';
import type { Filters } from './filters.ts';

const NOW = Date.UTC(2026, 10, 21, 3);
const FULL: Filters = {
  ...{ tab: 'acknowledged', teams: ['shop', 'pay'], services: ['checkout'], isMine: true },
  ...{ matchers: 'service="checkout"', search: '#42', range: '24h', order: 'severity' },
};

describe('the address of a list', () => {
  it('holds every filter, and nothing where there is none', () => {
    expect(readFilters(writeFilters(FULL))).toEqual(FULL);
    expect(writeFilters(NO_FILTERS).toString()).toBe('');
    expect(readFilters(new URLSearchParams())).toEqual(NO_FILTERS);
  });

  it('takes what it cannot read for not said', () => {
    const read = readFilters(new URLSearchParams('state=broken&range=9y&order=best&mine=perhaps'));
    expect(read).toEqual(NO_FILTERS);
  });
});

describe('the question to the service', () => {
  it('says what the filters say', () => {
    expect(queryOf(FULL, NOW)).toEqual({
      ...{ status: ['acknowledged'], team: ['shop', 'pay'], service: ['checkout'], mine: 'true' },
      ...{ matchers: 'service="checkout"', search: '#42', from: '2026-11-20T03:00:00.000Z', order: 'severity' },
    });
    expect(queryOf(NO_FILTERS, NOW)).toEqual({ status: ['firing', 'acknowledged', 'snoozed'], order: 'newest' });
    expect(queryOf({ ...NO_FILTERS, tab: 'all' }, NOW)).toEqual({ order: 'newest' });
  });

  it('leaves out matchers that nobody can read', () => {
    expect(queryOf({ ...NO_FILTERS, matchers: 'service=~"("' }, NOW)).not.toHaveProperty('matchers');
    expect(matcherMistake('service=~"("')).toMatchObject({ message: expect.any(String) as string });
    expect(matcherMistake(' ')).toBeNull();
  });
});

it('an order narrows nothing', () => {
  expect(isNarrowed({ ...NO_FILTERS, order: 'oldest', tab: 'all' })).toBe(false);
  expect(isNarrowed({ ...NO_FILTERS, isMine: true })).toBe(true);
});

describe('a label that was clicked', () => {
  it.each([
    ['', 'pod', 'api-7', 'pod="api-7"'],
    ['{pod="api-7"}', 'service', 'a"b', 'pod="api-7", service="a\\"b"'],
    ['pod="api-7"', 'pod', 'api-7', 'pod="api-7"'],
    ['', 'über', 'x', '"über"="x"'],
  ])('%s and %s=%s', (before, name, value, after) => {
    expect(withMatcher(before, name, value)).toBe(after);
    expect(matcherMistake(after)).toBeNull();
  });
});
