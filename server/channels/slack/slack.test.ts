import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channelDeps, deadAddress, listenLocally, patient, startSlackCatcher } from '../../test/catchers.ts';
import type { SlackCatcher } from '../../test/catchers.ts';
import { someMessage, someNews } from '../../test/messages.ts';
import type { MessageFacts } from '../../core/notifying/message.ts';
import type { Channel, Outcome, ProviderRef } from '../channel.ts';
import { checkSlackAddress, slack } from './slack.ts';

const botToken = 'xoxb-town';
const signingSecret = 'secret-of-the-town';
const now = () => 1_772_593_260_000;
let workspace: SlackCatcher;
beforeAll(async () => {
  workspace = await startSlackCatcher({ botToken, signingSecret, now });
});
afterAll(() => workspace.close());

function open(settings: object = {}, deps = channelDeps()) {
  const whole = { botToken, signingSecret, apiUrl: workspace.apiUrl, ...settings };
  return slack.create(slack.settings.parse(whole), deps);
}
const send = (
  facts: Partial<MessageFacts> = {},
  standing: ProviderRef | null = null,
  channel = open(),
  address = 'C0OPS',
) => channel.send(someMessage(address, facts, { standing }), patient());

async function posted(address = 'C0OPS'): Promise<{ channel: string; ts: string }> {
  const result = await send({}, null, open(), address);
  if (result.kind !== 'delivered') throw new Error(result.reason);
  return { channel: result.ref?.['channel'] ?? '', ts: result.ref?.['ts'] ?? '' };
}
const standingAt = ({ channel, ts }: { channel: string; ts: string }) =>
  workspace.messages().find((message) => message.channel === channel && message.ts === ts);
const repliesTo = (ts: string) => workspace.messages().filter((message) => message.threadTs === ts);
const labels = (ref: { channel: string; ts: string }) => workspace.buttons(ref.channel, ref.ts).map((one) => one.label);

const acknowledged = { status: 'acknowledged', statusBy: 'by Ben' } as const;
const update = { kind: 'update' } as const;

describe('slack', () => {
  it('85 keeps one message, and it follows the state', async () => {
    const ref = await posted();
    const before = workspace.messages().length;
    const colors = [standingAt(ref)?.attachments[0]?.color];
    const offered = [labels(ref)];
    for (const facts of [acknowledged, { status: 'resolved', statusBy: 'by Ben' } as const]) {
      expect(await send({ ...facts, purpose: update }, ref)).toEqual({ kind: 'delivered', ref, detail: 'updated' });
      colors.push(standingAt(ref)?.attachments[0]?.color);
      offered.push(labels(ref));
    }
    expect(colors).toEqual(['#E02F44', '#FF9830', '#56A64B']);
    expect(offered).toEqual([['Acknowledge', "Can't take it", 'Resolve'], ['Resolve'], []]);
    expect(workspace.messages()).toHaveLength(before);
  });

  it('87 a group that escalates again gets its buttons back', async () => {
    const ref = await posted();
    await send({ ...acknowledged, purpose: update }, ref);
    await send({}, ref);
    expect(labels(ref)).toEqual(['Acknowledge', "Can't take it", 'Resolve']);
  });

  it.each([
    [true, 'updated, and said again in the channel'],
    [false, 'updated, and said in the thread'],
  ])(
    '86 a page that repeats is a reply in the thread, shown in the channel: %s',
    async (broadcastReescalation, detail) => {
      const ref = await posted();
      expect(await send({}, ref, open({ broadcastReescalation }))).toMatchObject({ kind: 'delivered', ref, detail });
      expect(repliesTo(ref.ts)).toMatchObject([
        { broadcast: broadcastReescalation, text: expect.stringContaining('Now paged') as string },
      ]);
    },
  );

  it('88 a message to one person loses its buttons when the group is closed', async () => {
    const ref = await posted('U0ANA');
    expect(ref.channel).toBe('D0ANA');
    const purpose = { kind: 'notice', notice: 'resolved', by: 'Ana Ünal' } as const;
    expect(await send({ status: 'resolved', purpose }, ref, open(), 'U0ANA')).toMatchObject({ kind: 'delivered', ref });
    expect(standingAt(ref)?.text).toContain('resolved');
    expect(labels(ref)).toEqual([]);
    expect(repliesTo(ref.ts)).toMatchObject([{ broadcast: false, text: '✅ resolved by Ana Ünal' }]);
  });

  it('posts anew when somebody has deleted the message', async () => {
    const ref = await posted();
    workspace.remove(ref.channel, ref.ts);
    const result = await send({ ...acknowledged, purpose: update }, ref);
    expect(result).toMatchObject({ kind: 'delivered', detail: 'posted anew, the earlier message is gone' });
    expect(result.kind === 'delivered' && result.ref?.['ts']).not.toBe(ref.ts);
  });

  it('brings nothing up to date where nothing stands', async () => {
    const before = workspace.messages().length;
    expect(await send({ purpose: update })).toMatchObject({ kind: 'delivered', ref: null });
    expect(workspace.messages()).toHaveLength(before);
  });

  it('carries its id, since Slack has no key against doubles', async () => {
    const before = workspace.all().length;
    await posted();
    const metadata: unknown = JSON.parse(workspace.all()[before]?.fields['metadata'] ?? '{}');
    expect(metadata).toMatchObject({ event_payload: { id: 'm-1', alert_group: 'g-42' } });
  });

  it('sends a test as a message of its own, without buttons', async () => {
    const ref = await posted();
    const result = await send({ purpose: { kind: 'test' } }, ref);
    const { channel = '', ts = '' } = (result.kind === 'delivered' ? result.ref : null) ?? {};
    expect(ts).not.toBe(ref.ts);
    expect(labels({ channel, ts })).toEqual([]);
  });
});

