import { describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import { virtualClock } from '../../runtime/virtual-clock.ts';
import { labelsOf } from './bodies.ts';
import { seededRandom } from './random.ts';
import type { Scenario } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';
import { startTraffic } from './traffic.ts';
import type { TrafficOptions } from './traffic.ts';

const AT = Date.UTC(2026, 10, 21, 12);
const [checkout] = SCENARIOS as readonly [Scenario, ...Scenario[]];

interface Sent {
  readonly from: Scenario['from'];
  readonly alerts: readonly { readonly status: string; readonly labels: Readonly<Record<string, string>> }[];
}

/** A service that takes everything, unless it is down. */
function given(over: Partial<TrafficOptions> = {}) {
  const clock = virtualClock(AT);
  const sent: Sent[] = [];
  const troubles: string[] = [];
  const service = { isDown: false };
  const traffic = startTraffic({
    clock,
    random: seededRandom(2),
    scenarios: SCENARIOS,
    zone: 'UTC',
    firing: [],
    report: (trouble) => void troubles.push(trouble),
    send: async (from, body) => {
      if (service.isDown) throw new Error('The service is down.');
      sent.push({ from, alerts: body['alerts'] as Sent['alerts'] });
    },
    ...over,
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
  };
  return { clock, sent, troubles, service, traffic, advance: (ms: number) => clock.advance(ms, settle) };
}

/** Alerts that fire after all that was sent, by their labels. */
function firingAfter(sent: readonly Sent[]): number {
  const alive = new Set<string>();
  for (const { status, labels } of sent.flatMap(({ alerts }) => alerts)) {
    if (status === 'firing') alive.add(JSON.stringify(labels));
    else alive.delete(JSON.stringify(labels));
  }
  return alive.size;
}

describe('traffic', () => {
  it('sends the first alert within three seconds', async () => {
    const town = given();
    await town.advance(3 * SECOND_MS);
    expect(town.sent.map(({ alerts }) => alerts[0]?.labels['alertname'])).toEqual([checkout.rule]);
    await town.traffic.close();
  });

  it('fires and resolves all day, and ends what it began', async () => {
    const town = given();
    await town.advance(60 * MINUTE_MS);
    const rules = new Set(town.sent.map(({ alerts }) => alerts[0]?.labels['alertname']));
    expect(town.sent.length).toBeGreaterThan(40);
    expect(rules.size).toBeGreaterThan(4);
    await town.traffic.resolveAll();
    expect(firingAfter(town.sent)).toBe(0);
    expect(town.troubles).toEqual([]);
    await town.traffic.close();
  });

  it('tells again what a service that was down did not hear', async () => {
    const town = given();
    await town.advance(3 * SECOND_MS);
    town.service.isDown = true;
    await town.advance(16 * MINUTE_MS);
    expect(town.troubles).toContain('The service is down.');
    town.service.isDown = false;
    await town.advance(MINUTE_MS);
    expect(town.traffic.isTowns(labelsOf(checkout, { ...checkout.labels, ...checkout.instances[0] }))).toBe(false);
    await town.traffic.resolveAll();
    expect(firingAfter(town.sent)).toBe(0);
    await town.traffic.close();
  });

  it('fires for a visitor at once, and leaves that to the visitor', async () => {
    const town = given({ scenarios: [checkout] });
    await town.advance(SECOND_MS);
    await town.traffic.fire(checkout.id);
    const labels = town.sent.at(-1)?.alerts[0]?.labels ?? {};
    expect(labels['service']).toBe('checkout');
    expect(town.traffic.isTowns(labels)).toBe(false);
    await town.traffic.close();
  });

  it('ends the outage that runs before a visitor’s begins, so that somebody is paged anew', async () => {
    const town = given({ scenarios: [checkout] });
    await town.advance(3 * SECOND_MS);
    const running = town.sent[0]?.alerts[0]?.labels ?? {};
    expect(town.traffic.isTowns(running)).toBe(true);
    await town.traffic.fire(checkout.id);
    const statuses = town.sent.map(({ alerts }) => alerts.map(({ status }) => status));
    expect(statuses.at(-2)?.every((status) => status === 'resolved')).toBe(true);
    expect(statuses.at(-1)?.every((status) => status === 'firing')).toBe(true);
    await town.traffic.close();
  });

  it('says why nothing could be fired', async () => {
    const town = given();
    town.service.isDown = true;
    await expect(town.traffic.fire(checkout.id)).rejects.toThrow('The service is down.');
    await expect(town.traffic.fire('earthquake')).rejects.toThrow('There is no scenario "earthquake".');
    await town.traffic.close();
  });

  it('takes over what fires from an earlier start, and ends it', async () => {
    const labels = labelsOf(checkout, { ...checkout.labels, ...checkout.instances[0] });
    const town = given({ firing: [{ labels, startsAt: AT - MINUTE_MS }] });
    expect(town.traffic.isTowns(labels)).toBe(true);
    await town.advance(5 * MINUTE_MS);
    const ends = town.sent.flatMap(({ alerts }) => alerts).filter(({ status }) => status === 'resolved');
    expect(ends.map((alert) => alert.labels)).toContainEqual(labels);
    await town.traffic.close();
  });

  it('stops when it is closed', async () => {
    const town = given();
    await town.traffic.close();
    await town.advance(60 * MINUTE_MS);
    expect(town.sent).toEqual([]);
    expect(town.clock.pending).toBe(0);
  });
});
