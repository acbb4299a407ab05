import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../core/time/instant.ts';
import { prove, startVerification } from '../../store/proofs.ts';
import { fakeChannel } from '../test/fake-channel.ts';
import { expectShape } from '../test/conforming.ts';
import { NOW, startService } from '../test/service.ts';
import type { Answer, TestService } from '../test/service.ts';

let service: TestService;
let ana: Awaited<ReturnType<TestService['as']>>;

beforeAll(async () => {
  service = await startService({ channels: [fakeChannel('sms', 'text')] });
  ana = await service.as('viewer', 'ana');
});

afterAll(() => service.close());

const codeOf = ({ status, json }: Answer) => [status, json?.['code']];
const later = (minutes: number) => service.clock.advance(minutes * MINUTE_MS, () => Promise.resolve());
const phone = { person_id: 'ana', method_id: 'phone', channel: 'sms', address: '+15550100' };

describe('my notifications', () => {
  it('are one answer: what is written, what was proven, what is missing', async () => {
    const before = expectShape('getMyNotifications', await ana('/me/notifications'));
    expect(before).toMatchObject({
      item: { id: 'ana', file: null, document: { name: 'Ana Ünal' } },
      isReachable: true,
      findings: [
        { kind: 'none-proven', weight: 'warning' },
        { kind: 'channel-missing', methodId: 'mail' },
      ],
      channels: [{ channel: 'sms' }],
      demands: null,
    });
    await service.database.write(async (tx) => {
      await prove(tx, { ...phone, proven_at: NOW });
      await startVerification(tx, { ...phone, code_hash: 'x', sent_at: NOW, expires_at: NOW + 1, tries: 0 });
    });
    const after = await ana('/me/notifications');
    expect(after.headers['etag']).toBe('"1"');
    expect(expectShape('getMyNotifications', after)).toMatchObject({
      findings: [{ kind: 'channel-missing' }],
      methods: [
        { id: 'mail', isSetUp: false, provenAt: null, codeUntil: null },
        { id: 'phone', isSetUp: true, provenAt: '2026-11-21T03:00:00.000Z', codeUntil: '2026-11-21T03:00:00.001Z' },
      ],
    });
  });

  it('of a caller who is nobody here say what to do', async () => {
    const nobody = await service.as('admin');
    expect(expectShape('getMyNotifications', await nobody('/me/notifications'))).toMatchObject({
      ...{ item: null, isReachable: false, methods: [] },
      advice: expect.stringContaining('belongs to nobody') as string,
    });
    expect(codeOf(await nobody('/me/contact-methods/phone/verify', 'POST', {}))).toEqual([404, 'not-found']);
    expect(codeOf(await nobody('/me/page-me', 'POST', {}))).toEqual([404, 'not-found']);
  });
});

