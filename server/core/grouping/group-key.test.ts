import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupKey } from './group-key.ts';

describe('groupKey', () => {
  it('groups by rule where the service says nothing', () => {
    const one = groupKey('s', { alertname: 'Slow', instance: '1', severity: 'warning' }, null);
    expect(groupKey('s', { alertname: 'Slow', instance: '2', severity: 'critical' }, null)).toBe(one);
    expect(groupKey('s', { alertname: 'Down', instance: '1' }, null)).not.toBe(one);
    expect(groupKey('t', { alertname: 'Slow', instance: '1' }, null)).not.toBe(one);
  });

  it.each(['DatasourceNoData', 'DatasourceError'])('a rule and its %s are one group', (alertname) => {
    expect(groupKey('s', { alertname, rulename: 'Slow' }, null)).toBe(groupKey('s', { alertname: 'Slow' }, null));
    expect(groupKey('s', { alertname }, null)).toBe(groupKey('s', { alertname }, ['alertname']));
  });

  it('takes `rulename` for a name only where Grafana moved it there', () => {
    expect(groupKey('s', { alertname: 'A', rulename: 'B' }, null)).toBe(groupKey('s', { alertname: 'A' }, null));
  });

  it('an empty list puts all alerts of a service into one group', () => {
    expect(groupKey('s', { alertname: 'A' }, [])).toBe(groupKey('s', { alertname: 'B' }, []));
  });

  it('"..." makes each alert a group of its own', () => {
    const labels = { alertname: 'A', instance: '1' };
    expect(groupKey('s', labels, ['...'])).not.toBe(groupKey('s', { ...labels, instance: '2' }, ['...']));
    expect(groupKey('s', labels, ['...'])).toBe(groupKey('s', { instance: '1', alertname: 'A' }, ['...']));
  });

  it('ignores order and repetition, and takes a missing label for an empty one', () => {
    const labels = { a: '1', b: '2' };
    expect(groupKey('s', labels, ['b', 'a', 'b'])).toBe(groupKey('s', labels, ['a', 'b']));
    expect(groupKey('s', { a: '1', b: '' }, ['a', 'b'])).toBe(groupKey('s', { a: '1' }, ['a', 'b']));
  });

  it('two keys are equal exactly when service and grouped values are', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '[', ']', '\\', '=') });
    const labels = fc.dictionary(fc.constantFrom('x', 'y', 'z'), text);
    fc.assert(
      fc.property(text, labels, text, labels, (s1, l1, s2, l2) => {
        const values = (l: Record<string, string>) => [l['x'] ?? '', l['y'] ?? ''];
        const isSame = s1 === s2 && values(l1).every((value, index) => value === values(l2)[index]);
        expect(groupKey(s1, l1, ['x', 'y']) === groupKey(s2, l2, ['y', 'x'])).toBe(isSame);
      }),
      { numRuns: 1_000 },
    );
  });
});