describe('a notice about a schedule', () => {
  it('is a message of its own, without buttons', async () => {
    const ref = await posted();
    const result = await open().send({ ...someMessage('U0BEN'), facts: someNews(), standing: ref }, patient());
    const { channel = '', ts = '' } = (result.kind === 'delivered' ? result.ref : null) ?? {};
    expect(ts).not.toBe(ref.ts);
    expect(labels({ channel, ts })).toEqual([]);
    expect(standingAt({ channel, ts })?.text).toBe('You are on call now in Primary');
  });
});

describe('a user group', () => {
  it('gets exactly these members', async () => {
    const set = open().setUserGroup;
    expect(await set?.('S0123ABCD', ['U1', 'U2'], patient())).toMatchObject({
      kind: 'delivered',
      detail: '2 members set',
    });
    expect(workspace.userGroup('S0123ABCD')).toEqual(['U1', 'U2']);
    expect(await set?.('S0123ABCD', ['U3'], patient())).toMatchObject({ detail: '1 member set' });
    expect(workspace.userGroup('S0123ABCD')).toEqual(['U3']);
  });

  it.each([
    [{ kind: 'error', error: 'missing_scope' }, 'gave-up', 'usergroups:write'],
    [{ kind: 'error', error: 'no_such_subteam' }, 'gave-up', 'check the ID of the user group'],
    [{ kind: 'error', error: 'permission_denied' }, 'gave-up', 'ask its administrator'],
    [{ kind: 'status', status: 429, retryAfter: 7 }, 'try-again', 'wait 7 s'],
    [{ kind: 'status', status: 500 }, 'try-again', '500'],
  ] as const)('that Slack does not take says why: %j', async (refusal, kind, reason) => {
    workspace.refuseNext(refusal);
    const result = await open().setUserGroup?.('S1', ['U1'], patient());
    expect(result).toMatchObject({ kind, reason: expect.stringContaining(reason) as string });
  });

  it('without members is refused, as Slack does', async () => {
    expect(await open().setUserGroup?.('S1', [], patient())).toMatchObject({ kind: 'gave-up' });
  });
});

