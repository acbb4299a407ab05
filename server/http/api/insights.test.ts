import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToStages, beginStages } from '../../core/insights/stages.ts';
import type { TimelineEntry } from '../../core/insights/timeline.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time/instant.ts';
import { expectShape } from '../test/conforming.ts';
import { haveGroup } from '../test/group.ts';
import { NOW, startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

let service: TestService;
let viewer: Awaited<ReturnType<TestService['as']>>;

const iso = (at: number): string => new Date(at).toISOString();
const between = `from=${iso(NOW - DAY_MS)}&to=${iso(NOW + HOUR_MS)}`;
const before = `from=${iso(NOW - 3 * DAY_MS)}&to=${iso(NOW - 2 * DAY_MS)}`;

/** Paged at once, handed on after a minute, resolved after five. */
function stagesOf(openedAt: number): string {
  const page = { kind: 'paged', opening: true, urgency: 'high', because: '', methodId: 'm', channel: 'sms' } as const;
  const entries: readonly TimelineEntry[] = [
    { at: openedAt, personId: 'ana', ...page },
    { at: openedAt + MINUTE_MS, personId: 'ben', ...page },
    { at: openedAt + 5 * MINUTE_MS, kind: 'resolved', by: { kind: 'tocsin' }, stillFiring: 0 },
  ];
  return JSON.stringify(entries.reduce(addToStages, beginStages(openedAt)));
}

beforeAll(async () => {
  service = await startService();
  viewer = await service.as('viewer');
  for (const [index, acknowledge_ms] of [60_000, 400_000, null].entries()) {
    await haveGroup(service, { id: `m${index}`, number: index + 1, row: { acknowledge_ms, first_page_ms: 1_000 } });
  }
  const done = { open: 0, status: 'resolved', resolve_ms: 300_000 } as const;
  const earlier = NOW - 2 * HOUR_MS;
  await haveGroup(service, {
    ...{ id: 'm3', number: 4, createdAt: earlier },
    row: { ...done, severity: 'warning', stages: stagesOf(earlier) },
  });
  await haveGroup(service, { id: 'test', number: 5, row: { test: 1, acknowledge_ms: 1 } });
});

afterAll(() => service.close());

interface Item {
  readonly key: string;
  readonly name: string;
  readonly n: number[];
  readonly values: (number | null)[];
}

async function items(operation: string, path: string): Promise<readonly Item[]> {
  // The shape was just held against the contract.
  return expectShape(operation, await viewer(`/insights/${path}`))['items'] as readonly Item[];
}
const responseTimes = (query: string) => items('getResponseTimes', `response-times?${query}`);
const series = (query: string) => items('getInsightSeries', `series?${between}&${query}`);
const stages = (query: string) => items('getResponseStages', `stages?${query}`);

describe('response times', () => {
  it('say of how many groups they are made, and why there is none', async () => {
    expect(await responseTimes(between)).toEqual([
      expect.objectContaining({
        key: 'checkout',
        name: 'Checkout',
        groups: 4,
        acknowledge: expect.objectContaining({
          n: 2,
          running: 1,
          notApplicable: 1,
          mean: { ms: 230_000, why: null },
          p95: { ms: null, why: '2 of at least 20 values' },
        }) as unknown,
        withinTarget: expect.objectContaining({ n: 2, met: 1, running: 1, notApplicable: 1, share: 0.5 }) as unknown,
      }),
    ]);
  });

  it('are held against the target that was asked for', async () => {
    const [item] = await responseTimes(`${between}&target=7m`);
    expect(item).toMatchObject({ withinTarget: { n: 2, met: 2, share: 1, to: 1, why: null } });
    const [strict] = await responseTimes(`${between}&target=1m`);
    expect(strict).toMatchObject({ withinTarget: { n: 3, met: 1, running: 1, notApplicable: 0 } });
  });

  it.each([
    ['team', [['shop', 'Shop']]],
    [
      'severity',
      [
        ['critical', 'critical'],
        ['warning', 'warning'],
      ],
    ],
    ['all', [['all', 'All']]],
  ])('by %s', async (by, expected) => {
    const found = await responseTimes(`${between}&by=${by}`);
    expect(found.map(({ key, name }) => [key, name])).toEqual(expected);
  });

  it('of a window in which nothing happened are none', async () => {
    expect(await responseTimes(before)).toEqual([]);
    const nothing = 'there is nothing to measure yet';
    expect(await responseTimes(`${before}&by=all`)).toMatchObject([
      {
        groups: 0,
        acknowledge: { n: 0, mean: { ms: null, why: nothing } },
        withinTarget: { share: null, why: nothing },
      },
    ]);
  });

  it.each([
    ['severity=warning', 1],
    ['severity=warning&severity=critical', 4],
    ['service=checkout', 4],
    ['team=pay', 0],
  ])('only of %s', async (filter, groups) => {
    expect(await responseTimes(`${between}&by=all&${filter}`)).toMatchObject([{ groups }]);
  });

  it.each(['target=soon', 'by=weather', 'severity=awful', 'colour=red'])('refuse %s', async (wrong) => {
    expect((await viewer(`/insights/response-times?${between}&${wrong}`)).status).toBe(400);
  });
});

describe('series', () => {
  it('have a value where something was measured, and null where not', async () => {
    const answer = expectShape(
      'getInsightSeries',
      await viewer(`/insights/series?from=${iso(NOW - 2 * HOUR_MS)}&to=${iso(NOW + 1)}&interval=1h`),
    );
    expect(answer).toMatchObject({
      ...{ interval: '1h', unit: 'ms', starts: [NOW - 2 * HOUR_MS, NOW - HOUR_MS, NOW].map(iso) },
      items: [{ key: 'checkout', name: 'Checkout', n: [0, 0, 2], values: [null, null, 230_000] }],
    });
  });

  it.each([
    ['metric=groups&interval=1d', [0, 4], [0, 4]],
    ['metric=resolve&interval=1d', [0, 1], [null, 300_000]],
    ['metric=first-page&statistic=median&interval=1d', [0, 3], [null, 1_000]],
    ['metric=acknowledge&statistic=p95&interval=1d', [0, 2], [null, null]],
    ['metric=acknowledged-within-target&interval=1d', [0, 2], [null, 0.5]],
    ['metric=groups&interval=1w', [4], [4]],
  ])('%s', async (query, n, values) => {
    const [item] = await series(query);
    expect([item?.n, item?.values]).toEqual([n, values]);
  });

  it('by severity, only of one', async () => {
    const found = await series('metric=groups&interval=1d&by=severity&severity=warning');
    expect(found).toEqual([{ key: 'warning', name: 'warning', n: [0, 1], values: [0, 1] }]);
  });

  it('of more buckets than anybody can see are refused, with an interval that is not', async () => {
    const year = `from=${iso(NOW - 365 * DAY_MS)}&to=${iso(NOW)}`;
    const refused = await viewer(`/insights/series?${year}&interval=1m`);
    expect([refused.status, refused.json?.['detail']]).toEqual([
      400,
      'That is 525600 buckets, more than 2000: ask for 6h or more.',
    ]);
    expect((await viewer(`/insights/series?${year}&interval=6h`)).status).toBe(200);
  });
});

describe('stages', () => {
  it('sum to the whole, of resolved groups; the rest is counted beside', async () => {
    const [item] = await stages(between);
    expect(item).toEqual({
      ...{ key: 'checkout', name: 'Checkout', n: 1, running: 3, notApplicable: 0, totalMs: 300_000 },
      stages: [
        { stage: 'queueing', ms: 0 },
        { stage: 'waiting', ms: 60_000 },
        { stage: 'handing-on', ms: 240_000 },
        { stage: 'working', ms: 0 },
        { stage: 'snoozed', ms: 0 },
        { stage: 'reopened', ms: 0 },
      ],
    });
  });

  it('of groups that are older than they are, are not made up', async () => {
    await haveGroup(service, {
      ...{ id: 'old', number: 6, createdAt: NOW - 10 * DAY_MS },
      row: { open: 0, status: 'resolved', resolve_ms: 60_000 },
    });
    const window = `from=${iso(NOW - 11 * DAY_MS)}&to=${iso(NOW - 9 * DAY_MS)}`;
    expect(await stages(window)).toMatchObject([{ n: 0, notApplicable: 1, totalMs: 0 }]);
    expect(await stages(`${before}&by=all`)).toMatchObject([{ key: 'all', n: 0, running: 0, totalMs: 0 }]);
  });
});
