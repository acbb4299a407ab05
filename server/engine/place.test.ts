import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../core/time/instant.ts';
import { sqliteOnly, useDatabase } from '../test/database/databases.ts';
import type { RequestOutcome } from './place.ts';
import { alertOf, endOf, knownWith, NOON, openShop } from './test/shop.ts';

const given = useDatabase(sqliteOnly);
const shop = openShop(given);
const becameOf = (outcomes: readonly RequestOutcome[]) =>
  outcomes.flatMap(({ alerts }) => alerts.map(({ became }) => became));
const pages = async () => (await shop.messages()).filter(({ kind }) => kind === 'page');
const again = (fingerprint: string, minutes: number) => alertOf(fingerprint, { startsAt: NOON + minutes * MINUTE_MS });
const onlyGroup = async () => {
  const [group, ...others] = await shop.groups();
  if (!group || others.length > 0) throw new Error('one group was expected');
  return group;
};
const byHand = { kind: 'resolve', by: { kind: 'person', personId: 'ana', via: 'test' } } as const;

describe('an alert that nobody knew', () => {
  it('opens a group, which says whose it is right after that it was opened, and pages', async () => {
    expect(becameOf(await shop.arrive(0, [alertOf('a')]))).toEqual(['opens']);
    const group = await onlyGroup();
    expect(group).toMatchObject({ service_id: 'shop', status: 'firing', severity: 'critical', firing_count: 1 });
    expect((await shop.timeline(group.id)).slice(0, 2).map(({ kind }) => kind)).toEqual(['opened', 'owned']);
    expect(await pages()).toMatchObject([{ person_id: 'ana', group_id: group.id }]);
  });

  it('joins the open group of its rule, and pages nobody a second time', async () => {
    await shop.arrive(0, [alertOf('a')]);
    expect(becameOf(await shop.arrive(1, [alertOf('b')]))).toEqual(['joined']);
    expect(await onlyGroup()).toMatchObject({ firing_count: 2, alert_count: 2 });
    expect(await pages()).toHaveLength(1);
  });

  it('opens a group of its own where the rule is another', async () => {
    await shop.arrive(0, [alertOf('a')]);
    const other = alertOf('b', { labels: { alertname: 'Down', service: 'shop', severity: 'critical' } });
    expect(becameOf(await shop.arrive(0, [other]))).toEqual(['opens']);
    expect(await shop.groups()).toHaveLength(2);
  });

  it('goes to the installation’s fallback where no service owns it', async () => {
    await shop.arrive(0, [alertOf('a', { labels: { alertname: 'Lost' } })]);
    expect(await onlyGroup()).toMatchObject({ service_id: '', urgency: 'high' });
    expect(await pages()).toMatchObject([{ person_id: 'ben' }]);
  });
});

describe('many at once', () => {
  it('a hundred alerts of one rule are one group, one event and one page', async () => {
    const hundred = Array.from({ length: 100 }, (_, index) => alertOf(`a${index}`));
    expect(new Set(becameOf(await shop.arrive(0, hundred)))).toEqual(new Set(['opens']));
    const group = await onlyGroup();
    expect(group).toMatchObject({ firing_count: 100, alert_count: 100 });
    expect((await shop.timeline(group.id)).filter(({ kind }) => kind === 'opened')).toHaveLength(1);
    expect(await pages()).toHaveLength(1);
  });

  it('are as severe as the worst of them', async () => {
    const mild = alertOf('a', { labels: { alertname: 'Slow', service: 'shop', severity: 'info' } });
    await shop.arrive(0, [mild, alertOf('b')]);
    expect(await onlyGroup()).toMatchObject({ severity: 'critical', urgency: 'high' });
  });

  it('a body with an end and a beginning does not close the group in between', async () => {
    await shop.arrive(0, [alertOf('a')]);
    expect(becameOf(await shop.arrive(1, [endOf('a', 1), alertOf('b')]))).toEqual(['resolves', 'joined']);
    const group = await onlyGroup();
    expect(group).toMatchObject({ status: 'firing', firing_count: 1 });
    expect((await shop.timeline(group.id)).map(({ kind }) => kind)).not.toContain('resolved');
  });

  it('all that fired ends in one body, and the group with it', async () => {
    await shop.arrive(0, [alertOf('a'), alertOf('b')]);
    await shop.arrive(1, [endOf('a', 1)]);
    expect(await onlyGroup()).toMatchObject({ status: 'firing', firing_count: 1 });
    await shop.arrive(2, [endOf('b', 2)]);
    expect(await onlyGroup()).toMatchObject({ status: 'resolved', firing_count: 0, open: 0 });
  });
});

