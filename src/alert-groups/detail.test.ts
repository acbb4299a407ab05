import { describe, expect, it } from 'vitest';
import { actionsFor } from './actions.ts';
import { absorbedIn, itemsOf } from './deliveries.ts';
import type { TimelineEntry } from './deliveries.ts';
import { withLocalTimes } from './local-times.ts';
import { inOrder, ownLabels, sharedLabels } from './members.ts';
import { drawnShares, stretchesOf } from './time-picture.ts';
import { someAlert, someEntry, someGroup } from './some-group.fixture.ts';

const AT = Date.UTC(2026, 10, 21, 3);
const iso = (second: number): string => new Date(AT + second * 1_000).toISOString();

describe('what became of a page', () => {
  const ana = { id: 'ana', name: 'Ana' };
  const sms = { person: ana, channel: 'sms', methodId: 'phone' };
  const told = (...entries: readonly Partial<TimelineEntry>[]) =>
    itemsOf(entries.map((entry, seq) => someEntry({ seq, ...entry }))).map(({ entry, delivery }) => [
      entry.kind,
      delivery,
    ]);

  it('stands beside it, and an arrival has no line of its own', () => {
    const items = told({ kind: 'paged', ...sms }, { kind: 'page-delivered', ...sms }, { kind: 'note' });
    expect(items).toEqual([
      ['note', null],
      ['paged', 'delivered'],
    ]);
  });

  it('is about the same way to the same person, and about the newest page over it', () => {
    const mail = { ...sms, methodId: 'mail' };
    const failed = { kind: 'page-failed', ...sms, reason: 'no such number' };
    expect(
      told({ kind: 'paged', ...sms }, { kind: 'page-delivered', ...mail }, { kind: 'paged', ...sms }, failed),
    ).toEqual([
      ['page-failed', null],
      ['paged', 'failed'],
      ['paged', 'on-its-way'],
    ]);
  });

  it('absorbed alerts are counted', () => {
    expect(absorbedIn([someEntry({ isAbsorbed: true }), someEntry()])).toHaveLength(1);
  });
});

describe('the picture of the minutes', () => {
  const spent = [
    { phase: 'queueing', startAt: iso(0), endAt: iso(1), person: null },
    { phase: 'waiting', startAt: iso(1), endAt: iso(61), person: { id: 'ana', name: 'Ana' } },
    { phase: 'working', startAt: iso(61), endAt: iso(100), person: null },
  ] as const;

  it('grows at its end while the group is open, and is whole', () => {
    const open = stretchesOf(spent, true, AT + 200_000);
    expect(open.map(({ ms }) => ms)).toEqual([1_000, 60_000, 139_000]);
    expect(open.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(stretchesOf(spent, false, AT + 200_000).at(-1)?.ms).toBe(39_000);
    expect(stretchesOf([], true, AT)).toEqual([]);
  });

  it('shows even what was short, without growing as a whole', () => {
    const shares = drawnShares(stretchesOf(spent, false, AT));
    expect(shares[0]).toBeGreaterThan(0.015);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });
});

describe('the times in a sentence', () => {
  const format = (at: number, isNear: boolean): string => `${at - AT} ${isNear ? 'near' : 'far'}`;

  it('are the reader’s own', () => {
    const sentence = 'Snoozed until 2026-11-21 03:30 UTC, or 2026-11-30 03:00 UTC';
    expect(withLocalTimes(sentence, AT, format)).toBe('Snoozed until 1800000 near, or 777600000 far');
    expect(withLocalTimes('on 2026-99-99 03:30 UTC', AT, format)).toBe('on 2026-99-99 03:30 UTC');
  });
});

describe('members', () => {
  const one = someAlert({ labels: { service: 'checkout', pod: 'a' }, startsAt: iso(0) });
  const two = someAlert({ labels: { service: 'checkout', pod: 'b' }, startsAt: iso(5) });
  const over = someAlert({ labels: { service: 'checkout', pod: 'c' }, status: 'resolved', startsAt: iso(9) });

  it('are told apart by what they do not share', () => {
    const shared = sharedLabels([one, two]);
    expect(shared).toEqual({ service: 'checkout' });
    expect(ownLabels(two, shared)).toEqual({ pod: 'b' });
    expect(sharedLabels([])).toEqual({});
  });

  it('that fire stand first, the newest on top', () => {
    expect(inOrder([over, one, two])).toEqual([two, one, over]);
  });
});

describe('what can be done', () => {
  const ana = { id: 'ana', name: 'Ana' };

  it('depends on how it stands and on who is looking', () => {
    expect(actionsFor(someGroup({ pagedNow: [ana] }), 'ana').slice(0, 2)).toEqual(['acknowledge', 'decline']);
    expect(actionsFor(someGroup({ pagedNow: [ana] }), 'ben')).not.toContain('decline');
    expect(actionsFor(someGroup({ status: 'acknowledged' }), 'ana')).toContain('unacknowledge');
    expect(actionsFor(someGroup({ status: 'snoozed' }), null)).not.toContain('add-responder');
    expect(actionsFor(someGroup({ status: 'resolved' }), 'ana')).toEqual([]);
    expect(actionsFor(someGroup({ isTest: true }), 'ana')).toEqual([]);
  });
});
