import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultShiftNotices } from '../notifying/person.ts';
import type { ContactMethod, NotificationRule, Person } from '../notifying/person.ts';
import type { ChannelKind } from '../notifying/rules.ts';
import { MINUTE_MS } from '../time/instant.ts';
import type { Demands } from './demands.ts';
import { describeFinding } from './describe-finding.ts';
import { withProofs } from './proof.ts';
import { readinessOf, weightOf } from './readiness.ts';
import type { Surroundings } from './readiness.ts';

const KINDS: Readonly<Record<string, ChannelKind>> = { slack: 'chat', email: 'mail', sms: 'text', webhook: 'machine' };

function surroundings(part: Partial<Surroundings> = {}): Surroundings {
  return { kindOf: (channel) => KINDS[channel] ?? null, hasRefused: () => false, demands: null, ...part };
}

function over(channel: string, part: Partial<ContactMethod> = {}): ContactMethod {
  return { id: channel, channel, address: `at ${channel}`, enabled: true, provenAt: 1, ...part };
}

function someone(contactMethods: readonly ContactMethod[], high: readonly NotificationRule[] | null = null): Person {
  return {
    ...{ id: 'ana', name: 'Ana', email: null, zone: 'UTC', quietHours: [], shiftNotices: defaultShiftNotices },
    ...{ contactMethods, rules: { high, low: null } },
  };
}

const kinds = (person: Person, part: Partial<Surroundings> = {}): string[] =>
  readinessOf(person, surroundings(part)).findings.map(({ kind }) => kind);
const after = (methodId: string, minutes: number) => ({ methodId, afterMs: minutes * MINUTE_MS });

describe('a person is unreachable', () => {
  it.each([
    ['without a contact method', someone([]), 'no-method'],
    ['with all of them disabled', someone([over('sms', { enabled: false })]), 'no-method'],
    ['who wants no page at high urgency', someone([over('sms')], []), 'no-rule'],
    [
      'whose rules use only what is disabled',
      someone([over('sms', { enabled: false }), over('email')], [after('sms', 0)]),
      'nothing-usable',
    ],
    ['whose channel is not set up here', someone([over('pigeon')]), 'nothing-usable'],
  ])('%s', (_, person, kind) => {
    const { isReachable, findings } = readinessOf(person, surroundings());
    expect([isReachable, findings[0]?.kind]).toEqual([false, kind]);
    expect(findings[0] && weightOf(findings[0])).toBe('unreachable');
  });

  it('who said STOP to the only way there is', () => {
    const hasRefused = (channel: string): boolean => channel === 'sms';
    expect(kinds(someone([over('sms')]), { hasRefused })).toEqual(['nothing-usable', 'opted-out']);
    expect(kinds(someone([over('sms'), over('email')]), { hasRefused })).toEqual(['opted-out']);
  });
});

describe('a person who can be reached is warned', () => {
  it('until one of the ways that are used is proven', () => {
    const unproven = over('slack', { provenAt: null });
    expect(kinds(someone([unproven]))).toEqual(['none-proven']);
    expect(kinds(someone([unproven, over('email')], [after('slack', 0)]))).toEqual(['none-proven']);
    expect(kinds(someone([unproven, over('email')]))).toEqual([]);
  });

  it('when the first message comes late', () => {
    expect(kinds(someone([over('sms')], [after('sms', 6)]))).toEqual(['late']);
    expect(kinds(someone([over('sms')], [after('sms', 5)]))).toEqual([]);
  });

  it('about each channel that is not set up, though another one works', () => {
    expect(readinessOf(someone([over('sms'), over('pigeon')]), surroundings()).findings).toEqual([
      { kind: 'channel-missing', methodId: 'pigeon', channel: 'pigeon' },
    ]);
  });
});

describe('demands of the organisation', () => {
  const demands: Demands = { methods: 2, kinds: ['text'], proven: true, withinMs: 5 * MINUTE_MS };

  it('are met by the default order over chat, mail and SMS', () => {
    expect(kinds(someone([over('slack'), over('email'), over('sms')]), { demands })).toEqual([]);
  });

  it('are named one by one where they are not', () => {
    expect(kinds(someone([over('email')]), { demands })).toEqual(['demand-methods', 'demand-kind']);
    expect(kinds(someone([over('email'), over('sms', { provenAt: null })]), { demands })).toEqual(['demand-proven']);
    const slow = someone([over('email'), over('sms')], [after('email', 0), after('sms', 20)]);
    expect(readinessOf(slow, surroundings({ demands })).findings).toEqual([
      { kind: 'demand-within', withinMs: 5 * MINUTE_MS, takesMs: 20 * MINUTE_MS },
    ]);
  });

  it('say nothing more to somebody who cannot be reached at all', () => {
    expect(kinds(someone([]), { demands })).toEqual(['no-method']);
  });
});

it('a proof counts for the address that was proven, and for no other', () => {
  const person = someone([over('sms', { provenAt: null }), over('email', { provenAt: null })]);
  const proof = { personId: 'ana', methodId: 'sms', channel: 'sms', address: 'at sms', provenAt: 7 };
  const provenOf = (part: Partial<typeof proof>) =>
    withProofs(person, [{ ...proof, ...part }]).contactMethods.map(({ provenAt }) => provenAt);
  expect(provenOf({})).toEqual([7, null]);
  expect(provenOf({ address: 'elsewhere' })).toEqual([null, null]);
  expect(provenOf({ personId: 'ben' })).toEqual([null, null]);
});

describe('laws of readiness', () => {
  const channel = fc.constantFrom('slack', 'email', 'sms', 'webhook', 'pigeon');
  const methods = fc.uniqueArray(
    fc
      .record({ channel, enabled: fc.boolean(), provenAt: fc.constantFrom(null, 1) })
      .map((part) => over(part.channel, part)),
    { selector: ({ id }) => id, maxLength: 5 },
  );
  const rules = fc.option(fc.array(fc.record({ methodId: channel, afterMs: fc.nat(1_000_000) }), { maxLength: 4 }));

  it('unreachable and a finding that says so go together, and every finding has words', () => {
    fc.assert(
      fc.property(methods, rules, fc.boolean(), (contactMethods, high, refuses) => {
        const hasRefused = (one: string): boolean => refuses && one === 'sms';
        const demands: Demands = { methods: 3, kinds: ['chat', 'mail'], proven: true, withinMs: 0 };
        const { isReachable, findings } = readinessOf(
          someone(contactMethods, high),
          surroundings({ hasRefused, demands }),
        );
        expect(findings.some((finding) => weightOf(finding) === 'unreachable')).toBe(!isReachable);
        for (const finding of findings) {
          const { sentence, advice } = describeFinding(finding);
          expect(sentence).toMatch(/^(has|said|is|uses|cannot) /);
          expect(advice).toMatch(/^[A-Z].*\.$/);
        }
      }),
    );
  });
});
