import { describe, expect, it } from 'vitest';
import { parserOf } from '../../integrations/registry.ts';
import { bodyOf, labelsOf } from './bodies.ts';
import type { Signal } from './outage.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

const NOW = Date.UTC(2026, 10, 21, 9, 30);
const STARTED = NOW - 60_000;

const scenarioFrom = (from: Scenario['from'], because: Scenario['because'] = 'threshold'): Scenario => {
  const found = SCENARIOS.find((one) => one.from === from && one.because === because);
  if (found === undefined) throw new Error(`no scenario from ${from}`);
  return found;
};
const signalOf = (scenario: Scenario, over: Partial<Signal> = {}): Signal => ({
  labels: { ...scenario.labels, ...scenario.instances[0] },
  startsAt: STARTED,
  endsAt: null,
  value: scenario.value === null ? null : scenario.value.least,
  ...over,
});

/** What the service itself makes of a body, after it went over the wire. */
const read = (scenario: Scenario, signals: readonly Signal[]) => {
  const parsed = parserOf(scenario.from)?.(JSON.parse(JSON.stringify(bodyOf(scenario, signals))), NOW);
  if (parsed?.ok !== true) throw new Error(`not taken: ${JSON.stringify(parsed)}`);
  return parsed;
};

describe('what the town’s monitoring sends', () => {
  it.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))('%s is taken whole', (_, scenario) => {
    const { alerts, rejected, isTest, truncated } = read(scenario, [signalOf(scenario)]);
    expect(rejected).toEqual([]);
    expect(isTest).toBe(false);
    expect(truncated).toBe(0);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({ status: 'firing', startsAt: STARTED, endsAt: null });
  });

  it.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    '%s resolves the alert that it fired',
    (_, scenario) => {
      const [fired] = read(scenario, [signalOf(scenario)]).alerts;
      const [resolved] = read(scenario, [signalOf(scenario, { endsAt: NOW })]).alerts;
      expect(resolved).toMatchObject({ fingerprint: fired?.fingerprint, status: 'resolved', endsAt: NOW });
    },
  );

  it('names the alert as its rule, also where the rule found no data', () => {
    const silent = scenarioFrom('grafana', 'no-data');
    const [alert] = read(silent, [signalOf(silent)]).alerts;
    expect(alert?.labels).toMatchObject({ alertname: 'DatasourceNoData', rulename: silent.rule });
    expect(alert?.title).toContain(silent.rule);
    expect(labelsOf(silent, {})).toHaveProperty('ref_id', 'A');
  });

  it('says which values and labels it is about', () => {
    const scenario = scenarioFrom('grafana');
    const [alert] = read(scenario, [signalOf(scenario, { value: 4.2 })]).alerts;
    expect(alert?.annotations['summary']).toBe('p99 of checkout is 4.2 s in eu-1. Customers give up after 4 s.');
    expect(alert?.values).toEqual({ A: 4.2, C: 1 });
    expect(alert?.ruleUid).toBe(scenario.id);
    expect(alert?.links.dashboard).toContain('/d/checkout');
  });

  it('sends a mixture as firing, and what is over as resolved', () => {
    const scenario = scenarioFrom('alertmanager');
    const [first, second] = scenario.instances.map((own) => ({ ...scenario.labels, ...own }));
    const mixed = bodyOf(scenario, [
      signalOf(scenario, { labels: first ?? {}, endsAt: NOW }),
      signalOf(scenario, { labels: second ?? {} }),
    ]);
    expect(mixed).toMatchObject({ status: 'firing', version: '4', groupLabels: { alertname: scenario.rule } });
    expect(bodyOf(scenario, [signalOf(scenario, { endsAt: NOW })])).toMatchObject({ status: 'resolved' });
  });

  it('says that it does not know what was not measured', () => {
    const scenario: Scenario = { ...scenarioFrom('grafana'), summary: '{value} of {nowhere}' };
    const [alert] = read(scenario, [signalOf(scenario, { value: null })]).alerts;
    expect(alert?.annotations['summary']).toBe('? of ?');
  });
});
