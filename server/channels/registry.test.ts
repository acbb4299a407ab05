import { describe, expect, it } from 'vitest';
import { channelDeps } from '../test/catchers.ts';
import { CHANNEL_TYPES, channelSettings, createChannels } from './registry.ts';

const signingSecret = 'secret-of-the-town';
const slack = { botToken: 'xoxb-1', signingSecret };
const email = { url: 'smtp://mail.example:25', from: 'tocsin@pager.example' };
const sms = { accountSid: 'AC1', authToken: 't', from: '+15005550006' };

describe('the registry of channels', () => {
  it('knows each way out and its kind, in the default order of a new person', () => {
    expect(CHANNEL_TYPES.map(({ type, kind }) => [type, kind])).toEqual([
      ['slack', 'chat'],
      ['email', 'mail'],
      ['sms', 'text'],
      ['webhook', 'machine'],
    ]);
  });

  it('checks an address of a channel that is not configured', () => {
    const problem = (type: string, address: string) =>
      CHANNEL_TYPES.find((channel) => channel.type === type)?.checkAddress(address);
    expect(problem('sms', '+14155550123')).toBeNull();
    expect(problem('sms', '0171')).toContain('country code');
    expect(problem('slack', '@ana')).toContain('member ID');
  });

  it('opens what is configured and nothing else', async () => {
    const channels = createChannels({ slack, email, sms, webhook: { signingSecret } }, channelDeps());
    expect([...channels.keys()]).toEqual(['slack', 'email', 'sms', 'webhook']);
    for (const [type, channel] of channels) expect(channel.type).toBe(type);
    await Promise.all([...channels.values()].map((channel) => channel.close()));
    expect([...createChannels({ webhook: { signingSecret } }, channelDeps()).keys()]).toEqual(['webhook']);
    expect(createChannels({}, channelDeps()).size).toBe(0);
  });

  it('tells people of changes over chat and mail, and machines too, but not by text', async () => {
    const channels = createChannels({ slack, email, sms, webhook: { signingSecret } }, channelDeps());
    const told = [...channels.values()].filter((channel) => channel.notifiesByDefault).map((channel) => channel.type);
    expect(told).toEqual(['slack', 'email', 'webhook']);
    await Promise.all([...channels.values()].map((channel) => channel.close()));
  });

  it('reports everything that is wrong with the settings at once', () => {
    const parsed = channelSettings.safeParse({
      slack: { botToken: 'nope' },
      email: { ...email, url: 'mail.example', portt: 25 },
      sms: { ...sms, from: undefined },
      pigeon: {},
    });
    const fields = parsed.error?.issues.map((issue) => issue.path.join('.'));
    expect(fields?.sort()).toEqual(['', 'email', 'email.url', 'slack.botToken', 'slack.signingSecret', 'sms.from']);
  });

  it('fills in what was not written', () => {
    expect(channelSettings.parse({ slack })['slack']).toEqual({
      ...slack,
      apiUrl: 'https://slack.com/api/',
      broadcastReescalation: true,
    });
  });
});
