import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../time/instant.ts';
import { NO_LINKS } from './alert.ts';
import type { IncomingAlert } from './alert.ts';
import { describeStep, follow } from './episode.ts';
import type { KnownAlert, Step } from './episode.ts';

function report(
  status: 'firing' | 'resolved',
  startsAt: number,
  endsAt: number | null,
  receivedAt = 1_000,
): IncomingAlert {
  return {
    ...{
      fingerprint: 'f',
      labels: {},
      annotations: {},
      title: '',
      links: NO_LINKS,
      values: {},
      ruleUid: null,
      orgId: null,
    },
    ...{ status, startsAt, endsAt, receivedAt },
  };
}
const firing = (startsAt: number, receivedAt?: number) => report('firing', startsAt, null, receivedAt);
const resolved = (startsAt: number, endsAt: number | null, receivedAt?: number) =>
  report('resolved', startsAt, endsAt, receivedAt);

function run(reports: readonly IncomingAlert[]): { steps: Step[]; final: KnownAlert | null } {
  const steps: Step[] = [];
  let known: KnownAlert | null = null;
  for (const one of reports) {
    const step = follow(known, one);
    steps.push(step);
    known = step.next;
  }
  return { steps, final: known };
}

const kinds = (...reports: IncomingAlert[]) => run(reports).steps.map(({ kind }) => kind);

describe('follow', () => {
  it('opens, repeats, resolves, and opens the next episode', () => {
    expect(kinds(firing(10), firing(10), resolved(10, 20), firing(30), resolved(30, 40))).toEqual([
      'opens',
      'repeats',
      'resolves',
      'opens',
      'resolves',
    ]);
  });

  it('late resolved for a resolved alert: noted, nothing new', () => {
    expect(kinds(firing(10), resolved(10, 20), resolved(10, 20))).toEqual(['opens', 'resolves', 'noted']);
  });

  it('a new firing after the resolve opens a new episode, at the very instant of the end too', () => {
    expect(kinds(firing(10), resolved(10, 20), firing(20))).toEqual(['opens', 'resolves', 'opens']);
    expect(kinds(firing(10), resolved(10, 20), firing(20), resolved(10, 20))).toEqual([
      'opens',
      'resolves',
      'opens',
      'stale',
    ]);
  });

  it('a late duplicate of an ended episode is stale', () => {
    const { steps } = run([firing(10), resolved(10, 20), firing(10)]);
    expect(steps[2]).toMatchObject({ kind: 'stale', reason: 'firing-of-ended-episode', next: { state: 'resolved' } });
  });

  it('a resolve that overtakes its firing is remembered, and the firing is stale', () => {
    expect(kinds(resolved(10, 20), firing(10))).toEqual(['noted', 'stale']);
  });

  it('the resolve of the previous episode does not end the next one', () => {
    const { steps } = run([firing(30), resolved(10, 20)]);
    expect(steps[1]).toMatchObject({ kind: 'stale', reason: 'resolve-of-earlier-episode', next: { startsAt: 30 } });
  });

  it('startsAt may shift inside of one episode, either way', () => {
    expect(kinds(firing(10), firing(12), firing(11), resolved(10, 20), firing(12))).toEqual([
      'opens',
      'repeats',
      'repeats',
      'resolves',
      'stale',
    ]);
    expect(kinds(firing(12), resolved(10, 20))).toEqual(['opens', 'resolves']);
  });

  it('a lost resolve: the next episode joins the open one, the late resolve changes nothing', () => {
    expect(kinds(firing(10), firing(30), resolved(10, 20), resolved(30, 40))).toEqual([
      'opens',
      'repeats',
      'stale',
      'resolves',
    ]);
  });

  it('an episode shorter than a millisecond ends', () => {
    expect(kinds(firing(10), resolved(10, 10), firing(10))).toEqual(['opens', 'resolves', 'stale']);
  });

  it('an end that is missing or before the start still ends', () => {
    expect(run([firing(10), resolved(10, null, 70)]).final).toMatchObject({ state: 'resolved', endsAt: 70 });
    expect(run([firing(10), resolved(10, 5)]).final).toMatchObject({ state: 'resolved', endsAt: 10 });
  });

  it('a firing with an old start, long after the resolve, pages again rather than never', () => {
    const end = resolved(10, 20, 1_000);
    const soon = firing(10, 1_000 + HOUR_MS);
    const late = firing(10, 1_001 + HOUR_MS);
    expect(kinds(firing(10), end, soon, late)).toEqual(['opens', 'resolves', 'stale', 'opens']);
    expect(kinds(firing(10), end, late, end, firing(10), resolved(10, 5_000))).toEqual([
      'opens',
      'resolves',
      'opens',
      'stale',
      'repeats',
      'resolves',
    ]);
  });

  it('says in words what each step means', () => {
    const { steps } = run([
      firing(10),
      firing(10),
      resolved(10, 20),
      resolved(10, 20),
      firing(10),
      firing(30),
      resolved(1, 2),
    ]);
    expect(steps.map(describeStep)).toEqual([
      'A new alert: it was not known before.',
      'A repeat: the alert is firing already.',
      'The alert has ended.',
      'A resolve for an alert that is resolved already.',
      'A late report of an episode that has ended: nobody is paged.',
      'A new episode: it started after the last one had ended.',
      'A late resolve of an earlier episode: the alert goes on firing.',
    ]);
  });
});

