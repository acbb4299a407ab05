import { describe, expect, it } from 'vitest';
import { found, ordered, readOrder } from './people-rows.ts';
import { NO_LOAD } from '../../server/core/schedule/load.ts';
import type { PersonRow } from './people-rows.ts';

const row = (name: string, more: Partial<PersonRow> = {}): PersonRow => ({
  ...{ id: name.toLowerCase(), name, email: null, file: null, teams: [], isReachable: true, past: undefined },
  ...more,
});
const load = (onCallMs: number) => ({ ...NO_LOAD, onCallMs, nights: 1, stretches: 1, longestMs: onCallMs });
const names = (rows: readonly PersonRow[]): string[] => rows.map(({ name }) => name);

describe('finding people', () => {
  const rows = [
    row('Ana Ünal', { email: 'ana@shop.example', teams: [{ id: 'shop', name: 'Shop' }] }),
    row('Ben Okafor', { teams: [{ id: 'data', name: 'Data' }] }),
  ];

  it('looks at the name, the address and the teams, whatever the case', () => {
    expect(names(found(rows, 'ünal'))).toEqual(['Ana Ünal']);
    expect(names(found(rows, 'SHOP.EXAMPLE'))).toEqual(['Ana Ünal']);
    expect(names(found(rows, 'data'))).toEqual(['Ben Okafor']);
  });

  it('wants every word, in any order', () => {
    expect(names(found(rows, 'shop ana'))).toEqual(['Ana Ünal']);
    expect(found(rows, 'shop ben')).toEqual([]);
  });

  it('keeps everybody while nothing but blanks is typed', () => {
    expect(found(rows, '  ')).toEqual(rows);
  });
});

describe('the order of people', () => {
  const rows = [
    row('Cem', { past: load(5) }),
    row('Ana', { past: load(9) }),
    row('Ben', { isReachable: false }),
    row('Dee', { isReachable: null }),
  ];

  it('is by name, unless something else was chosen', () => {
    expect(names(ordered(rows, 'name'))).toEqual(['Ana', 'Ben', 'Cem', 'Dee']);
    expect(readOrder(null)).toBe('name');
    expect(readOrder('nonsense')).toBe('name');
    expect(readOrder('reach')).toBe('reach');
  });

  it('puts those first who were on call the most', () => {
    expect(names(ordered(rows, 'load'))).toEqual(['Ana', 'Cem', 'Ben', 'Dee']);
  });

  it('puts those first who cannot be reached; who is not known about does not count as one of them', () => {
    expect(names(ordered(rows, 'reach'))).toEqual(['Ben', 'Ana', 'Cem', 'Dee']);
  });
});
