import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SmtpCatcher } from '../../test/catchers.ts';
import { channelDeps, deadAddress, patient, startSmtpCatcher } from '../../test/catchers.ts';
import { someMessage, someNews } from '../../test/messages.ts';
import type { MessageFacts } from '../../core/notifying/message.ts';
import { subjectOf } from '../../core/notifying/compose.ts';
import type { Channel, Outgoing } from '../channel.ts';
import { email } from './email.ts';
import { hostOf } from './mail.ts';

const login = { user: 'tocsin', password: 'p@ss' };
let server: SmtpCatcher;
let guarded: SmtpCatcher;
/** For tests that need nothing special: each new connection waits 100 ms for its greeting, a kept one does not. */
let shared: Channel;
const opened: Channel[] = [];
beforeAll(async () => {
  server = await startSmtpCatcher({ now: () => 0 });
  guarded = await startSmtpCatcher({ now: () => 0, login });
  shared = create();
});
afterEach(() => Promise.all(opened.splice(0).map((channel) => channel.close())));
afterAll(() => Promise.all([shared.close(), server.close(), guarded.close()]));

function create(settings: object = {}, timeoutMs?: number): Channel {
  const whole = { url: server.url, from: 'Tocsin <tocsin@pager.example>', ...settings };
  return email.create(email.settings.parse(whole), channelDeps({ timeoutMs }));
}
function open(settings?: object, timeoutMs?: number): Channel {
  const channel = create(settings, timeoutMs);
  opened.push(channel);
  return channel;
}
const send = (facts: Partial<MessageFacts> = {}, over: Partial<Outgoing> = {}, channel = shared) =>
  channel.send(someMessage('ana@example.org', facts, over), patient());

async function mailed(facts: Partial<MessageFacts> = {}, over: Partial<Outgoing> = {}) {
  const before = server.all().at(-1)?.seq ?? 0;
  const result = await send(facts, over);
  expect(result.kind).toBe('delivered');
  return server.waitFor((mail) => mail.seq > before);
}

describe('email', () => {
  it('sends text and a page with buttons, to one person by name', async () => {
    const mail = await mailed();
    expect(mail).toMatchObject({ from: 'tocsin@pager.example', to: ['ana@example.org'] });
    expect(mail.subject).toBe(subjectOf(someMessage('').facts));
    expect(mail.headers['to']).toContain('ana@example.org');
    expect(mail.text).toContain('https://tocsin.example/a/token-1');
    expect(mail.html).toContain('Acknowledge');
  });

  it('says that a machine wrote it, about which alert group', async () => {
    expect((await mailed()).headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
      'x-tocsin-alert-group': 'g-42',
      'list-id': 'Tocsin <tocsin.pager.example>',
    });
  });

  it('gives the same message the same id, and another one another', async () => {
    const [first, again, other] = [await mailed(), await mailed(), await mailed({}, { id: 'm-2' })];
    expect(first.headers['message-id']).toMatch(/^<message\.[0-9a-f]{40}@pager\.example>$/);
    expect(again.headers['message-id']).toBe(first.headers['message-id']);
    expect(other.headers['message-id']).not.toBe(first.headers['message-id']);
  });

  it('keeps all mails of an alert group in one thread, and no others', async () => {
    const page = await mailed();
    const purpose = { kind: 'notice', notice: 'resolved', by: 'Ben' } as const;
    const notice = await mailed({ status: 'resolved', purpose }, { id: 'm-2' });
    const other = await mailed({ groupId: 'g-43' }, { id: 'm-3' });
    expect(notice.headers['references']).toBe(page.headers['references']);
    expect(notice.headers['in-reply-to']).toBe(page.headers['references']);
    expect(other.headers['references']).not.toBe(page.headers['references']);
  });

  it('marks only an urgent page as important', async () => {
    expect((await mailed()).headers['importance']).toBe('High');
    expect((await mailed({ urgency: 'low' })).headers['importance']).toBeUndefined();
  });

  it('lets no title write headers of its own', async () => {
    const mail = await mailed({ title: 'down\r\nBcc: eve@example.org\r\n\r\nhello' });
    expect(mail.headers['bcc']).toBeUndefined();
    expect(mail.to).toEqual(['ana@example.org']);
    expect(mail.subject).toContain('down Bcc: eve@example.org hello');
  });

  it('reports the id of the mail and what the server said', async () => {
    expect(await send()).toEqual({
      kind: 'delivered',
      ref: { messageId: expect.stringMatching(/^<message\./) as string },
      detail: expect.stringMatching(/^250 .*caught as \d+/) as string,
    });
  });
});

