import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../core/time/instant.ts';
import { virtualClock } from '../runtime/virtual-clock.ts';
import { someGroup } from './service-group.fixture.ts';
import type { GroupDetail, ServiceApi } from './service-api.ts';
import { watchSituation } from './situation.ts';

const NOW = Date.UTC(2026, 10, 21, 9, 30);

/** A service whose open alert groups a test sets. */
function given() {
  const clock = virtualClock(NOW);
  const service = { open: [] as GroupDetail[], isDown: false, asked: 0 };
  const listeners = new Set<() => void>();
  let shown = 0;
  const api: ServiceApi = {
    openGroups: async () => {
      service.asked += 1;
      if (service.isDown) throw new Error('The service does not answer.');
      return service.open;
    },
    resolvedGroups: async () => [],
    group: async () => someGroup(),
    resolve: async () => {},
    onCall: async () => [],
    responseTimes: async () => [],
  };
  const watch = watchSituation({
    api,
    clock,
    changed: () => (shown += 1),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
  };
  return {
    ...{ clock, service, watch, listeners },
    shown: () => shown,
    change: () => listeners.forEach((listener) => listener()),
    advance: (ms: number) => clock.advance(ms, settle),
  };
}

describe('how things stand', () => {
  it('shows what fires first, and the newest of those', async () => {
    const town = given();
    town.service.open = [
      someGroup({ number: 1, status: 'acknowledged' }),
      someGroup({ number: 2 }),
      someGroup({ number: 3 }),
    ];
    await town.watch.look();
    expect(town.watch.current().open.map(({ number }) => number)).toEqual([3, 2, 1]);
    await town.watch.close();
  });

  it('is looked at once for changes that come together', async () => {
    const town = given();
    await town.watch.look();
    town.change();
    town.change();
    await town.advance(1_000);
    expect(town.service.asked).toBe(2);
    expect(town.shown()).toBe(2);
    await town.watch.close();
  });

  it('is looked at again by and by, since whose turn it is changes by itself', async () => {
    const town = given();
    await town.watch.look();
    await town.advance(MINUTE_MS);
    expect(town.service.asked).toBe(3);
    await town.watch.close();
  });

  it('keeps what was known while the service does not answer, and says so', async () => {
    const town = given();
    town.service.open = [someGroup()];
    await town.watch.look();
    town.service.isDown = true;
    await town.watch.look();
    expect(town.watch.current()).toMatchObject({ trouble: 'The service does not answer.', open: [{ number: 42 }] });
    town.service.isDown = false;
    await town.watch.look();
    expect(town.watch.current().trouble).toBeNull();
    await town.watch.close();
  });

  it('is looked at once more when it was asked for in the middle of a look', async () => {
    const town = given();
    await Promise.all([town.watch.look(), town.watch.look(), town.watch.look()]);
    expect(town.service.asked).toBe(2);
    await town.watch.close();
  });

  it('is left alone after the end', async () => {
    const town = given();
    await town.watch.look();
    await town.watch.close();
    expect(town.listeners.size).toBe(0);
    expect(town.clock.pending).toBe(0);
  });
});
