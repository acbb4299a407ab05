import type { Labels } from '../../core/grouping/alert.ts';
import type { Instant } from '../../core/time/instant.ts';
import { labelsOf } from './bodies.ts';
import type { Signal } from './outage.ts';
import { isPartOf } from './running.ts';
import type { Scenario } from './scenario.ts';

/** An alert as the service has it. */
export interface FiringAlert {
  readonly labels: Labels;
  readonly startsAt: Instant;
}

/** Which scenarios the alerts that fire already belong to; alerts of other senders are left alone. */
export function foundAmong(
  scenarios: readonly Scenario[],
  firing: readonly FiringAlert[],
): readonly { readonly scenario: Scenario; readonly signals: readonly Signal[] }[] {
  return scenarios.flatMap((scenario) => {
    const signals = scenario.instances.flatMap((instance): Signal[] => {
      const labels = { ...scenario.labels, ...instance };
      const alert = firing.find((one) => isPartOf(labelsOf(scenario, labels), one.labels));
      return alert === undefined ? [] : [{ labels, startsAt: alert.startsAt, endsAt: null, value: null }];
    });
    return signals.length === 0 ? [] : [{ scenario, signals }];
  });
}