describe('a code', () => {
  it('is sent to a method of my own, and typed in', async () => {
    service.engine.codeSent = { kind: 'sent', expiresAt: NOW + 10 * MINUTE_MS, detail: 'accepted' };
    expect(expectShape('sendMyCode', await ana('/me/contact-methods/phone/verify', 'POST', {}))).toEqual({
      ...{ until: '2026-11-21T03:10:00.000Z', detail: 'accepted' },
    });
    service.engine.codeConfirmed = { kind: 'proven', at: NOW };
    expect(
      expectShape('confirmMyCode', await ana('/me/contact-methods/phone/confirm', 'POST', { code: ' 123456 ' })),
    ).toEqual({
      ...{ isProven: true, provenAt: '2026-11-21T03:00:00.000Z', sentence: 'Proven: messages arrive here.' },
    });
    expect(service.engine.codes).toEqual([
      ['ana', 'phone'],
      ['ana', 'phone', '123456'],
    ]);
  });

  it.each([
    [{ kind: 'wrong', triesLeft: 2 }, 'That is not the code. 2 more tries.'],
    [{ kind: 'wrong', triesLeft: 1 }, 'That is not the code. 1 more try.'],
    [{ kind: 'wrong', triesLeft: 0 }, 'That is not the code. Send a new one.'],
    [{ kind: 'no-code' }, 'That code works no longer: send a new one.'],
  ] as const)('%j is said in a sentence', async (result, sentence) => {
    service.engine.codeConfirmed = result;
    const answer = await ana('/me/contact-methods/phone/confirm', 'POST', { code: '1' });
    expect(expectShape('confirmMyCode', answer)).toEqual({ isProven: false, provenAt: null, sentence });
  });

  it.each([
    [{ kind: 'failed', detail: 'no such number' }, 502, 'channel-failed'],
    [{ kind: 'too-soon', waitMs: 20_000 }, 429, 'too-many'],
    [{ kind: 'not-found' }, 404, 'not-found'],
  ] as const)('that cannot be sent says why: %j', async (sent, status, code) => {
    await later(1);
    service.engine.codeSent = sent;
    expect(codeOf(await ana('/me/contact-methods/phone/verify', 'POST', {}))).toEqual([status, code]);
  });

  it('is neither sent nor tried without end', async () => {
    await later(2);
    service.engine.codeSent = { kind: 'sent', expiresAt: NOW, detail: '' };
    const send = () => ana('/me/contact-methods/phone/verify', 'POST', {});
    const statuses: number[] = [];
    for (let time = 0; time < 5; time += 1) statuses.push((await send()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
    const confirm = () => ana('/me/contact-methods/phone/confirm', 'POST', { code: '1' });
    const tries: number[] = [];
    for (let time = 0; time < 11; time += 1) tries.push((await confirm()).status);
    expect(tries.filter((status) => status === 429)).toHaveLength(1);
    expect((await confirm()).headers['retry-after']).toBeDefined();
  });

  it('is never for the method of somebody else, nor for one that is not there', async () => {
    await later(2);
    expect(codeOf(await ana('/me/contact-methods/gone/confirm', 'POST', { code: '1' }))).toEqual([404, 'not-found']);
  });
});

describe('page me', () => {
  it('says for each rule when it would have come, and what became of it', async () => {
    await later(2);
    service.engine.ruleTests = [
      { methodId: 'mail', channel: 'email', afterMs: 0, ok: true, detail: 'accepted' },
      { methodId: 'phone', channel: 'sms', afterMs: 5 * MINUTE_MS, ok: false, detail: 'no such number' },
    ];
    expect(expectShape('pageMe', await ana('/me/page-me', 'POST', { urgency: 'high' }))).toEqual({
      items: [
        { methodId: 'mail', channel: 'email', after: '0s', ok: true, detail: 'accepted' },
        { methodId: 'phone', channel: 'sms', after: '5m', ok: false, detail: 'no such number' },
      ],
    });
  });
});

describe('readiness', () => {
  it('of everybody, of a team or of one person, holds no address', async () => {
    const all = await ana('/readiness');
    const { items } = expectShape('listReadiness', all) as { items: { person: { id: string } }[] };
    expect(items.map(({ person }) => person.id)).toEqual(['ana', 'ben']);
    expect(all.text).not.toMatch(/\+1555|@example/);
    expect(expectShape('listReadiness', await ana('/readiness?team=shop&person=ben'))['items']).toHaveLength(1);
    expect(codeOf(await ana('/readiness?team=gone'))).toEqual([404, 'not-found']);
    expect(codeOf(await ana('/readiness?person=gone'))).toEqual([404, 'not-found']);
  });

  it('shows what the organisation asks for', async () => {
    const admin = await service.as('admin');
    const fallback = [{ person: 'ben' }];
    await admin('/settings', 'PUT', { fallback, demands: { methods: 2, kinds: ['chat'], within: '5m' } });
    const { items } = expectShape('listReadiness', await ana('/readiness?person=ana')) as {
      items: { findings: { kind: string; weight: string }[] }[];
    };
    expect(items[0]?.findings.filter(({ weight }) => weight === 'demand').map(({ kind }) => kind)).toEqual([
      'demand-methods',
      'demand-kind',
    ]);
    expect(expectShape('getMyNotifications', await ana('/me/notifications'))).toMatchObject({
      demands: { methods: 2, kinds: ['chat'], proven: true, within: '5m' },
    });
  });
});
