import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../time/instant.ts';
import { CANCELLED_FOR_MS, publication } from './publication.ts';
import type { Published, Publishing, Told } from './publication.ts';

const NOW = Date.UTC(2026, 10, 21, 3);

const at = (now: number): Publishing => ({
  now,
  window: { start: now - 60 * DAY_MS, end: now + 365 * DAY_MS },
  uidOf: (occurrence, number) => `${occurrence}/${number}@test`,
});

const told = (occurrence: string, fromHour: number, toHour: number, ...people: string[]): Told => ({
  occurrence,
  start: NOW + fromHour * HOUR_MS,
  end: NOW + toHour * HOUR_MS,
  people,
  summary: people.join(', '),
  description: 'On call in Shop.',
  isShadow: false,
});

const brief = (published: readonly Published[]): string[] =>
  published.map(({ uid, start, end, people, sequence, isCancelled }) => {
    const hours = `${(start - NOW) / HOUR_MS}–${(end - NOW) / HOUR_MS}`;
    return `${uid} ${hours} ${people.join('')} ${sequence}${isCancelled ? ' cancelled' : ''}`;
  });

const first = publication([], [told('t1', 9, 17, 'A'), told('t2', 33, 41, 'B')], at(NOW));

describe('what readers of a feed are told next', () => {
  it('begins with every shift at sequence 0', () => {
    expect(brief(first)).toEqual(['t1/0@test 9–17 A 0', 't2/0@test 33–41 B 0']);
    expect(first.every(({ createdAt, changedAt }) => createdAt === NOW && changedAt === NOW)).toBe(true);
  });

  it('is the very same list while nothing is new', () => {
    expect(publication(first, [told('t1', 9, 17, 'A'), told('t2', 33, 41, 'B')], at(NOW + HOUR_MS))).toBe(first);
  });

  it('moves a shift under its UID, with a higher sequence', () => {
    const moved = publication(first, [told('t1', 10, 18, 'A'), told('t2', 33, 41, 'B')], at(NOW + HOUR_MS));
    expect(brief(moved)).toEqual(['t1/0@test 10–18 A 1', 't2/0@test 33–41 B 0']);
    expect(moved[0]).toMatchObject({ createdAt: NOW, changedAt: NOW + HOUR_MS });
    // A day further away than it lay before, too.
    expect(brief(publication(moved, [told('t1', 57, 65, 'A')], at(NOW)))[1]).toBe('t1/0@test 57–65 A 2');
  });

  it('gives a shift to other people under its UID', () => {
    expect(brief(publication(first, [told('t1', 9, 17, 'B'), told('t2', 33, 41, 'B')], at(NOW)))[0]).toBe(
      't1/0@test 9–17 B 1',
    );
  });

  it('cancels once what is no more, tells so for a while, and forgets it then', () => {
    const left = [told('t2', 33, 41, 'B')];
    const gone = publication(first, left, at(NOW + HOUR_MS));
    expect(brief(gone)).toEqual(['t1/0@test 9–17 A 1 cancelled', 't2/0@test 33–41 B 0']);
    expect(publication(gone, left, at(NOW + 2 * HOUR_MS))).toBe(gone);
    const later = at(NOW + HOUR_MS + CANCELLED_FOR_MS);
    expect(brief(publication(gone, left, later))).toEqual(['t2/0@test 33–41 B 0']);
  });

  it('takes a cancellation back under the same UID', () => {
    const gone = publication(first, [], at(NOW));
    expect(brief(publication(gone, [told('t1', 9, 17, 'A')], at(NOW)))).toContain('t1/0@test 9–17 A 2');
  });

  it('cuts a shift in two: the beginning keeps its UID, the rest gets one of its own, and goes when it is whole again', () => {
    const cut = [told('t1', 9, 12, 'A'), told('o1', 12, 14, 'C'), told('t1', 14, 17, 'A'), told('t2', 33, 41, 'B')];
    const after = publication(first, cut, at(NOW));
    expect(brief(after).slice(0, 3)).toEqual(['t1/0@test 9–12 A 1', 'o1/0@test 12–14 C 0', 't1/1@test 14–17 A 0']);
    const whole = publication(after, [told('t1', 9, 17, 'A'), told('t2', 33, 41, 'B')], at(NOW));
    expect(brief(whole)).toEqual([
      't1/0@test 9–17 A 2',
      'o1/0@test 12–14 C 1 cancelled',
      't1/1@test 14–17 A 1 cancelled',
      't2/0@test 33–41 B 0',
    ]);
  });

  it('keeps the days of a week apart when one of them is taken out', () => {
    const week = [9, 33, 57].map((hour) => told('w', hour, hour + 8, 'A'));
    const before = publication([], week, at(NOW));
    const after = publication(before, week.toSpliced(1, 1), at(NOW));
    expect(brief(after)).toEqual(['w/0@test 9–17 A 0', 'w/1@test 33–41 A 1 cancelled', 'w/2@test 57–65 A 0']);
  });

  it('forgets what has passed without cancelling it', () => {
    expect(publication(first, [], at(NOW + 62 * DAY_MS))).toEqual([]);
  });
});

describe('laws', () => {
  const anyTold = fc
    .tuple(
      fc.constantFrom('a', 'b', 'c'),
      fc.integer({ min: 0, max: 90 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom('A', 'B'),
    )
    .map(([occurrence, from, hours, person]) => told(occurrence, from, from + hours, person));
  const anyVersions = fc.array(fc.array(anyTold, { maxLength: 7 }), { minLength: 1, maxLength: 5 });

  it('whatever happens: shifts as they are, UIDs apart, sequences that only grow, cancelled once', () => {
    fc.assert(
      fc.property(anyVersions, (versions) => {
        let before: readonly Published[] = [];
        versions.forEach((shifts, index) => {
          const after = publication(before, shifts, at(NOW + index * HOUR_MS));
          const standing = after.filter(({ isCancelled }) => !isCancelled);
          const plain = (all: readonly Told[]) =>
            all.map(({ start, end, people }) => `${start} ${end} ${people.join()}`).sort();
          expect(plain(standing)).toEqual(plain(shifts));
          expect(new Set(after.map(({ uid }) => uid)).size).toBe(after.length);
          for (const old of before) {
            const now = after.find(({ uid }) => uid === old.uid);
            expect(now).toBeDefined();
            // Either nothing about it is new, or it says so.
            expect(now === old || now?.sequence === old.sequence + 1).toBe(true);
          }
          expect(publication(after, shifts, at(NOW + index * HOUR_MS + 1))).toBe(after);
          before = after;
        });
      }),
    );
  });
});
