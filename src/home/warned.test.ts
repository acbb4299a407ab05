import { describe, expect, it } from 'vitest';
import { warnedOf } from './warned.ts';
import type { Warning } from './warned.ts';

const finding = (sentence: string, weight: Warning['finding']['weight'] = 'warning'): Warning['finding'] => ({
  ...{ kind: sentence, weight, sentence, advice: 'Mend it.', methodId: null },
});
const warning = (name: string, from: string | null, what = finding('has nothing proven')): Warning => ({
  ...{ person: { id: name.toLowerCase(), name }, schedule: { id: 'day', name: 'Day' }, from, finding: what },
});
const names = (warnings: readonly Warning[]): string[] => warnings.map(({ person }) => person.name);

describe('who may not be reached', () => {
  it('says the same thing once, with all who share it, the soonest first', () => {
    const [only, ...others] = warnedOf([
      warning('Cem', '2026-11-25T07:00:00Z'),
      warning('Ben', '2026-11-22T07:00:00Z'),
      warning('Ana', null),
    ]);
    expect(others).toEqual([]);
    expect(names(only?.warnings ?? [])).toEqual(['Ana', 'Ben', 'Cem']);
  });

  it('begins with those whom no page would reach', () => {
    const gone = finding('has no contact method', 'unreachable');
    const found = warnedOf([warning('Ana', null), warning('Ben', '2026-11-22T07:00:00Z', gone)]);
    expect(found.map(({ finding: { weight } }) => weight)).toEqual(['unreachable', 'warning']);
  });

  it('keeps what differs apart', () => {
    const found = warnedOf([warning('Ana', null), warning('Ben', null, finding('has refused messages'))]);
    expect(found).toHaveLength(2);
  });

  it('is nothing where nothing is amiss', () => {
    expect(warnedOf([])).toEqual([]);
  });
});
