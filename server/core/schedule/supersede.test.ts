import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import type { Instant, Interval } from '../time/instant.ts';
import { whyOnCall } from './on-call.ts';
import { resolve } from './resolve.ts';
import type { IsKnown, Rotation, Schedule } from './schedule.ts';
import { effectiveFrom, EFFECTS, endRotation, nextId, succession, supersede, withoutRotation } from './supersede.ts';
import { at, days, hours, layer, only, read, rotation, schedule } from './test/example.ts';
import { anyTown } from './test/random.ts';
import { validate } from './validate.ts';

const weekly = rotation('2026-11-02T09:00', 'A B C', {
  id: 'weekly',
  turn: { kind: 'weekly', every: 1, handoffDay: 'mon' },
});
/** A Saturday in the second week of A, B, C: it is B's. */
const NOW = at('2026-11-14T15:00');

describe('when an edit of a rotation begins to count', () => {
  it.each([
    ['now', '2026-11-14T15:00'],
    ['after-this-shift', '2026-11-16T09:00'],
    ['after-a-full-round', '2026-11-23T09:00'],
  ] as const)('%s', (effect, expected) => {
    expect(effectiveFrom(weekly, 'UTC', effect, NOW)).toBe(at(expected));
  });

  it('waits for whoever is finishing a night that began before the hand-off', () => {
    const nights = rotation('2026-11-02', 'A B', { windows: [hours('22:00-06:00')] });
    expect(effectiveFrom(nights, 'UTC', 'after-this-shift', at('2026-11-14T02:00'))).toBe(at('2026-11-14T06:00'));
    expect(effectiveFrom(nights, 'UTC', 'after-this-shift', at('2026-11-14T23:00'))).toBe(at('2026-11-15T06:00'));
  });

  it('ends a turn by the wall clock, also when the clocks change within it', () => {
    const berlin = { ...weekly, start: '2026-03-02T09:00' };
    const now = at('2026-03-25T12:00', 'Europe/Berlin');
    expect(effectiveFrom(berlin, 'Europe/Berlin', 'after-this-shift', now)).toBe(
      at('2026-03-30T09:00', 'Europe/Berlin'),
    );
  });

  it('comes no later than the end of the rotation, and at once where nothing of it is under way', () => {
    const until = at('2026-11-15');
    expect(effectiveFrom({ ...weekly, until }, 'UTC', 'after-a-full-round', NOW)).toBe(until);
    expect(effectiveFrom({ ...weekly, until: at('2026-11-10') }, 'UTC', 'after-this-shift', NOW)).toBe(NOW);
    expect(effectiveFrom({ ...weekly, visibleFrom: at('2026-12-01') }, 'UTC', 'after-this-shift', NOW)).toBe(NOW);
  });

  it('counts a round from the first turn that was seen of the rotation', () => {
    const later = { ...weekly, visibleFrom: at('2026-11-12') };
    expect(effectiveFrom(later, 'UTC', 'after-a-full-round', NOW)).toBe(at('2026-11-30T09:00'));
  });

  it('counts only the worked of turns of hours', () => {
    const desk = rotation('2026-11-02', 'A B C D', {
      turn: { kind: 'hourly', every: 4 },
      windows: [hours('08:00-16:00')],
      weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    });
    // Two a day: A and B on Monday, C and D on Tuesday. A round ends with D's.
    expect(effectiveFrom(desk, 'UTC', 'after-a-full-round', at('2026-11-16T09:00'))).toBe(at('2026-11-17T16:00'));
  });
});

