import { describe, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

describe('metrics', () => {
  it('follow the conventions: a prefix, a base unit, _total on counters, help on all', async () => {
    const { registry } = createMetrics({ processMetrics: false });
    const metrics = await registry.getMetricsAsJSON();
    expect(metrics.length).toBeGreaterThan(12);
    for (const { name, help, type } of metrics) {
      expect(name).toMatch(/^tocsin_[a-z_]+$/);
      expect(help, name).toMatch(/^[A-Z].*\.$/);
      // prom-client types `type` as a number and hands out a word.
      expect(name.endsWith('_total'), name).toBe(String(type) === 'counter');
      expect(name).not.toMatch(/milliseconds|_ms\b|minutes|_count$|_sum$/);
      if (String(type) === 'histogram') expect(name).toMatch(/_seconds$/);
    }
  });

  it('stand in a registry of their own, so that two services in one process do not meet', () => {
    expect(createMetrics({ processMetrics: false }).registry).not.toBe(
      createMetrics({ processMetrics: false }).registry,
    );
  });

  it('tell how Node is doing under the names that everybody uses', async () => {
    const { registry } = createMetrics();
    const text = await registry.metrics();
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    registry.clear();
  });
});
