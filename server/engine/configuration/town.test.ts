import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CHANNEL_TYPES } from '../../channels/registry.ts';
import type { Abilities } from '../../core/directory/abilities.ts';
import { own } from '../../core/ownership/own.ts';
import { gaps } from '../../core/schedule/coverage.ts';
import { onCall, whyOnCall } from '../../core/schedule/on-call.ts';
import { integrationTypes } from '../../integrations/registry.ts';
import { readProvisioning } from '../../runtime/provisioning/provisioning.ts';
import { preview } from './fitting.ts';
import { planProvisioning } from './provisioning-plan.ts';
import { emptySnapshot } from './snapshot.ts';

const folder = fileURLToPath(new URL('../../../provisioning/town', import.meta.url));
const nothing = () => undefined;
const channels = new Map(CHANNEL_TYPES.map((type) => [type.type, type.checkAddress]));
const abilities: Abilities = {
  channels: [...channels.keys()],
  checkAddress: (channel, address) => channels.get(channel)?.(address) ?? null,
  integrationTypes,
};

const files = await readProvisioning(folder, nothing);
const plan = planProvisioning(emptySnapshot, files, folder, abilities, nothing);
const { directory, ownership } = preview(emptySnapshot, plan.edits, nothing);

describe('the demo town', () => {
  it('has no mistake and nothing worth a look, in an empty environment', () => {
    expect([...plan.mistakes, ...plan.warnings]).toEqual([]);
  });

  it('has four teams, a dozen people and ten services', () => {
    expect([directory.teams.size, directory.people.size, directory.services.size]).toEqual([4, 12, 10]);
  });

  it.each([
    [{ service: 'checkout', region: 'eu-0', severity: 'critical', tier: '1' }, 'checkout'],
    [{ service: 'payments', rulename: 'Payments gone quiet' }, 'payments'],
    [{ service: 'search', alertname: 'DatasourceError' }, 'search'],
    [{ service: 'db', instance: 'db1' }, 'databases'],
    [{ metric: 'etl_orders_lag_seconds', team: 'data' }, 'etl-orders'],
    [{ metric: 'etl_invoices_lag_seconds', team: 'data' }, 'warehouse'],
    [{ service: 'checkout', metric: 'pg_connections' }, 'databases'],
    [{ service: 'checkout', metric: 'http_requests' }, 'checkout'],
    [{ service: 'payments', metric: 'fraud_decisions_total' }, 'fraud'],
    [{ metric: 'payout_failures_total' }, 'ledger'],
    [{ metric: 'kube_pod_restarts' }, 'kubernetes'],
    [{ service: 'cdn' }, 'storefront'],
  ])('knows whose %j is', (labels, serviceId) => {
    expect(own({ alertname: 'x', ...labels }, ownership)).toMatchObject({
      kind: 'owned',
      serviceId,
    });
  });

  it('does not know whose everything else is', () => {
    expect(own({ alertname: 'TestAlert', instance: 'Grafana' }, ownership)).toMatchObject({ kind: 'orphan' });
  });

  it.each([...directory.schedules.values()].map((schedule) => [schedule.id, schedule] as const))(
    'has somebody on call in %s at every minute of a year, clock changes included',
    (_, schedule) => {
      const window = { start: Date.UTC(2026, 0, 12), end: Date.UTC(2027, 0, 12) };
      expect(gaps(schedule, window)).toEqual([]);
    },
  );

  it('follows the sun', () => {
    const schedule = directory.schedules.get('follow-the-sun');
    const at = (hour: number) => (schedule === undefined ? [] : onCall(schedule, Date.UTC(2026, 5, 17, hour)));
    expect([at(0), at(7), at(8), at(15), at(16), at(23)]).toEqual([
      ['kavya'],
      ['kavya'],
      ['lars'],
      ['lars'],
      ['maya'],
      ['maya'],
    ]);
  });

  it('has the weekend work on a holiday', () => {
    const schedule = directory.schedules.get('data-on-call');
    const at = (day: number) => {
      if (schedule === undefined) return [];
      return whyOnCall(schedule, Date.UTC(2026, 10, day, 12)).sources.map((source) =>
        source.kind === 'rotation' ? source.rotationId : source.kind,
      );
    };
    expect([at(16), at(17), at(18)]).toEqual([['workdays'], ['weekends', 'holiday'], ['workdays']]);
  });

  it('gives everybody a way to be reached in the night', () => {
    const unreachable = [...directory.people.values()].filter(
      ({ contactMethods }) => !contactMethods.some(({ channel }) => channel === 'sms'),
    );
    expect(unreachable).toEqual([]);
  });
});
