import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLabels, writeLabels } from './labels-text.ts';

const labels = { service: 'checkout', severity: 'critical' };

describe('labels are read from', () => {
  it.each([
    ['a selector', '{service="checkout", severity="critical"}'],
    ['a series', 'http_errors{service="checkout",severity="critical",}'],
    ['a list with quotes', 'service="checkout", severity="critical"'],
    ['a list without', 'service=checkout, severity=critical'],
    ['logfmt', 'service=checkout severity=critical'],
    ['lines', 'service=checkout\nseverity=critical\n'],
    ['lines with spaces', ' service = checkout\n severity = "critical"'],
    ['YAML', 'service: checkout\nseverity: critical'],
    ['JSON', '{"service": "checkout", "severity": "critical"}'],
    ['an alert', '{"status": "firing", "labels": {"service": "checkout", "severity": "critical"}, "values": {"A": 1}}'],
    ['a webhook', '{"receiver": "x", "alerts": [{"labels": {"service": "checkout", "severity": "critical"}}]}'],
    ['a list of alerts', '[{"labels": {"service": "checkout", "severity": "critical"}}]'],
    [
      "Grafana's mail",
      '**Firing**\n\nValue: B=22, C=1\nLabels:\n - service = checkout\n - severity = critical\nAnnotations:\n - summary = a = b',
    ],
  ])('%s', (_, text) => {
    expect(readLabels(text)).toEqual(labels);
  });

  it('values with spaces, commas and escapes', () => {
    expect(readLabels('alertname=Checkout latency high\nregion=eu-1')).toEqual({
      alertname: 'Checkout latency high',
      region: 'eu-1',
    });
    expect(readLabels('{path="a,b", quote="say \\"hi\\"", empty=""}')).toEqual({
      path: 'a,b',
      quote: 'say "hi"',
      empty: '',
    });
    expect(readLabels('alertname=High latency severity=critical')).toEqual({
      alertname: 'High latency',
      severity: 'critical',
    });
    expect(readLabels('url=http://x:80/a?b')).toEqual({ url: 'http://x:80/a?b' });
  });

  it('numbers and truths of JSON, as text', () => {
    expect(readLabels('{"tier": 1, "canary": true, "nested": {"x": 1}}')).toEqual({ tier: '1', canary: 'true' });
  });

  it.each(['', '   ', 'checkout', '{}', '[]', 'null', 'Labels:', '12'])('not from %j', (text) => {
    expect(readLabels(text)).toBeNull();
  });
});

it('what is written is read back, whatever the values hold', () => {
  const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,8}$/);
  fc.assert(
    fc.property(fc.dictionary(name, fc.string(), { minKeys: 1, maxKeys: 6, noNullPrototype: true }), (some) => {
      // Control characters are written in ways that only JSON knows, and no label holds any.
      fc.pre(
        !Object.values(some).some((value) => /[\0-\x09\x0b-\x1f]/.test(value)) && !Object.hasOwn(some, '__proto__'),
      );
      expect(readLabels(writeLabels(some))).toEqual(some);
    }),
  );
});
