import { describe, expect, it } from 'vitest';
import { parseMatchers } from '../../server/core/ownership/matcher.ts';
import type { ServiceMatching } from '../../server/core/ownership/ownership.ts';
import { ownershipChange } from './ownership-change.ts';

function service(id: string, priority: number, ...owns: readonly string[]): ServiceMatching {
  const sets = owns.map((text) => {
    const result = parseMatchers(text);
    if (!result.ok) throw new Error(result.problem.message);
    return result.matchers;
  });
  return { id, priority, owns: sets };
}

const alert = (id: string, labels: Readonly<Record<string, string>>) => ({ id, title: id, labels });
const alerts = [
  alert('a', { service: 'checkout', metric: 'pg_connections' }),
  alert('b', { service: 'checkout', metric: 'latency' }),
  alert('c', { service: 'basket' }),
];
const services = [service('checkout', 0, 'service="checkout"'), service('databases', 0, 'metric=~"pg_.*"')];

describe('what a change of ownership does to recent alerts', () => {
  it('nothing, where nothing is changed', () => {
    const change = ownershipChange(alerts, services, service('databases', 0, 'metric=~"pg_.*"'));
    expect(change).toMatchObject({ checked: 3, reroutes: [], owned: 0 });
    expect(change.overlaps).toEqual([{ serviceId: 'checkout', shared: 1, won: 0 }]);
  });

  it('a narrower line takes alerts from another service', () => {
    const edited = service('databases', 0, '{service="checkout", metric=~"pg_.*"}');
    const change = ownershipChange(alerts, services, edited);
    expect(change.reroutes.map(({ alert: { id }, from, to }) => [id, from, to])).toEqual([
      ['a', 'checkout', 'databases'],
    ]);
    expect(change.overlaps).toEqual([{ serviceId: 'checkout', shared: 1, won: 1 }]);
    expect(change.owned).toBe(1);
  });

  it('a priority takes all that both claim', () => {
    const change = ownershipChange(alerts, services, service('databases', 5, 'metric=~".+"'));
    expect(change.reroutes.map(({ alert: { id } }) => id)).toEqual(['a', 'b']);
  });

  it('a new service catches what nobody owned, and one without a line owns nothing', () => {
    expect(ownershipChange(alerts, services, service('basket', 0, 'service="basket"')).reroutes).toEqual([
      { alert: alerts[2], from: null, to: 'basket' },
    ]);
    const change = ownershipChange(alerts, services, service('checkout', 0));
    expect(change.reroutes.map(({ from, to }) => [from, to])).toEqual([
      ['checkout', 'databases'],
      ['checkout', null],
    ]);
  });
});
