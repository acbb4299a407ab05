import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integrationTypes, parserOf } from './registry.ts';

describe('the registry', () => {
  it('knows each type, and nothing that merely looks like one', () => {
    expect(integrationTypes).toEqual(['grafana', 'alertmanager', 'webhook']);
    for (const type of integrationTypes) expect(parserOf(type)).toBeTypeOf('function');
    for (const type of ['', 'Grafana', 'constructor', '__proto__']) expect(parserOf(type)).toBeNull();
  });
});

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('firing', 'resolved', '1', '4', '2026-11-20T23:46:50Z'),
);
const names = [
  'status',
  'labels',
  'annotations',
  'startsAt',
  'endsAt',
  'fingerprint',
  'values',
  'generatorURL',
  'orgId',
  'title',
];
const anAlert = fc.oneof(value, fc.dictionary(fc.constantFrom(...names, 'dedupKey', 'links', '__proto__'), value));
const aBody = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      version: value,
      alerts: fc.oneof(value, fc.array(anAlert)),
      groupKey: value,
      truncatedAlerts: value,
      title: value,
      labels: value,
    },
    { requiredKeys: [] },
  ),
);

describe.each(integrationTypes)('%s', (type) => {
  const parse = parserOf(type);

  it('never throws, whatever JSON arrives, and accounts for every alert', () => {
    fc.assert(
      fc.property(aBody, (body) => {
        const result = parse?.(JSON.parse(JSON.stringify(body)), 1_000);
        if (result === undefined) throw new Error('no parser');
        if (!result.ok) {
          expect([400, 413, 422]).toContain(result.problem.status);
          expect(result.problem.detail.length).toBeGreaterThan(20);
          return;
        }
        const list = Array.isArray((body as { alerts?: unknown }).alerts)
          ? (body as { alerts: unknown[] }).alerts
          : [body]; // bodies are objects here
        expect(result.alerts.length + result.rejected.length).toBe(list.length);
        expect(result.alerts.length).toBeGreaterThan(0);
        for (const alert of result.alerts) {
          expect(alert.fingerprint).not.toBe('');
          expect(alert.title).not.toBe('');
          expect(Number.isFinite(alert.startsAt)).toBe(true);
          expect(alert.endsAt === null).toBe(alert.status === 'firing');
          expect(Object.values(alert.labels).every((text) => typeof text === 'string')).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('loses no valid alert to its neighbours', () => {
    const good = { status: 'firing', title: 'Good', labels: { alertname: 'Good' }, fingerprint: 'good' };
    fc.assert(
      fc.property(fc.array(anAlert), fc.array(anAlert), (before, after) => {
        const result = parse?.({ alerts: JSON.parse(JSON.stringify([...before, good, ...after])) as unknown }, 1_000);
        expect(result?.ok && result.alerts.some(({ title }) => title === 'Good')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