describe('email in trouble', () => {
  it.each([
    ['recipient', 550, 'No such user', 'gave-up'],
    ['recipient', 450, 'Greylisted', 'try-again'],
    ['message', 552, 'Too large', 'gave-up'],
    ['message', 451, 'Try later', 'try-again'],
  ] as const)('at the %s: %i → %s', async (stage, code, message, kind) => {
    const before = server.all().length;
    server.refuseNext({ stage, code, message });
    const result = await send();
    expect(result).toMatchObject({ kind, ...(kind === 'try-again' ? { afterMs: 30_000 } : {}) });
    expect(result).toHaveProperty('reason', expect.stringContaining(message));
    expect(server.all()).toHaveLength(before);
  });

  it('goes on with the same connection after a refusal', async () => {
    const channel = open();
    server.refuseNext({ stage: 'recipient', code: 550, message: 'No such user' });
    expect((await send({}, {}, channel)).kind).toBe('gave-up');
    expect((await send({}, {}, channel)).kind).toBe('delivered');
  });

  it('does not wait for ever', async () => {
    server.hangNext();
    const sending = send({}, {}, open({}, 250));
    await server.hanging();
    const result = await sending;
    expect(result).toMatchObject({ kind: 'try-again', afterMs: 30_000 });
    expect(result).toHaveProperty('reason', expect.stringMatching(/did not answer within 0.25 s|Timeout/));
    server.release();
  });

  it('stops at once when it is told to, and sends nothing later', async () => {
    const before = server.all().length;
    server.hangNext();
    const channel = open();
    const caller = new AbortController();
    const sending = channel.send(someMessage('ana@example.org'), caller.signal);
    await server.hanging();
    caller.abort();
    expect(await sending).toMatchObject({ kind: 'try-again', reason: 'stopped before the mail server answered' });
    server.release();
    await send({}, { id: 'm-after' }, channel);
    expect(server.all()).toHaveLength(before + 1);
  });

  it('one mail that hangs holds back no other', async () => {
    server.hangNext();
    const channel = open();
    const slow = send({}, { id: 'm-slow' }, channel);
    await server.hanging();
    expect((await send({}, { id: 'm-quick' }, channel)).kind).toBe('delivered');
    server.release();
    expect((await slow).kind).toBe('delivered');
  });

  it('tries again when nobody listens', async () => {
    const url = (await deadAddress()).replace('http:', 'smtp:');
    const result = await send({}, {}, open({ url }));
    expect(result).toMatchObject({ kind: 'try-again', afterMs: 30_000 });
    expect(result).toHaveProperty('reason', expect.stringContaining('ECONNREFUSED'));
  });

  it('tries again when the server hangs up before it has said a word', async () => {
    const rude = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
    const { port } = rude.address() as AddressInfo;
    expect(await send({}, {}, open({ url: `smtp://127.0.0.1:${port}` }))).toMatchObject({
      kind: 'try-again',
      afterMs: 30_000,
    });
    await new Promise((resolve) => rude.close(resolve));
  });

  it('sends nothing in clear text where encryption is required', async () => {
    const before = server.all().length;
    expect((await send({}, {}, open({ requireTls: true }))).kind).not.toBe('delivered');
    expect(server.all()).toHaveLength(before);
  });

  it('gives up on what is no address', async () => {
    expect(await open().send(someMessage('Ana <ana@example.org>'), patient())).toMatchObject({ kind: 'gave-up' });
  });
});

describe('a login', () => {
  const url = (password: string): string => guarded.url.replace('//', `//tocsin:${encodeURIComponent(password)}@`);

  it('is used', async () => {
    expect((await send({}, {}, open({ url: url('p@ss') }))).kind).toBe('delivered');
    expect(guarded.all()).toHaveLength(1);
  });

  it('that is wrong makes no sense to repeat', async () => {
    const result = await send({}, {}, open({ url: url('wrong') }));
    expect(result).toMatchObject({ kind: 'gave-up', reason: expect.stringContaining('check the user name') as string });
  });

  it('is checked without a mail', async () => {
    const before = guarded.all().length;
    expect(await open({ url: url('p@ss') }).check(patient())).toBeNull();
    expect(await open({ url: url('wrong') }).check(patient())).toContain('check the user name');
    expect(guarded.all()).toHaveLength(before);
  });
});

it.each([
  ['Tocsin <tocsin@pager.example>', 'pager.example'],
  ['tocsin@pager.example', 'pager.example'],
  ['nobody', 'localhost'],
])('the host of %s is %s', (from, host) => expect(hostOf(from)).toBe(host));

it.each([
  [{ url: 'http://mail.example', from: 'a@b.example' }, 'url'],
  [{ url: 'smtp://mail.example', from: 'Tocsin' }, 'from'],
  [{ url: 'smtp://mail.example', from: 'a@b.example\r\nBcc: c@d.example' }, 'from'],
  [{ url: 'smtp://mail.example', from: 'a@b.example', pool: true }, ''],
])('refuses the settings %j', (settings, field) => {
  expect(email.settings.safeParse(settings).error?.issues[0]?.path.join('.')).toBe(field);
});

describe('notices about schedules', () => {
  it('of one schedule are a thread, in text and HTML', async () => {
    const threadOf = async (facts: MessageFacts) => {
      const before = server.all().at(-1)?.seq ?? 0;
      await shared.send({ ...someMessage('ben@example.org'), facts }, patient());
      const mail = await server.waitFor((one) => one.seq > before);
      expect(mail.subject).toBe('You are on call now in Primary');
      expect(mail.text).toContain('The schedule: https://grafana.example/');
      expect(mail.html).toContain('Open the schedule');
      return mail.headers['references'];
    };
    const first = await threadOf(someNews());
    expect(await threadOf(someNews({ readerId: 'ben', open: [] }))).toBe(first);
    expect(await threadOf(someNews({ schedule: { id: 'second', name: 'Primary', zone: 'UTC' } }))).not.toBe(first);
  });
});