describe('an edit that takes effect later', () => {
  it('R34 gives the old one an end, and the new one the same instant and a link to the old', () => {
    const edited = { ...weekly, participants: [['A'], ['B'], ['D']] };
    const { at: from, layers } = supersede(only(weekly), edited, 'after-this-shift', NOW);
    expect(from).toBe(at('2026-11-16T09:00'));
    expect(layers[0]?.rotations).toEqual([
      { ...weekly, until: from },
      { ...edited, id: 'weekly-2', visibleFrom: from, supersedes: 'weekly' },
    ]);
    expect(read({ ...only(weekly), layers }, days('2026-11-14', 14))).toEqual([
      'B 11-14T00:00-11-16T09:00',
      'D 11-16T09:00-11-23T09:00',
      'A 11-23T09:00-11-28T00:00',
    ]);
  });

  it('R33 forks nothing where only the name is another', () => {
    for (const effect of EFFECTS) {
      const edited = { ...weekly, name: 'Nights' };
      expect(supersede(only(weekly), edited, effect, NOW).layers[0]?.rotations).toEqual([edited]);
    }
  });

  it('now is an edit in place: what was stays as an edition', () => {
    const edited = { ...weekly, participants: [['D']] };
    expect(supersede(only(weekly), edited, 'now', NOW)).toEqual({ at: NOW, layers: [layer(0, edited)] });
  });

  it('one that would never have become visible is replaced outright', () => {
    const planned = { ...weekly, visibleFrom: at('2026-12-07T09:00') };
    const edited = { ...planned, participants: [['D']] };
    expect(supersede(only(planned), edited, 'after-this-shift', NOW).layers[0]?.rotations).toEqual([edited]);
  });

  it('a change of the end alone is written into the rotation, at the chosen instant at the earliest', () => {
    const end = (until: Instant | null) =>
      supersede(only(weekly), { ...weekly, until }, 'after-this-shift', NOW).layers[0]?.rotations;
    expect(end(at('2027-01-01'))).toEqual([{ ...weekly, until: at('2027-01-01') }]);
    expect(end(at('2026-11-15'))).toEqual([{ ...weekly, until: at('2026-11-16T09:00') }]);
  });

  it('of an edit that ends before it begins only the end is left', () => {
    const edited = { ...weekly, participants: [['D']], until: at('2026-11-15') };
    const after = succession(weekly, edited, { scheduleZone: 'UTC', effect: 'after-this-shift', now: NOW, id: 'x' });
    expect(after).toEqual({
      kind: 'ended',
      at: at('2026-11-16T09:00'),
      old: { ...weekly, until: at('2026-11-16T09:00') },
    });
  });

  it('covers of turns to come stay bound: they name the old one, and the turn goes on under the new', () => {
    const edited = { ...weekly, participants: [['A'], ['B'], ['C'], ['D']], firstParticipant: 2 };
    const { layers } = supersede(only(weekly), edited, 'after-this-shift', NOW);
    const covers = [
      {
        id: 'c',
        occurrence: { rotationId: 'weekly', turn: 3, part: null },
        from: 'B',
        to: 'E',
        takenAt: 0,
        until: null,
      },
    ];
    expect(read({ ...only(weekly), layers, covers }, days('2026-11-23', 7))).toEqual([
      'A 11-23T00:00-11-23T09:00',
      'E 11-23T09:00-11-30T00:00',
    ]);
  });

  it('a second edit of one line is one more link, also between two that are there', () => {
    const first = supersede(only(weekly), { ...weekly, participants: [['D']] }, 'after-a-full-round', NOW);
    const between = supersede(
      { zone: 'UTC', layers: first.layers },
      { ...weekly, until: first.at, participants: [['E']] },
      'after-this-shift',
      NOW,
    );
    const links = between.layers[0]?.rotations.map(({ id, supersedes }) => `${id} after ${supersedes}`);
    expect(links).toEqual(['weekly after null', 'weekly-3 after weekly', 'weekly-2 after weekly-3']);
  });

  it('does nothing for a rotation that is not there', () => {
    const { layers } = only(weekly);
    expect(supersede(only(weekly), { ...weekly, id: 'gone' }, 'now', NOW)).toEqual({ at: NOW, layers });
    expect(endRotation(only(weekly), 'gone', 'now', NOW)).toEqual({ at: NOW, layers });
  });
});

describe('the end of a rotation', () => {
  it('is now, after this shift or after a full round', () => {
    expect(endRotation(only(weekly), 'weekly', 'now', NOW).layers[0]?.rotations).toEqual([]);
    const after = endRotation(only(weekly), 'weekly', 'after-a-full-round', NOW);
    expect(after.layers[0]?.rotations).toEqual([{ ...weekly, until: at('2026-11-23T09:00') }]);
  });

  it('R34 takes the middle link out of a line, and links its neighbours', () => {
    const line = [weekly, { ...weekly, id: 'b', supersedes: 'weekly' }, { ...weekly, id: 'c', supersedes: 'b' }];
    const without = (id: string) =>
      withoutRotation([layer(0, ...line)], id)[0]?.rotations.map((one) => `${one.id} after ${one.supersedes}`);
    expect(without('b')).toEqual(['weekly after null', 'c after weekly']);
    expect(without('c')).toEqual(['weekly after null', 'b after weekly']);
    // The line is known by its first: covers name it.
    expect(without('weekly')).toEqual(['b after weekly', 'c after b']);
  });

  it('gives ids that nothing else has', () => {
    const taken = [weekly, { ...weekly, id: 'weekly-2' }];
    expect(nextId([layer(0, ...taken)], 'weekly-2')).toBe('weekly-3');
    expect(nextId([layer(0)], 'x'.repeat(63))).toHaveLength(60);
  });
});

