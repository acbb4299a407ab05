import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../core/time/instant.ts';
import { expectShape } from '../test/conforming.ts';
import { fakeChannel } from '../test/fake-channel.ts';
import { haveGroup } from '../test/group.ts';
import { NOW, startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

let service: TestService;
let ana: Awaited<ReturnType<TestService['as']>>;

beforeAll(async () => {
  service = await startService({ channels: [fakeChannel('email', 'mail'), fakeChannel('sms', 'text')] });
  ana = await service.as('viewer', 'ana');
  for (const number of [4, 5]) await haveGroup(service, { id: `g${number}`, number, createdAt: NOW - MINUTE_MS });
});

afterAll(() => service.close());
beforeEach(() => void (service.engine.acts.length = 0));

describe('an action on many or on none yet', () => {
  const by = { kind: 'person', personId: 'ana', via: 'api' };

  it('does the same to many, each answering for itself', async () => {
    service.engine.actResults.set('gone', { kind: 'not-found' });
    const body = { ids: ['g4', 'gone', 'g5', 'g4'], action: 'acknowledge' };
    const { results } = expectShape('actOnAlertGroups', await ana('/alert-groups/bulk', 'POST', body));
    expect(results).toEqual([
      expect.objectContaining({ id: 'g4', kind: 'acted', changed: true }),
      { id: 'gone', kind: 'not-found' },
      expect.objectContaining({ id: 'g5', kind: 'acted' }),
    ]);
    expect(service.engine.acts.map(({ groupId }) => groupId)).toEqual(['g4', 'gone', 'g5']);
    expect(service.engine.acts[0]?.event).toEqual({ kind: 'acknowledge', by });
  });

  it.each([
    [{ ids: [], action: 'resolve' }, 'ids'],
    [{ ids: ['g5'], action: 'snooze' }, 'either until or for'],
    [{ ids: ['g5'], action: 'acknowledge', for: '5m' }, 'only with snooze'],
    [{ ids: ['g5'], action: 'reassign' }, 'write target'],
    [{ ids: ['g5'], action: 'delete' }, 'action'],
  ])('%j to many is refused: %s', async (body, words) => {
    const answer = await ana('/alert-groups/bulk', 'POST', body);
    expect([answer.status, answer.json?.['detail']]).toEqual([422, expect.stringContaining(words)]);
    expect(service.engine.acts).toEqual([]);
  });

  it.each([
    [{ action: 'escalate' }, { changes: true, paged: [{ person: { id: 'ben' }, channel: 'email' }] }],
    [{ action: 'resolve' }, { changes: true, paged: [], released: [{ id: 'ana' }] }],
    [{ action: 'unacknowledge' }, { changes: false, paged: [], told: [], released: [] }],
    [
      { action: 'add-responder', target: { person: 'ben' } },
      { paged: [{ person: { id: 'ben' } }], released: [] },
    ],
  ])('%j is looked at without doing it', async (body, expected) => {
    const preview = expectShape('previewAlertGroupAction', await ana('/alert-groups/g5/preview', 'POST', body));
    expect(preview).toMatchObject(expected);
    expect(service.engine.acts).toEqual([]);
    expect((await ana('/alert-groups/nothing/preview', 'POST', body)).status).toBe(404);
  });
});
