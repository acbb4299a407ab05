import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../core/time/instant.ts';
import { prove } from '../../store/proofs.ts';
import { saveResponders } from '../../store/responders.ts';
import { fakeChannel } from '../test/fake-channel.ts';
import { expectShape } from '../test/conforming.ts';
import { haveGroup } from '../test/group.ts';
import { NOW, startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startService({ channels: [fakeChannel('email', 'mail')] });
});

afterAll(() => service.close());

/** Ana is on call from Monday to Monday, Ben after her; it is Saturday. */
const home = async (personId?: string) => expectShape('getHome', await (await service.as('viewer', personId))('/home'));
const paged = (groupId: string, personId: string) =>
  service.database.write((tx) =>
    saveResponders(tx, [{ group_id: groupId, person_id: personId, paged_at: NOW, running: 1 }]),
  );
const people = { ana: { id: 'ana', name: 'Ana Ünal' }, ben: { id: 'ben', name: 'Ben Okafor' } };
const shop = { id: 'shop', name: 'Shop primary' };

describe('home', () => {
  it('of who is on call says until when, who is next, and when it is their turn again', async () => {
    expect(await home('ana')).toMatchObject({
      person: people.ana,
      onCall: {
        now: [{ schedule: shop, until: '2026-11-23T09:00:00.000Z', next: [people.ben] }],
        next: { schedule: shop, start: '2026-11-30T09:00:00.000Z', end: '2026-12-07T09:00:00.000Z' },
      },
      teams: [{ team: { id: 'shop', name: 'Shop' }, isLead: false, schedules: [{ people: [people.ana] }] }],
    });
  });

  it('of who is not says when they will be', async () => {
    expect(await home('ben')).toMatchObject({
      onCall: { now: [], next: { start: '2026-11-23T09:00:00.000Z' } },
    });
  });

  it('of a caller who is nobody here is the installation alone', async () => {
    expect(await home()).toMatchObject({
      ...{ person: null, onCall: { now: [], next: null }, teams: [] },
      ...{ mine: { items: [], total: 0 }, ofMyTeams: { items: [], total: 0 } },
    });
    expect(await home('gone')).toMatchObject({ person: null });
  });

  it('warns of who is on call now or next and cannot be reached for certain, once each', async () => {
    const { warnings } = await home('ana');
    expect(warnings).toMatchObject([
      { person: people.ana, schedule: shop, from: null, finding: { kind: 'none-proven' } },
      { person: people.ben, schedule: shop, from: '2026-11-23T09:00:00.000Z', finding: { kind: 'none-proven' } },
    ]);
    const mail = { method_id: 'mail', channel: 'email', proven_at: NOW };
    await service.database.write((tx) => prove(tx, { ...mail, person_id: 'ana', address: 'ana@example.test' }));
    // What is left is that her SMS is not set up here, which is worth a word, too.
    expect((await home('ana'))['warnings']).toMatchObject([
      { person: people.ana, finding: { kind: 'channel-missing', methodId: 'phone' } },
      { person: people.ben },
    ]);
  });
});

describe('what needs an answer', () => {
  it('of mine comes first; of my teams, what pages others; neither what is answered', async () => {
    await haveGroup(service, { id: 'g1', number: 1 });
    await haveGroup(service, { id: 'g2', number: 2 });
    const by = { kind: 'person', personId: 'ana', via: 'api' } as const;
    await haveGroup(service, { id: 'g3', number: 3, events: [{ kind: 'acknowledge', by }] });
    await paged('g1', 'ana');
    await paged('g3', 'ana');
    expect(await home('ana')).toMatchObject({
      mine: { items: [{ id: 'g1', pagedNow: [people.ana] }], total: 1 },
      ofMyTeams: { items: [{ id: 'g2' }], total: 1 },
    });
    expect(await home('ben')).toMatchObject({ mine: { total: 0 }, ofMyTeams: { total: 2 } });
  });

  it('of mine is not what I said I cannot take', async () => {
    const by = { kind: 'person', personId: 'ana', via: 'api' } as const;
    await haveGroup(service, { id: 'g4', number: 4, events: [{ kind: 'decline', by }] });
    await paged('g4', 'ana');
    expect(await home('ana')).toMatchObject({ mine: { total: 1 }, ofMyTeams: { total: 2 } });
  });
});

describe('answers', () => {
  it('are a median with the number that it is made of, and the last one', async () => {
    expect((await home('ana'))['answers']).toEqual({ days: 7, n: 0, medianMs: null, last: null });
    const answered = (number: number, ms: number, createdAt: number) =>
      haveGroup(service, { id: `a${number}`, number, createdAt, row: { acknowledge_ms: ms, open: 0 } });
    await answered(11, MINUTE_MS, NOW - 5 * MINUTE_MS);
    await answered(12, 3 * MINUTE_MS, NOW - MINUTE_MS);
    await answered(13, 99 * MINUTE_MS, NOW - 8 * 24 * 60 * MINUTE_MS);
    expect((await home('ana'))['answers']).toEqual({
      ...{ days: 7, n: 2, medianMs: 2 * MINUTE_MS },
      last: { id: 'a12', number: 12, at: '2026-11-21T02:59:00.000Z', ms: 3 * MINUTE_MS },
    });
  });
});

it('steps tick themselves off', async () => {
  const { steps } = (await home()) as { steps: { step: string; isDone: boolean }[] };
  expect(steps.map(({ step, isDone }) => `${step} ${isDone ? 'done' : 'open'}`)).toEqual([
    ...['service done', 'team done', 'person done', 'schedule done', 'chain done', 'owner done'],
    ...['integration done', 'alert done', 'answer done'],
  ]);
});