describe('two episodes of one alert', () => {
  it.each([
    ['in one body', [[alertOf('a'), endOf('a', 1), again('a', 2)]]],
    ['in three bodies of one batch', [[alertOf('a')], [endOf('a', 1)], [again('a', 2)]]],
  ])('%s are two rows, of which the second is the latest', async (_, bodies) => {
    expect(becameOf(await shop.arrive(3, ...bodies))).toEqual(['opens', 'resolves', 'reopens']);
    expect(await shop.alerts('a')).toMatchObject([
      { episode: 1, latest: 0, status: 'resolved' },
      { episode: 2, latest: 1, status: 'firing' },
    ]);
    expect(await onlyGroup()).toMatchObject({ status: 'firing', firing_count: 1, alert_count: 2 });
  });

  it('the second opens the same group again within ten minutes, and a new one after that', async () => {
    await shop.arrive(0, [alertOf('a')]);
    await shop.arrive(1, [endOf('a', 1)]);
    expect(becameOf(await shop.arrive(10, [again('a', 10)]))).toEqual(['reopens']);
    expect(await onlyGroup()).toMatchObject({ status: 'firing' });
    await shop.arrive(20, [alertOf('a', { ...endOf('a', 20), startsAt: NOON + 10 * MINUTE_MS })]);
    expect(becameOf(await shop.arrive(30, [again('a', 30)]))).toEqual(['opens']);
    expect(await shop.groups()).toMatchObject([{ status: 'resolved' }, { status: 'firing' }]);
    expect(await pages()).toHaveLength(3);
  });

  it('a late report of the first changes nothing', async () => {
    await shop.arrive(0, [alertOf('a')]);
    await shop.arrive(5, [endOf('a', 5)]);
    const before = await shop.alerts('a');
    expect(becameOf(await shop.arrive(6, [alertOf('a')]))).toEqual(['stale']);
    expect(await shop.alerts('a')).toEqual(before);
    expect(await onlyGroup()).toMatchObject({ status: 'resolved' });
  });
});

describe('a repeat', () => {
  it('changes nothing of its group', async () => {
    await shop.arrive(0, [alertOf('a')]);
    const before = await onlyGroup();
    expect(becameOf(await shop.arrive(4, [alertOf('a')]))).toEqual(['repeats']);
    expect(await onlyGroup()).toEqual(before);
  });

  it('that is worse than before makes its group worse', async () => {
    const labels = { alertname: 'Slow', service: 'shop', severity: 'warning' };
    await shop.arrive(0, [alertOf('a', { labels })]);
    expect(await onlyGroup()).toMatchObject({ severity: 'warning', urgency: 'low' });
    await shop.arrive(1, [alertOf('a')]);
    expect(await onlyGroup()).toMatchObject({ severity: 'critical', urgency: 'high', firing_count: 1 });
  });

  it('after a human resolved its group is noted once, and pages nobody', async () => {
    await shop.arrive(0, [alertOf('a')]);
    const { id } = await onlyGroup();
    await shop.happen(5, id, byHand);
    const [first] = await shop.arrive(6, [alertOf('a')]);
    await shop.arrive(7, [alertOf('a')]);
    expect(first?.alerts).toMatchObject([{ became: 'repeats', reason: expect.stringContaining('by hand') as string }]);
    expect((await shop.timeline(id)).filter(({ kind }) => kind === 'still-firing')).toHaveLength(1);
    expect(await pages()).toHaveLength(1);
  });

  it('half an hour after that pages again', async () => {
    await shop.arrive(0, [alertOf('a')]);
    await shop.happen(5, (await onlyGroup()).id, byHand);
    await shop.arrive(34, [alertOf('a')]);
    expect(await shop.groups()).toHaveLength(1);
    await shop.arrive(35, [alertOf('a')]);
    expect(await shop.groups()).toMatchObject([
      { status: 'resolved', firing_count: 0 },
      { status: 'firing', firing_count: 1 },
    ]);
    expect(await pages()).toHaveLength(2);
    await shop.arrive(36, [endOf('a', 36)]);
    expect((await shop.groups()).map(({ status }) => status)).toEqual(['resolved', 'resolved']);
  });
});

describe('a resolve', () => {
  it('of something never seen firing opens nothing and pages nobody', async () => {
    const [outcome] = await shop.arrive(0, [endOf('a', 0)]);
    expect(outcome?.alerts).toMatchObject([{ became: 'noted', groupId: null }]);
    expect(await shop.groups()).toEqual([]);
    expect(await shop.alerts('a')).toMatchObject([{ status: 'resolved', group_id: null }]);
  });

  it('of something never seen firing is shown in the group that its request opened', async () => {
    const [outcome] = await shop.arrive(0, [alertOf('a'), endOf('b', 0)]);
    const group = await onlyGroup();
    expect(outcome?.alerts).toMatchObject([
      { became: 'opens', groupId: group.id },
      { became: 'noted', groupId: group.id },
    ]);
    expect(group).toMatchObject({ firing_count: 1, alert_count: 2 });
  });

  it('that comes a second time is written on the timeline of its group', async () => {
    await shop.arrive(0, [alertOf('a')]);
    await shop.arrive(1, [endOf('a', 1)]);
    expect(becameOf(await shop.arrive(2, [endOf('a', 1)]))).toEqual(['noted']);
    const { id } = await onlyGroup();
    expect((await shop.timeline(id)).at(-1)).toMatchObject({ kind: 'late-resolved' });
  });

  it('goes where its alert went, whoever owns it by now', async () => {
    await shop.arrive(0, [alertOf('a')]);
    shop.configure(knownWith({ services: new Map() }));
    await shop.arrive(1, [endOf('a', 1)]);
    shop.configure(knownWith());
    expect(await onlyGroup()).toMatchObject({ service_id: 'shop', status: 'resolved' });
  });
});

describe('the test button of a sender', () => {
  it('is shown as a group that is closed, and pages nobody', async () => {
    expect(becameOf(await shop.arriveTest(alertOf('a')))).toEqual(['test']);
    expect(await onlyGroup()).toMatchObject({ test: 1, open: 0, status: 'resolved', service_id: '' });
    expect(await shop.messages()).toEqual([]);
  });

  it('never stands in the way of a real alert', async () => {
    await shop.arriveTest(alertOf('a'));
    expect(becameOf(await shop.arrive(1, [alertOf('a')]))).toEqual(['opens']);
    expect(await pages()).toHaveLength(1);
  });
});
