import { describe, expect, it } from 'vitest';
import { defaultShiftNotices } from '../notifying/person.ts';
import type { Person } from '../notifying/person.ts';
import { createMatcher } from './matching.ts';
import type { NamingEvent } from './matching.ts';

const person = (id: string, name: string, email: string | null = null, ...addresses: string[]): Person => ({
  ...{
    id,
    name,
    email,
    zone: 'UTC',
    quietHours: [],
    shiftNotices: defaultShiftNotices,
    rules: { high: null, low: null },
  },
  contactMethods: addresses.map((address, index) => ({
    ...{ id: `m${index}`, channel: 'email', address, enabled: true, provenAt: null },
  })),
});

const people = new Map(
  [
    person('ana', 'Ana Ünal', 'ana@example.test'),
    person('ben', 'Ben Okafor', null, 'Ben.Okafor@example.test', '+15550100'),
    person('cara', 'Cara Lee'),
    person('lee-2', 'Dan Lee', 'dan@example.test'),
    person('twin-1', 'Sam Smith'),
    person('twin-2', 'Sam Smith'),
  ].map((one) => [one.id, one]),
);
const match = createMatcher(people, { 'night crew': 'cara', 'x@agency.test': 'lee-2', gone: 'zoe' });
const titled = (summary: string): NamingEvent => ({ summary, attendees: [] });
const guests = (...emails: string[]): NamingEvent => ({
  summary: 'On call',
  attendees: emails.map((email) => ({ name: null, email })),
});

describe('whose an event is', () => {
  it.each([
    ['ana@example.test', ['ana']],
    ['ANA', ['ana']],
    ['Ana Unal', ['ana']],
    ['ana  ünal', ['ana']],
    ['[L2] Ana Ünal', ['ana']],
    ['[primary] [L1]Ben Okafor', ['ben']],
    ['On call: Ana Ünal', ['ana']],
    ['Ana Ünal (primary)', ['ana']],
    ['Ana Ünal - on call', ['ana']],
    ['On-call – Ben Okafor', ['ben']],
    ['Shift of Ben <ben.okafor@example.test>', ['ben']],
    ['+15550100', ['ben']],
    ['Ana Ünal, Ben Okafor', ['ana', 'ben']],
    ['On call: ana & ben', ['ana', 'ben']],
    ['ana / ben + Cara Lee', ['ana', 'ben', 'cara']],
    ['Ana Ünal and Ben Okafor', ['ana', 'ben']],
    ['Night Crew', ['cara']],
    ['ana, ana', ['ana']],
  ])('%s', (summary, expected) => {
    expect(match(titled(summary))).toEqual({ people: expected, unmatched: [] });
  });

  it('is that of its guests before that of its title', () => {
    expect(match({ ...guests('ben.okafor@example.test', 'X@agency.test'), summary: 'Ana Ünal' })).toEqual({
      people: ['ben', 'lee-2'],
      unmatched: [],
    });
  });

  it('is that of its title where nobody knows the guests', () => {
    expect(match({ ...guests('rota@example.test'), summary: 'Ana Ünal' })).toEqual({ people: ['ana'], unmatched: [] });
  });

  it('is found by the name of a guest whose address nobody knows', () => {
    const event = { summary: '', attendees: [{ name: 'Cara Lee', email: 'private@example.test' }] };
    expect(match(event).people).toEqual(['cara']);
  });

  it('is what the layer says before everything else', () => {
    const own = createMatcher(people, { 'ana ünal': 'ben' });
    expect(own(titled('Ana Unal')).people).toEqual(['ben']);
  });
});

describe('what cannot be matched', () => {
  it.each([
    ['Zoe', 'Zoe', /^No person has this/],
    ['[L1] Zoe', 'Zoe', /^No person has this/],
    ['Sam Smith', 'Sam Smith', /^It could be any of twin-1, twin-2\./],
    ['gone', 'gone', /zoe, who is not there any more/],
    ['[L1]', '', /neither a title nor guests/],
  ])('%s is listed with the reason', (summary, name, why) => {
    const { people: found, unmatched } = match(titled(summary));
    expect(found).toEqual([]);
    expect(unmatched).toEqual([{ name, why: expect.stringMatching(why) as string }]);
  });

  it('is listed beside those who were found', () => {
    expect(match(titled('Ana Ünal, Zoe'))).toMatchObject({ people: ['ana'], unmatched: [{ name: 'Zoe' }] });
    expect(match(guests('ana@example.test', 'zoe@example.test'))).toMatchObject({
      people: ['ana'],
      unmatched: [{ name: 'zoe@example.test' }],
    });
  });
});
