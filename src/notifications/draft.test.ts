import { describe, expect, it } from 'vitest';
import type { PersonDocument } from '../../server/contract/configuration/person.ts';
import { draftOf, edit, isChanged, partOf } from './draft.ts';
import type { Draft, Edit } from './draft.ts';

const ana: PersonDocument = {
  id: 'ana',
  name: 'Ana',
  contactMethods: [
    { id: 'slack', channel: 'slack', address: 'U1' },
    { id: 'email', channel: 'email', address: 'ana@example.org' },
    { id: 'sms', channel: 'sms', address: '+15550100', enabled: false },
  ],
  notificationRules: { high: [{ use: 'slack' }, { use: 'email', after: '2m' }, { use: 'sms', after: '5m' }] },
};

const after = (...edits: readonly Edit[]): Draft => edits.reduce(edit, draftOf(ana));
const high = (draft: Draft) => (draft.rules.high ?? []).map((rule) => `${rule.use} ${rule.after}`.trim());

describe('a draft', () => {
  it('of an untouched document has no changes, and writes all of its own part', () => {
    expect(isChanged(draftOf(ana), ana)).toBe(false);
    expect(partOf(draftOf(ana))).toEqual({
      zone: 'UTC',
      contactMethods: [
        { id: 'slack', channel: 'slack', address: 'U1', enabled: true },
        { id: 'email', channel: 'email', address: 'ana@example.org', enabled: true },
        { id: 'sms', channel: 'sms', address: '+15550100', enabled: false },
      ],
      notificationRules: {
        high: [
          { use: 'slack', after: '0s' },
          { use: 'email', after: '2m' },
          { use: 'sms', after: '5m' },
        ],
      },
      quietHours: [],
      shiftNotices: { before: ['24h', '1h'], handoff: true },
    });
  });

  it('names a method after its channel, and a second one differently', () => {
    const draft = after(
      { kind: 'add-method', channel: 'sms', address: '+1' },
      { kind: 'add-method', channel: 'webhook', address: 'https://a' },
      { kind: 'add-method', channel: 'sms', address: '+2' },
    );
    expect(draft.methods.slice(3).map(({ id }) => id)).toEqual(['sms-2', 'webhook', 'sms-3']);
    expect(isChanged(draft, ana)).toBe(true);
  });

  it('is unchanged again when an edit is taken back', () => {
    const typed = after({ kind: 'set-method', id: 'slack', part: { address: 'U2' } });
    expect(isChanged(typed, ana)).toBe(true);
    expect(isChanged(edit(typed, { kind: 'set-method', id: 'slack', part: { address: ' U1 ' } }), ana)).toBe(false);
  });

  it('without a method has no rules over it either', () => {
    expect(high(after({ kind: 'remove-method', id: 'email' }))).toEqual(['slack', 'sms 5m']);
    const via = after({ kind: 'set-via', via: 'email' });
    expect(partOf(via).shiftNotices).toMatchObject({ via: 'email' });
    expect(partOf(edit(via, { kind: 'remove-method', id: 'sms' })).shiftNotices).toMatchObject({ via: 'email' });
    expect(partOf(edit(via, { kind: 'remove-method', id: 'email' })).shiftNotices).not.toHaveProperty('via');
  });
});

describe('rules', () => {
  it('change places while the delays stay where they are', () => {
    expect(high(after({ kind: 'move-rule', urgency: 'high', from: 2, to: 0 }))).toEqual([
      'sms',
      'slack 2m',
      'email 5m',
    ]);
    expect(high(after({ kind: 'move-rule', urgency: 'high', from: 0, to: 1 }))).toEqual([
      'email',
      'slack 2m',
      'sms 5m',
    ]);
    expect(high(after({ kind: 'move-rule', urgency: 'high', from: 9, to: 0 }))).toEqual([
      'slack',
      'email 2m',
      'sms 5m',
    ]);
  });

  it('are added, set and removed, each with a key of its own', () => {
    const draft = after(
      { kind: 'add-rule', urgency: 'high', use: 'slack', after: '10m' },
      { kind: 'add-rule', urgency: 'low', use: 'email', after: '' },
      { kind: 'set-rule', urgency: 'high', key: 'high-1', part: { after: '90s' } },
      { kind: 'remove-rule', urgency: 'high', key: 'high-2' },
    );
    expect(high(draft)).toEqual(['slack', 'email 90s', 'slack 10m']);
    const keys = [...(draft.rules.high ?? []), ...(draft.rules.low ?? [])].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('of the default order are no list at all, and an empty list is one', () => {
    expect(partOf(after({ kind: 'set-rules', urgency: 'high', rules: null })).notificationRules).toEqual({});
    expect(partOf(after({ kind: 'set-rules', urgency: 'high', rules: [] })).notificationRules).toEqual({ high: [] });
    const own = after({ kind: 'set-rules', urgency: 'low', rules: [{ use: 'email', after: '' }] });
    expect(partOf(own).notificationRules?.low).toEqual([{ use: 'email', after: '0s' }]);
  });

  it.each([
    ['', '0s'],
    [' 5 ', '5m'],
    ['90s', '90s'],
    ['soon', 'soon'],
  ])('a delay typed as "%s" is written as %s', (typed, written) => {
    const draft = after({ kind: 'set-rule', urgency: 'high', key: 'high-0', part: { after: typed } });
    expect(partOf(draft).notificationRules?.high?.[0]?.after).toBe(written);
  });
});

describe('quiet hours and zone', () => {
  it('are for every day and the night unless somebody says otherwise', () => {
    const draft = after({ kind: 'add-hours' }, { kind: 'set-zone', zone: 'Europe/Berlin' });
    expect(partOf(draft)).toMatchObject({
      zone: 'Europe/Berlin',
      quietHours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '22:00', to: '07:00' }],
    });
    const key = draft.quietHours[0]?.key ?? '';
    const weekend = edit(draft, { kind: 'set-hours', key, part: { days: ['sat', 'sun'], to: ' 09:00 ' } });
    expect(partOf(weekend).quietHours).toEqual([{ days: ['sat', 'sun'], from: '22:00', to: '09:00' }]);
    expect(partOf(edit(draft, { kind: 'remove-hours', key })).quietHours).toEqual([]);
  });
});
