import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../core/time/instant.ts';
import { addMessages } from '../../store/outbox.ts';
import { expectShape } from '../test/conforming.ts';
import { fakeChannel } from '../test/fake-channel.ts';
import { haveGroup } from '../test/group.ts';
import { NOW, startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

type Call = Awaited<ReturnType<TestService['as']>>;
interface Item {
  readonly id: string;
}

let service: TestService;
let viewer: Call;
let ana: Call;
let editor: Call;

beforeAll(async () => {
  service = await startService({ channels: [fakeChannel('email', 'mail'), fakeChannel('sms', 'text')] });
  viewer = await service.as('viewer');
  ana = await service.as('viewer', 'ana');
  editor = await service.as('editor');
  for (let number = 1; number <= 5; number += 1) {
    await haveGroup(service, { id: `g${number}`, number, createdAt: NOW - (6 - number) * MINUTE_MS });
  }
  const by = { kind: 'person', personId: 'ana', via: 'sms' } as const;
  await haveGroup(service, { id: 'held', number: 6, title: 'Orders are late', events: [{ kind: 'acknowledge', by }] });
  await haveGroup(service, { id: 'orphan', number: 7, serviceId: '', title: 'Whose?', row: { team_id: '' } });
});

afterAll(() => service.close());

const idsOf = (answer: { json: Record<string, unknown> | null }): string[] =>
  ((answer.json?.['items'] ?? []) as Item[]).map(({ id }) => id);

describe('the list', () => {
  it('is newest first and says everything about each', async () => {
    const { items } = expectShape('listAlertGroups', await viewer('/alert-groups')) as { items: Item[] };
    expect(
      items
        .map(({ id }) => id)
        .slice(0, 2)
        .sort(),
    ).toEqual(['held', 'orphan']);
    expect(items.at(-1)).toMatchObject({
      id: 'g1',
      number: 1,
      status: 'firing',
      service: { id: 'checkout', name: 'Checkout' },
      team: { id: 'shop', name: 'Shop' },
      integration: { id: 'grafana', name: 'Grafana' },
      links: { runbook: 'https://wiki.example.test/checkout' },
      acknowledgeMs: null,
    });
    expect(items.find(({ id }) => id === 'orphan')).toMatchObject({ service: null, team: null });
  });

  it('is counted by service and by team, as far as it is open', async () => {
    const services = expectShape('countAlertGroups', await viewer('/alert-groups/counts'));
    expect(services['items']).toEqual([
      { key: '', firing: 1, acknowledged: 0, snoozed: 0 },
      { key: 'checkout', firing: 5, acknowledged: 1, snoozed: 0 },
    ]);
    const teams = expectShape('countAlertGroups', await viewer('/alert-groups/counts?by=team'));
    expect((teams['items'] as { key: string }[]).map(({ key }) => key)).toEqual(['', 'shop']);
    expect((await viewer('/alert-groups/counts?by=colour')).status).toBe(400);
  });

  it('comes in pages that neither repeat nor leave out', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const answer: Awaited<ReturnType<Call>> = await viewer(
        `/alert-groups?limit=2${next === '' ? '' : `&cursor=${next}`}`,
      );
      seen.push(...idsOf(answer));
      next = (answer.json as { next: string | null } | null)?.next ?? null;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  it.each([
    ['status=acknowledged', ['held']],
    ['status=acknowledged&status=resolved', ['held']],
    ['service=nothing', []],
    ['team=shop&status=acknowledged', ['held']],
    ['search=orders', ['held']],
    ['search=%237', ['orphan']],
    [`from=${new Date(NOW - MINUTE_MS).toISOString()}&to=${new Date(NOW).toISOString()}`, ['g5']],
    ['responder=nobody', []],
    ['mine=false&status=acknowledged', ['held']],
    ['matchers=alertname%3D~"L.%2B",service%3D"checkout"&status=acknowledged', ['held']],
    ['matchers=service!%3D"checkout"', []],
    ['matchers={}&status=acknowledged', ['held']],
    ['order=severity&status=acknowledged', ['held']],
  ])('?%s', async (query, expected) => {
    const answer = await viewer(`/alert-groups?${query}`);
    expectShape('listAlertGroups', answer);
    expect(idsOf(answer)).toEqual(expected);
  });

  it.each([
    'status=broken',
    'limit=0',
    'limit=many',
    'from=yesterday',
    'cursor=abc',
    'unknown=1',
    'matchers=a',
    'matchers=',
    'order=best',
  ])('?%s is refused', async (query) => {
    const answer = await viewer(`/alert-groups?${query}`);
    expect([answer.status, answer.json?.['code']]).toEqual([400, 'bad-request']);
  });
});

describe('a row', () => {
  it('says who is being reached and what comes next, as the detail does', async () => {
    const { items } = expectShape('listAlertGroups', await viewer('/alert-groups')) as { items: Item[] };
    for (const item of items) {
      const detail = expectShape('getAlertGroup', await viewer(`/alert-groups/${item.id}`));
      const { pagedNow, upcoming, statusBy, statusUntil } = detail;
      expect(item).toMatchObject({ pagedNow, statusBy, statusUntil });
      expect((item as Item & { nextPage: unknown }).nextPage).toEqual((upcoming as unknown[])[0] ?? null);
    }
    expect(items.find(({ id }) => id === 'g5')).toMatchObject({
      pagedNow: [{ id: 'ana' }],
      nextPage: { person: { name: 'Ana Ünal' }, channel: 'sms', by: 'rule' },
      sourceStillFires: false,
    });
  });

  it('comes with how many there are in each status, on the first page', async () => {
    const first = expectShape('listAlertGroups', await viewer('/alert-groups?limit=2&status=resolved'));
    expect(first['counts']).toEqual({ firing: 6, acknowledged: 1, snoozed: 0, resolved: 0, isComplete: true });
    const narrowed = expectShape('listAlertGroups', await viewer('/alert-groups?matchers=service%3D"basket"'));
    expect(narrowed['counts']).toMatchObject({ firing: 0 });
    const page = expectShape('listAlertGroups', await viewer('/alert-groups?limit=2'));
    const second = expectShape('listAlertGroups', await viewer(`/alert-groups?limit=2&cursor=${String(page['next'])}`));
    expect(second['counts']).toBeNull();
  });

  it('is mine when I was paged or have it in hand, and nothing is mine when I am nobody', async () => {
    expect(idsOf(await ana('/alert-groups?mine=true&status=acknowledged'))).toEqual(['held']);
    const ben = await service.as('viewer', 'ben');
    expect(idsOf(await ben('/alert-groups?mine=true&status=acknowledged'))).toEqual([]);
    expect(expectShape('listAlertGroups', await viewer('/alert-groups?mine=true'))).toMatchObject({
      items: [],
      counts: { firing: 0 },
    });
  });

  it('says where matchers stop making sense', async () => {
    const answer = await viewer('/alert-groups?matchers=pod%3D~"("');
    expect(answer.json).toMatchObject({ status: 400, errors: [{ path: 'matchers' }] });
    expect(answer.json?.['detail']).toMatch(/character \d+/);
  });

  it('says that the source still fires after somebody resolved it', async () => {
    const by = { kind: 'person', personId: 'ana', via: 'sms' } as const;
    await haveGroup(service, { id: 'hasty', number: 8, createdAt: NOW - HOUR_MS, events: [{ kind: 'resolve', by }] });
    const { items } = expectShape('listAlertGroups', await viewer('/alert-groups?status=resolved'));
    expect(items).toEqual([expect.objectContaining({ id: 'hasty', sourceStillFires: true, statusBy: 'Ana Ünal' })]);
  });
});

describe('one', () => {
  it('tells who is asked, who comes next and when, and why', async () => {
    const detail = expectShape('getAlertGroup', await viewer('/alert-groups/g5'));
    expect(detail).toMatchObject({
      id: 'g5',
      owned: 'service matches',
      chain: { id: 'shop', name: 'Shop', version: 1 },
      pagedNow: [{ id: 'ana', name: 'Ana Ünal' }],
      responders: [{ id: 'ana' }],
      alertList: [{ fingerprint: 'g5', values: { A: 2.5, B: null }, reason: 'opened the group' }],
    });
    const { next, upcoming, timeline } = detail as Record<'next' | 'upcoming' | 'timeline', unknown>;
    expect(next).toEqual({
      at: new Date(NOW + 9 * MINUTE_MS).toISOString(),
      people: [{ id: 'ben', name: 'Ben Okafor' }],
    });
    expect(upcoming).toEqual(
      expect.arrayContaining([expect.objectContaining({ by: 'step', person: { id: 'ben', name: 'Ben Okafor' } })]),
    );
    expect(JSON.stringify(timeline)).toContain('Paged Ana Ünal over e-mail');
  });

  it('tells what to draw beside each sentence, and where the time went', async () => {
    const detail = expectShape('getAlertGroup', await viewer('/alert-groups/g5'));
    expect(detail['timeline']).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'paged', person: { id: 'ana', name: 'Ana Ünal' }, channel: 'email', methodId: 'mail' },
        ...{ by: null, isAbsorbed: false, reason: expect.stringContaining('Shop primary') as string },
      }),
    );
    expect(detail['cycles']).toEqual([
      expect.objectContaining({
        person: { id: 'ana', name: 'Ana Ünal' },
        ways: [{ channel: 'email', hasFailed: false }],
      }),
    ]);
    expect(detail['spent']).toEqual([
      {
        ...{ phase: 'waiting', person: { id: 'ana', name: 'Ana Ünal' } },
        ...{ startAt: new Date(NOW - MINUTE_MS).toISOString(), endAt: new Date(NOW).toISOString() },
      },
    ]);
  });

  it('says who holds it and until when', async () => {
    const detail = expectShape('getAlertGroup', await viewer('/alert-groups/held'));
    expect(detail).toMatchObject({ status: 'acknowledged', statusBy: 'Ana Ünal', pagedNow: [] });
    expect(detail['upcoming']).toEqual([expect.objectContaining({ by: 'resume' })]);
    expect(detail['statusUntil']).toBe(new Date(NOW + 30 * MINUTE_MS).toISOString());
  });

  it('shows messages without addresses', async () => {
    await service.database.write((tx) =>
      addMessages(tx, [
        {
          ...{ id: 'g5.1.0', kind: 'page', group_id: 'g5', person_id: 'ana', method_id: 'phone', channel: 'sms' },
          ...{ address: '+15550100', body: '{}', created_at: NOW, state: 'sent', due_at: NOW, attempts: 1 },
          ...{
            leased_by: null,
            sent_at: NOW,
            provider_ref: null,
            provider_id: null,
            provider_rank: 1,
            result: '+15550100 is busy',
          },
        },
      ]),
    );
    const answer = await viewer('/alert-groups/g5');
    expect(expectShape('getAlertGroup', answer)['messages']).toEqual([
      expect.objectContaining({ channel: 'sms', state: 'sent', person: { id: 'ana', name: 'Ana Ünal' } }),
    ]);
    expect(answer.text).not.toContain('+15550100');
  });

  it('that is not there is 404', async () => {
    expect((await viewer('/alert-groups/nothing')).status).toBe(404);
  });
});

