import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { own } from '../../core/ownership/own.ts';
import { preview } from '../../engine/configuration/fitting.ts';
import { planProvisioning } from '../../engine/configuration/provisioning-plan.ts';
import { emptySnapshot } from '../../engine/configuration/snapshot.ts';
import { readProvisioning } from '../../runtime/provisioning/provisioning.ts';
import { labelsOf } from './bodies.ts';
import { SCENARIOS } from './scenarios.ts';

const folder = fileURLToPath(new URL('../../../provisioning/town', import.meta.url));
const abilities = {
  channels: ['slack', 'email', 'sms', 'webhook'],
  checkAddress: () => null,
  integrationTypes: ['grafana', 'alertmanager', 'webhook'],
};
const nothing = (): undefined => undefined;

async function town() {
  const files = await readProvisioning(folder, nothing);
  const { edits, mistakes } = planProvisioning(emptySnapshot, files, folder, abilities, nothing);
  expect(mistakes).toEqual([]);
  return preview(emptySnapshot, edits, nothing);
}

describe('what can go wrong in the town', () => {
  it('belongs to the services that its files describe', async () => {
    const { ownership } = await town();
    const owners = SCENARIOS.map(({ id, instances, ...scenario }) => {
      const found = instances.map((instance) =>
        own(labelsOf({ id, instances, ...scenario }, { ...scenario.labels, ...instance }), ownership),
      );
      return [id, [...new Set(found.map((one) => ('serviceId' in one ? one.serviceId : one.kind)))]];
    });
    expect(Object.fromEntries(owners)).toEqual({
      'checkout-latency': ['checkout'],
      'payments-silent': ['payments'],
      'etl-lag': ['etl-orders', 'warehouse'],
      'disk-full': ['databases'],
      'search-errors': ['search'],
      'payout-rejected': ['ledger'],
      'certificate-expires': ['orphan'],
    });
  });

  it('comes in over every kind of integration that the town has', async () => {
    const { directory } = await town();
    const types = new Set([...directory.integrations.values()].map(({ type }) => type));
    expect(new Set(SCENARIOS.map(({ from }) => from))).toEqual(types);
  });

  it('is told apart by id and by rule', () => {
    expect(new Set(SCENARIOS.map(({ id }) => id)).size).toBe(SCENARIOS.length);
    expect(new Set(SCENARIOS.map(({ rule }) => rule)).size).toBe(SCENARIOS.length);
  });
});