interface Edit {
  readonly town: Schedule;
  readonly isKnown: IsKnown;
  readonly edited: Rotation;
  readonly effect: (typeof EFFECTS)[number];
  readonly now: Instant;
}

/** A rotation of one random town gets the limits, the people or the turns of a rotation of another. */
const anyEdit: fc.Arbitrary<Edit> = fc
  .record({
    one: anyTown,
    other: anyTown,
    effect: fc.constantFrom(...EFFECTS),
    pick: fc.nat(),
    what: fc.constantFrom('people', 'limits', 'turn', 'life', 'name'),
    ahead: fc.integer({ min: 0, max: 3 * 1_440 }),
  })
  .map(({ one, other, effect, pick, what, ahead }) => {
    const rotations = one.schedule.layers.flatMap((each) => each.rotations);
    // Every random town has a rotation.
    const old = rotations[pick % rotations.length] as Rotation;
    const like = other.schedule.layers[0]?.rotations[0] ?? old;
    const changes: Readonly<Record<typeof what, Partial<Rotation>>> = {
      people: { participants: like.participants, firstParticipant: 0 },
      limits: { windows: like.windows, weekdays: like.weekdays, shiftMs: like.shiftMs },
      turn: { turn: like.turn },
      life: { until: old.until === null ? one.window.end : null },
      name: { name: 'Another' },
    };
    const now = one.window.start + ahead * MINUTE_MS;
    return { town: one.schedule, isKnown: one.isKnown, edited: { ...old, ...changes[what] }, effect, now };
  });

const lines = (of: Schedule, window: Interval, isKnown: IsKnown): string[] => {
  const found: { start: number; end: number; who: string }[] = [];
  for (const { people, interval } of resolve(of, window, isKnown)) {
    const who = [...people].sort().join('+');
    const last = found.at(-1);
    if (last?.end === interval.start && last.who === who) last.end = interval.end;
    else found.push({ ...interval, who });
  }
  return found.map(({ start, end, who }) => `${who} ${start}-${end}`);
};

describe('an edit of any rotation of any schedule', () => {
  it('changes nothing before the chosen instant, and from it on everything is as edited', () => {
    fc.assert(
      fc.property(anyEdit, ({ town, isKnown, edited, effect, now }) => {
        const { at: from, layers } = supersede(town, edited, effect, now);
        const after = { ...town, layers };
        expect(from).toBeGreaterThanOrEqual(now);
        if (from > now) {
          const before = { start: Math.max(now, from - 4 * DAY_MS), end: from };
          expect(lines(after, before, isKnown)).toEqual(lines(town, before, isKnown));
        }
        const plain = supersede(town, edited, 'now', now).layers;
        const later = { start: from, end: from + 4 * DAY_MS };
        expect(lines(after, later, isKnown)).toEqual(lines({ ...town, layers: plain }, later, isKnown));
      }),
      { numRuns: 150 },
    );
  });

  it('leaves a schedule in which nothing is wrong that was right before', () => {
    fc.assert(
      fc.property(anyEdit, ({ town, edited, effect, now }) => {
        const wrong = (of: Schedule): number => validate(of).length;
        const plain = { ...town, layers: supersede(town, edited, 'now', now).layers };
        fc.pre(wrong(town) === 0 && wrong(plain) === 0);
        expect(validate({ ...town, layers: supersede(town, edited, effect, now).layers })).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('other people take the turns, whose numbers go on', () => {
    fc.assert(
      fc.property(anyEdit, fc.integer({ min: 0, max: 96 }), ({ town, edited, effect, now }, hoursOn) => {
        const alone = schedule([layer(0, edited)], { zone: town.zone });
        const old = rotationsOf(town).find(({ id }) => id === edited.id) ?? edited;
        const others = { ...old, participants: [['X'], ['Y']], firstParticipant: 0 };
        const { at: from, layers } = supersede({ ...alone, layers: [layer(0, old)] }, others, effect, now);
        const instant = from + hoursOn * HOUR_MS;
        const turnIn = (of: Schedule) => whyOnCall(of, instant).sources.map((one) => 'turn' in one && one.turn);
        expect(turnIn({ ...alone, layers })).toEqual(turnIn({ ...alone, layers: [layer(0, old)] }));
      }),
    );
  });
});

function rotationsOf(town: Schedule): readonly Rotation[] {
  return town.layers.flatMap(({ rotations }) => rotations);
}