/** Episodes one after the other, each with its reports (shifted starts included); perhaps the last one never ends. */
const story = fc
  .record({
    gaps: fc.array(fc.tuple(fc.nat(3), fc.nat(5), fc.array(fc.nat(4), { maxLength: 3 })), {
      minLength: 1,
      maxLength: 4,
    }),
    isOpen: fc.boolean(),
  })
  .map(({ gaps, isOpen }) => {
    let at = 10;
    return gaps.map(([pause, length, shifts], index) => {
      // A pause keeps episodes of no length apart from their neighbours: with equal instants nobody can tell them.
      const start = at + pause + 1;
      const end = start + length;
      at = end;
      const starts = [0, ...shifts.map((shift) => Math.min(shift, Math.max(0, length - 1)))].map(
        (shift) => start + shift,
      );
      const isEnded = !isOpen || index < gaps.length - 1;
      return {
        start,
        end,
        starts,
        isEnded,
        reports: [...starts.map((one) => firing(one)), ...(isEnded ? [resolved(start, end)] : [])],
      };
    });
  });

const shuffled = story.chain((episodes) => {
  const all = episodes.flatMap(({ reports }) => reports);
  const order = fc.shuffledSubarray([...all, ...all, ...all], { minLength: all.length * 3, maxLength: all.length * 3 });
  return fc.record({ episodes: fc.constant(episodes), reports: order });
});

describe('properties', () => {
  it('duplicates are harmless: every order, with repetitions, ends in the state that the right order ends in', () => {
    fc.assert(
      fc.property(shuffled, ({ episodes, reports }) => {
        const { final } = run(reports);
        expect(final).toEqual(run(episodes.flatMap((episode) => episode.reports)).final);
        expect(final?.state).toBe(episodes.at(-1)?.isEnded ? 'resolved' : 'firing');
      }),
      { numRuns: 2_000 },
    );
  });

  it('each episode opens at most once, and the last one opens if it does not end', () => {
    fc.assert(
      fc.property(shuffled, ({ episodes, reports }) => {
        const { steps } = run(reports);
        const opened = steps.flatMap((step, index) => (step.kind === 'opens' ? [reports[index]?.startsAt ?? -1] : []));
        for (const { start, starts } of episodes) {
          const last = Math.max(...starts);
          expect(opened.filter((at) => at >= start && at <= last).length).toBeLessThanOrEqual(1);
        }
        if (episodes.at(-1)?.isEnded === false) expect(steps.some(({ kind }) => kind === 'opens')).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('the same report twice in a row changes nothing the second time', () => {
    fc.assert(
      fc.property(shuffled, ({ reports }) => {
        const doubled = run(reports.flatMap((one) => [one, one]));
        doubled.steps.forEach((step, index) => {
          if (index % 2 === 1) expect(['repeats', 'noted', 'stale']).toContain(step.kind);
        });
        expect(doubled.final).toEqual(run(reports).final);
      }),
    );
  });
});
