import { describe, expect, it } from 'vitest';
import { integrationTypes, parserOf } from './registry.ts';
import { testBody } from './test-body.ts';

const NOW = Date.UTC(2026, 10, 21, 3);

describe.each([...integrationTypes])('the test body of %s', (type) => {
  const parse = (labels: Readonly<Record<string, string>>) =>
    parserOf(type)?.(JSON.parse(JSON.stringify(testBody(type, labels, NOW))), NOW);

  it('is understood, and taken for a test', () => {
    expect(parse({})).toMatchObject({
      ok: true,
      isTest: true,
      alerts: [{ status: 'firing', title: 'TestAlert', labels: { alertname: 'TestAlert' } }],
      rejected: [],
    });
  });

  it('is a test whatever labels it is given, so that nobody is paged for it', () => {
    const labels = { alertname: 'CheckoutDown', service: 'checkout', severity: 'critical' };
    expect(parse(labels)).toMatchObject({ ok: true, isTest: true, alerts: [{ title: 'CheckoutDown', labels }] });
  });
});

describe('a body of somebody else', () => {
  it('is a test only where it says true', () => {
    const isTest = (test: unknown) => {
      const parsed = parserOf('webhook')?.({ title: 'Disk full', test }, NOW);
      return parsed?.ok === true && parsed.isTest;
    };
    expect([true, 'true', 1, false, undefined].map(isTest)).toEqual([true, false, false, false, false]);
  });
});