describe('slack in trouble', () => {
  it.each([
    ['channel_not_found', 'gave-up'],
    ['is_archived', 'gave-up'],
    ['internal_error', 'try-again'],
  ])('%s → %s', async (error, kind) => {
    workspace.refuseNext({ kind: 'error', error });
    expect((await send()).kind).toBe(kind);
  });

  it.each([
    [{ kind: 'status', status: 429, retryAfter: 17 } as const, { kind: 'try-again', afterMs: 17_000 }],
    [{ kind: 'status', status: 429 } as const, { kind: 'try-again', afterMs: 5_000 }],
    [{ kind: 'status', status: 503 } as const, { kind: 'try-again', afterMs: 5_000 }],
    [{ kind: 'status', status: 404 } as const, { kind: 'gave-up' }],
  ])('%j → %j, after a single request', async (refusal, expected) => {
    const before = workspace.all().length;
    workspace.refuseNext(refusal);
    expect(await send()).toMatchObject(expected);
    expect(workspace.all()).toHaveLength(before);
  });

  it('a reply that fails after the update is tried again, and said only once', async () => {
    const ref = await posted();
    workspace.passNext();
    workspace.refuseNext({ kind: 'error', error: 'internal_error' });
    expect(await send({}, ref)).toMatchObject({ kind: 'try-again' });
    expect(repliesTo(ref.ts)).toHaveLength(0);
    await send({}, ref);
    expect(repliesTo(ref.ts)).toHaveLength(1);
  });

  it('does not wait for ever', async () => {
    workspace.hangNext();
    const result = await send({}, null, open({}, channelDeps({ timeoutMs: 30 })));
    expect(result).toMatchObject({ kind: 'try-again', reason: 'Slack did not answer within 0.03 s' });
    workspace.release();
  });

  it('stops at once when it is told to', async () => {
    workspace.hangNext();
    const caller = new AbortController();
    const sending = open().send(someMessage('C0OPS'), caller.signal);
    await workspace.hanging();
    caller.abort();
    expect(await sending).toMatchObject({ kind: 'try-again', reason: 'stopped before Slack answered' });
    workspace.release();
  });

  it('tries again when Slack cannot be reached', async () => {
    const result = await send({}, null, open({ apiUrl: `${await deadAddress()}/api/` }));
    expect(result).toMatchObject({ kind: 'try-again', afterMs: 5_000 });
    expect(result).toHaveProperty('reason', expect.stringContaining('ECONNREFUSED'));
  });

  it('checks its token without a message', async () => {
    const before = workspace.messages().length;
    expect(await open().check(patient())).toBeNull();
    expect(await open({ botToken: 'xoxb-other' }).check(patient())).toContain('check the bot token');
    expect(workspace.messages()).toHaveLength(before);
  });
});

describe('checkSlackAddress', () => {
  it.each(['U024BE7LH', 'W012A3CDE', 'C024BE91L', 'G012AC86C'])('takes %s', (id) =>
    expect(checkSlackAddress(id)).toBeNull(),
  );
  it.each(['#ops', '@ana', 'ana', 'D024BE91L', 'u024be7lh', ''])('refuses "%s"', async (address) => {
    expect(checkSlackAddress(address)).toContain('member ID');
    expect(await send({}, null, open(), address)).toMatchObject({ kind: 'gave-up' });
  });
});

describe('a click in Slack', () => {
  /** The way of a click through the service: over a real socket, answered with `outcome` for each answer. */
  async function clicked(channel: Channel, button: string, outcome: Outcome): Promise<unknown[]> {
    const seen: unknown[] = [];
    const ref = await posted();
    const service = await listenLocally(0, async (request) => {
      const path = request.path.replace('/channels/slack/', '');
      const rawBody = new TextEncoder().encode(request.body);
      const { method, headers } = request;
      const result = await channel.receive?.({ method, path, url: service.url, headers, rawBody, receivedAt: now() });
      if (result?.kind !== 'accepted') return { status: 403, body: '' };
      seen.push(...result.inbound);
      return result.reply(result.inbound.map(() => outcome));
    });
    try {
      const to = `${service.url}/channels/slack/interactions`;
      expect(await workspace.click({ to, user: 'U0EVE', button, ...ref })).toEqual({ status: 200, body: '' });
    } finally {
      await service.close();
    }
    return seen;
  }

  it('87 by somebody who is not linked is answered where only they see it', async () => {
    const channel = open();
    const before = workspace.all().length;
    const sentence = 'Link your account: https://tocsin.example/link & try again';
    const seen = await clicked(channel, 'Acknowledge', { kind: 'refused', sentence });
    expect(seen).toMatchObject([{ answer: 'acknowledge', about: { groupId: 'g-42' }, from: 'U0EVE' }]);
    const whispered = await workspace.waitFor((call) => call.seq > before && call.method === 'response_url');
    expect(whispered.fields).toMatchObject({
      response_type: 'ephemeral',
      replace_original: false,
      text: 'Link your account: https://tocsin.example/link &amp; try again',
    });
    await channel.close();
  });

  it("on Can't take it is a decline, and needs no words when it is done", async () => {
    const before = workspace.all().filter((call) => call.method === 'response_url').length;
    const channel = open();
    const seen = await clicked(channel, "Can't take it", { kind: 'done', sentence: 'Passed on to Ben' });
    expect(seen).toMatchObject([{ answer: 'decline' }]);
    await channel.close();
    expect(workspace.all().filter((call) => call.method === 'response_url')).toHaveLength(before);
  });
});