describe('actions', () => {
  beforeEach(() => {
    service.engine.acts.length = 0;
    service.engine.actResult = {
      kind: 'done',
      sentence: 'Acknowledged by Ana Ünal via the API',
      status: 'acknowledged',
    };
  });

  const by = { kind: 'person', personId: 'ana', via: 'api' };
  const target = { kind: 'person', personId: 'ben' };

  it.each([
    ['acknowledge', undefined, { kind: 'acknowledge', by }],
    ['unacknowledge', {}, { kind: 'unacknowledge', by }],
    ['decline', {}, { kind: 'decline', by }],
    ['resolve', {}, { kind: 'resolve', by }],
    ['escalate', {}, { kind: 'escalate', by }],
    ['snooze', { for: '1h30m' }, { kind: 'snooze', by, until: NOW + 1.5 * HOUR_MS }],
    ['snooze', { until: '2026-11-21T09:00:00+05:00' }, { kind: 'snooze', by, until: NOW + HOUR_MS }],
    ['reassign', { target: { person: 'ben' } }, { kind: 'reassign', by, target }],
    ['responders', { target: { person: 'ben' } }, { kind: 'add-responder', by, target }],
    ['notes', { text: ' restarted it ' }, { kind: 'note', by, text: 'restarted it' }],
  ])('%s %j', async (action, body, event) => {
    const answer = await ana(`/alert-groups/g5/${action}`, 'POST', body);
    expect(answer.json).toEqual({
      changed: true,
      sentence: 'Acknowledged by Ana Ünal via the API',
      status: 'acknowledged',
    });
    expect(service.engine.acts).toEqual([{ groupId: 'g5', event }]);
  });

  it.each([
    ['snooze', {}, 'write either until or for'],
    ['snooze', { for: '1h', until: '2026-11-21T09:00:00Z' }, 'write either until or for'],
    ['snooze', { for: '10' }, 'not a duration'],
    ['snooze', { for: '5s' }, 'write a duration from'],
    ['snooze', { until: '2026-11-20T09:00:00Z' }, 'in the past'],
    ['snooze', { until: '2028-11-20T09:00:00Z' }, 'at most'],
    ['reassign', { target: { person: 'bne' } }, 'There is no person bne'],
    ['reassign', { target: { person: 'ben', team: 'shop' } }, 'exactly one'],
    ['responders', {}, 'target'],
    ['notes', { text: '  ' }, 'write something'],
    ['acknowledge', { colour: 'red' }, 'unknown key'],
    ['acknowledge', [], 'expected a map'],
  ])('%s %j is refused: %s', async (action, body, words) => {
    const answer = await ana(`/alert-groups/g5/${action}`, 'POST', body);
    expect(answer.status).toBe(422);
    expect(answer.json?.['detail']).toContain(words);
    expect(service.engine.acts).toEqual([]);
  });

  it('says so when nothing changed', async () => {
    service.engine.actResult = { kind: 'unchanged', sentence: 'already acknowledged by Ben', status: 'acknowledged' };
    const acted = expectShape('acknowledgeAlertGroup', await ana('/alert-groups/g5/acknowledge', 'POST'));
    expect(acted).toEqual({ changed: false, sentence: 'already acknowledged by Ben', status: 'acknowledged' });
  });

  it('a group that is not there is 404', async () => {
    service.engine.actResult = { kind: 'not-found' };
    expect((await ana('/alert-groups/gone/acknowledge', 'POST')).status).toBe(404);
  });

  it('a token that belongs to nobody acts under its own name', async () => {
    await viewer('/alert-groups/g5/acknowledge', 'POST');
    expect(service.engine.acts[0]?.event).toEqual({
      kind: 'acknowledge',
      by: { kind: 'source', integrationId: 'token "viewer"' },
    });
  });

  it('only an editor may act for somebody else', async () => {
    expect((await ana('/alert-groups/g5/acknowledge', 'POST', { as: 'ben' })).status).toBe(403);
    expect((await ana('/alert-groups/g5/acknowledge', 'POST', { as: 'ana' })).status).toBe(200);
    expect((await editor('/alert-groups/g5/acknowledge', 'POST', { as: 'ben' })).status).toBe(200);
    expect(service.engine.acts.at(-1)?.event).toMatchObject({ by: { personId: 'ben', via: 'api' } });
  });
});
