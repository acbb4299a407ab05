import { describe, expect, it } from 'vitest';
import { labelsOf } from './bodies.ts';
import { foundAmong } from './found.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

const [checkout] = SCENARIOS as readonly [Scenario, ...Scenario[]];
const alertOf = (scenario: Scenario, instance: number) => ({
  labels: { ...labelsOf(scenario, { ...scenario.labels, ...scenario.instances[instance] }), source: 'added' },
  startsAt: 1_000 + instance,
});

describe('what fires already', () => {
  it('is put together as the outages that it came from', () => {
    const silent = SCENARIOS.find(({ because }) => because === 'no-data') as Scenario;
    const found = foundAmong(SCENARIOS, [alertOf(checkout, 2), alertOf(silent, 0), alertOf(checkout, 0)]);
    expect(found.map(({ scenario, signals }) => [scenario.id, signals.map(({ startsAt }) => startsAt)])).toEqual([
      ['checkout-latency', [1_000, 1_002]],
      ['payments-silent', [1_000]],
    ]);
    expect(found[0]?.signals[0]).toMatchObject({ labels: { region: 'eu-1' }, endsAt: null });
  });

  it('is left alone where somebody else fired it', () => {
    expect(foundAmong(SCENARIOS, [{ labels: { alertname: 'Checkout is down' }, startsAt: 1 }])).toEqual([]);
  });
});
