import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertGroups } from '../../store/alert-groups.ts';
import { addRefused, addRequests, finishRequests } from '../../store/inbox.ts';
import { groupRow } from '../../test/database/rows.ts';
import { expectShape } from '../test/conforming.ts';
import { NOW, startService } from '../test/service.ts';
import type { TestService } from '../test/service.ts';

let service: TestService;

beforeAll(async () => {
  service = await startService();
});

afterAll(() => service.close());

describe('the last requests of an integration', () => {
  it('are shown with what became of them, accepted and refused', async () => {
    await service.database.write(async (tx) => {
      const [seq = 0] = await addRequests(tx, [
        { integration_id: 'hook', received_at: NOW, body: '{"title":"a"}' },
        { integration_id: 'hook', received_at: NOW + 1, body: '{"title":"b"}' },
      ]);
      const alert = { fingerprint: 'f1', title: 'Disk full', became: 'opens', reason: 'A new alert.' };
      const alerts = [
        { ...alert, groupId: 'g1' },
        { ...alert, fingerprint: 'f2', became: 'noted', groupId: null },
        { ...alert, fingerprint: 'f3', groupId: 'long gone' },
      ];
      const outcome = { seq, alerts, rejected: [{ index: 3, reason: 'no title' }], truncated: 2, unreadable: null };
      await insertGroups(tx, [groupRow(7, { id: 'g1', title: 'Disk full on db-1' })]);
      await finishRequests(tx, [{ seq, outcome: JSON.stringify(outcome) }]);
      const refusal = { status: 400, code: 'broken-json', detail: 'The body is not JSON.', body: '{' };
      await addRefused(tx, [{ ...refusal, integration_id: 'hook', received_at: NOW + 2 }]);
    });
    const editor = await service.as('editor');
    const { items } = expectShape('listIntegrationRequests', await editor('/integrations/hook/requests'));
    expect(items).toMatchObject([
      { status: 400, code: 'broken-json', detail: 'The body is not JSON.', body: '{', outcome: null },
      { status: 200, code: 'accepted', body: '{"title":"b"}', outcome: null },
      {
        ...{ status: 200, code: 'accepted', body: '{"title":"a"}' },
        outcome: {
          alerts: [
            { fingerprint: 'f1', became: 'opens', alertGroup: { id: 'g1', number: 7, title: 'Disk full on db-1' } },
            { fingerprint: 'f2', became: 'noted', alertGroup: null },
            { fingerprint: 'f3', alertGroup: null },
          ],
          ...{ rejected: [{ index: 3, reason: 'no title' }], truncated: 2, unreadable: null },
        },
      },
    ]);
    expect((await editor('/integrations/nothing/requests')).status).toBe(404);
  });
});

describe('a test message', () => {
  it('79 is for the owner of the contact method or an admin, and nobody else', async () => {
    const path = '/people/ana/contact-methods/mail/test';
    for (const [role, person, status] of [
      ['viewer', 'ana', 200],
      ['viewer', 'ben', 403],
      ['editor', 'ben', 403],
      ['editor', undefined, 403],
      ['admin', undefined, 200],
    ] as const) {
      const call = await service.as(role, person);
      expect((await call(path, 'POST')).status, `${role} ${person ?? ''}`).toBe(status);
    }
  });

  it('says what the provider said', async () => {
    const ana = await service.as('viewer', 'ana');
    const answer = expectShape('testContactMethod', await ana('/people/ana/contact-methods/mail/test', 'POST'));
    expect(answer).toEqual({ ok: true, detail: 'Delivered' });
    expect((await ana('/people/ana/contact-methods/pigeon/test', 'POST')).status).toBe(404);
  });
});
