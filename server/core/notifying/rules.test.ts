import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../time/instant.ts';
import { defaultShiftNotices } from './person.ts';
import type { ContactMethod, Person } from './person.ts';
import { rulesFor } from './rules.ts';
import type { ChannelKind } from './rules.ts';

const KINDS: Readonly<Record<string, ChannelKind>> = { slack: 'chat', email: 'mail', sms: 'text', webhook: 'machine' };
const kindOf = (channel: string): ChannelKind | null => KINDS[channel] ?? null;

const over = (channel: string, enabled = true): ContactMethod => ({
  id: channel,
  channel,
  address: 'x',
  enabled,
  provenAt: null,
});

function someone(contactMethods: readonly ContactMethod[], rules: Person['rules'] = { high: null, low: null }): Person {
  return {
    id: 'a',
    name: 'A',
    email: null,
    zone: 'UTC',
    contactMethods,
    rules,
    quietHours: [],
    shiftNotices: defaultShiftNotices,
  };
}

const told = (person: Person, urgency: 'high' | 'low') =>
  rulesFor(person, urgency, kindOf).map(({ methodId, afterMs }) => `${methodId} ${afterMs / MINUTE_MS}`);

const all = ['sms', 'webhook', 'email', 'slack'].map((channel) => over(channel));

describe('the default order', () => {
  it('high: chat at once, mail after 2 minutes, SMS after 5', () => {
    expect(told(someone(all), 'high')).toEqual(['slack 0', 'email 2', 'sms 5']);
  });

  it('low: chat, then mail after 2 minutes', () => {
    expect(told(someone(all), 'low')).toEqual(['slack 0', 'email 2']);
  });

  it.each([
    [
      ['email', 'sms'],
      ['email 0', 'sms 5'],
    ],
    [['sms'], ['sms 0']],
    [
      ['slack', 'sms'],
      ['slack 0', 'sms 5'],
    ],
    [['webhook', 'email'], ['email 0']],
    [[], []],
  ])('of %j only: the first that exists is used at once', (channels, expected) => {
    expect(told(someone(channels.map((channel) => over(channel))), 'high')).toEqual(expected);
  });

  it('leaves out what is disabled or not set up here, and takes the next of that kind', () => {
    const methods = [
      over('slack', false),
      over('pigeon'),
      over('email', false),
      { ...over('email'), id: 'second' },
      over('sms'),
    ];
    expect(told(someone(methods), 'high')).toEqual(['second 0', 'sms 5']);
  });

  it('takes a text or a machine rather than nothing, at low urgency too', () => {
    expect(told(someone([over('sms')]), 'low')).toEqual(['sms 0']);
    expect(told(someone([over('webhook')]), 'low')).toEqual(['webhook 0']);
    expect(told(someone([over('webhook')]), 'high')).toEqual(['webhook 0']);
  });
});

describe('rules of a person', () => {
  it('are taken as they are, by delay, even where a method is disabled or gone', () => {
    const high = [
      { methodId: 'gone', afterMs: 5 * MINUTE_MS },
      { methodId: 'sms', afterMs: 0 },
      { methodId: 'slack', afterMs: 0 },
    ];
    expect(told(someone([over('sms', false)], { high, low: null }), 'high')).toEqual(['sms 0', 'slack 0', 'gone 5']);
  });

  it('an empty list is a choice: nothing at this urgency', () => {
    expect(told(someone(all, { high: null, low: [] }), 'low')).toEqual([]);
    expect(told(someone(all, { high: null, low: [] }), 'high')).toHaveLength(3);
  });
});
