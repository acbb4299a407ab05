import { describe, expect, it } from 'vitest';
import { readFilters } from '../alert-groups/filters.ts';
import { DAY_MS, HOUR_MS } from '../../server/core/time/instant.ts';
import { groupsQuery, NO_INSIGHT_FILTERS, readInsightFilters, writeInsightFilters } from './filters.ts';
import type { InsightFilters } from './filters.ts';

const NOW = Date.UTC(2026, 10, 21, 3);
const FULL: InsightFilters = {
  ...{ from: 'now-30d', to: '2026-11-20T00:00:00.000Z', by: 'team', target: '10m', metric: 'resolve' },
  ...{ teams: ['shop', 'pay'], severities: ['critical'] },
};

describe('the address of the page', () => {
  it('holds every filter, and nothing where there is none', () => {
    expect(readInsightFilters(writeInsightFilters(FULL))).toEqual(FULL);
    expect(writeInsightFilters(NO_INSIGHT_FILTERS).toString()).toBe('');
    expect(readInsightFilters(new URLSearchParams())).toEqual(NO_INSIGHT_FILTERS);
  });

  it('takes what it cannot read for not said', () => {
    const address = new URLSearchParams('by=weather&target=soon&metric=luck&severity=awful');
    expect(readInsightFilters(address)).toEqual(NO_INSIGHT_FILTERS);
    expect(readInsightFilters(new URLSearchParams('target=1ms')).target).toBe('5m');
  });
});

describe('the way to the alert groups of a row', () => {
  const listed = (filters: Partial<InsightFilters>, key: string, ago = 6 * DAY_MS) =>
    readFilters(new URLSearchParams(groupsQuery({ ...NO_INSIGHT_FILTERS, ...filters }, key, NOW - ago, NOW)));

  it.each([
    [{ by: 'service' }, 'checkout', { services: ['checkout'], teams: [], matchers: '' }],
    [{ by: 'service', teams: ['shop'] }, 'checkout', { services: ['checkout'], teams: ['shop'] }],
    [{ by: 'team', teams: ['shop', 'pay'] }, 'pay', { services: [], teams: ['pay'] }],
    [{ by: 'severity' }, 'critical', { matchers: 'severity="critical"' }],
  ] as const)('%j and %s', (filters, key, expected) => {
    expect(listed(filters, key)).toMatchObject({ tab: 'all', range: '7d', ...expected });
  });

  it('takes the shortest time that holds all of them, and none where there is no such', () => {
    expect(listed({}, 'a', HOUR_MS).range).toBe('1h');
    expect(listed({}, 'a', 25 * HOUR_MS).range).toBe('7d');
    expect(listed({}, 'a', 90 * DAY_MS).range).toBeNull();
  });
});
