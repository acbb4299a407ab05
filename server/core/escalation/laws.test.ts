import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure } from '../insights/measure.ts';
import type { TimelineEntry } from '../insights/timeline.ts';
import { cycleOf, isOpen } from './cycles.ts';
import { decide } from './decide.ts';
import { stillWanted } from './still-wanted.ts';
import type { Escalation } from './state.ts';
import { wakeAt } from './wake-at.ts';
import { glance, whatsNext } from './whats-next.ts';
import { worldAt } from './world-at.ts';
import { lives } from './test/arbitraries.ts';
import { live, pagesIn } from './test/lifetime.ts';
import type { Moment } from './test/lifetime.ts';

/** Checks a law at every moment of random lives: random chains, people, rules, answers, reports, edits and absences. */
function always(law: (moment: Moment, before: Escalation | null, after: Escalation) => void, mostRepeats = 3): void {
  fc.assert(
    fc.property(lives(mostRepeats), (life) => {
      for (const moment of live(life)) law(moment, moment.before, moment.decision.state);
    }),
    { numRuns: 300 },
  );
}

const recordsIn = ({ decision }: Moment): readonly TimelineEntry[] =>
  decision.effects.flatMap((effect) => (effect.kind === 'record' ? [effect.entry] : []));

function isStranded(state: Escalation | null): boolean {
  if (state === null || state.status.kind !== 'firing' || state.run.position.kind !== 'exhausted') return false;
  return !state.cycles.some(({ personId }) => {
    const cycle = cycleOf(state, personId);
    return cycle !== null && (isOpen(cycle) || cycle.state === 'answered');
  });
}

describe('silence', () => {
  it('after resolved nobody is paged and nothing changes, until an alert fires again', () => {
    always(({ event, decision }, before, after) => {
      if (before?.status.kind !== 'resolved' || event?.kind === 'alert-fired') return;
      expect(pagesIn(decision.effects)).toEqual([]);
      expect(after).toEqual(before);
    });
  });

  it('an acknowledge silences everybody but those who are called in after it', () => {
    always(({ event, decision }, before, after) => {
      if (after.status.kind !== 'acknowledged' || event?.kind === 'add-responder') return;
      const { at } = after.status;
      for (const page of pagesIn(decision.effects)) {
        expect(before?.status.kind).toBe('acknowledged');
        expect(cycleOf(after, page.personId)?.startedAt).toBeGreaterThanOrEqual(at);
      }
    });
  });

  it('a snoozed group pages nobody', () => {
    always(({ decision }, _before, after) => {
      if (after.status.kind === 'snoozed') expect(pagesIn(decision.effects)).toEqual([]);
    });
  });

  it('who declined is not paged again in the same engagement, unless nobody else is left', () => {
    always(({ event, decision }, before, after) => {
      if (before === null || before.engagement !== after.engagement || event?.kind === 'reassign') return;
      for (const { personId } of pagesIn(decision.effects)) {
        if (cycleOf(before, personId)?.state !== 'declined') continue;
        expect(after.run.stage).toBe('installation-fallback');
      }
    });
  });

  it('nobody left to ask is an alarm, in the decision in which it becomes so', () => {
    always(({ decision }, before, after) => {
      if (!isStranded(after) || isStranded(before)) return;
      expect(decision.effects.some((effect) => effect.kind === 'alarm')).toBe(true);
    });
  });
});

describe('time', () => {
  it('waking twice is waking once', () => {
    always(({ event, world }, _before, after) => {
      if (event?.kind !== 'wake') return;
      const again = decide(after, { kind: 'wake' }, world);
      expect(again.state).toBe(after);
      expect(again.effects).toEqual([]);
    });
  });

  it('a running group has exactly one next wake: the earliest of all that is pending, and ahead once it has woken', () => {
    always(({ event, world }, _before, after) => {
      expect(after.wakeAt).toBe(wakeAt(after));
      if (after.status.kind === 'firing' && after.run.position.kind !== 'exhausted')
        expect(after.wakeAt).not.toBeNull();
      if (after.status.kind === 'resolved') expect(after.wakeAt).toBeNull();
      if (event?.kind === 'wake' && after.wakeAt !== null) expect(after.wakeAt).toBeGreaterThan(world.now);
    });
  });

  it('left alone every chain ends', () => {
    fc.assert(
      fc.property(lives(), (life) => {
        const last = live(life, 3_000).at(-1);
        expect(last?.decision.state.wakeAt).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('one decision does a bounded amount of work, even where a chain repeats a billion times', () => {
    always(({ decision }) => expect(decision.effects.length).toBeLessThan(250), 1_000_000_000);
  });

  it('whom it says is next is whom it pages next', () => {
    fc.assert(
      fc.property(lives(), (life) => {
        const { town, severity } = life;
        const moments = live({ town: { ...town, turns: {} }, severity, deeds: [] }, 20);
        const [first, ...rest] = moments;
        if (first === undefined) return;
        const taken = first.decision.effects.flatMap((effect) => (effect.kind === 'take-turn' ? [effect.key] : []));
        const told = whatsNext(first.decision.state, worldAt(first.world, first.world.now, taken));
        const sent = rest.flatMap(({ decision, world }) =>
          pagesIn(decision.effects).map(({ personId, methodId }) => ({ at: world.now, personId, methodId })),
        );
        const expected = told.upcoming.map(({ at, personId, methodId }) => ({ at, personId, methodId }));
        expect(sent.slice(0, expected.length)).toEqual(expected);
        const other = sent.find((page) => !told.pagedNow.includes(page.personId));
        expect(told.next?.at ?? null).toBe(other?.at ?? null);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a glance', () => {
  it('is how the whole answer begins', () => {
    fc.assert(
      fc.property(lives(), (life) => {
        for (const { world, decision } of live(life, 10)) {
          const whole = whatsNext(decision.state, world);
          const expected = { pagedNow: whole.pagedNow, nextPage: whole.upcoming[0] ?? null };
          expect(glance(decision.state, world)).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('pages', () => {
  it('no method is used twice in one decision', () => {
    always(({ decision }, _before, after) => {
      for (const cycle of after.cycles) expect(new Set(cycle.used).size).toBe(cycle.used.length);
      const sent = pagesIn(decision.effects).map(({ personId, methodId }) => `${personId}/${methodId}`);
      expect(new Set(sent).size).toBe(sent.length);
    });
  });

  it('only methods that can be used are used, and each page is wanted in the state that it was decided with', () => {
    always(({ decision, world }, _before, after) => {
      for (const page of pagesIn(decision.effects)) {
        const method = world.person(page.personId)?.contactMethods.find((one) => one.id === page.methodId);
        expect(method).toMatchObject({ enabled: true, channel: page.channel });
        expect(world.channelKind(page.channel)).not.toBeNull();
        expect(page.engagement).toBe(after.engagement);
        expect(stillWanted(after, page)).toEqual({ wanted: true });
      }
    });
  });

  it('every person is a responder once, from the first page on', () => {
    always(({ decision }, before, after) => {
      expect(new Set(after.responders).size).toBe(after.responders.length);
      expect(after.responders.slice(0, before?.responders.length ?? 0)).toEqual(before?.responders ?? []);
      for (const { personId } of pagesIn(decision.effects)) expect(after.responders).toContain(personId);
    });
  });

  it('each step yields a page or a reason', () => {
    always((moment) => {
      const records = recordsIn(moment);
      records.forEach((entry, index) => {
        if (entry.kind === 'step-skipped') expect(entry.reason).not.toBe('');
        if (entry.kind !== 'step-entered') return;
        const next = records[index + 1];
        expect(['paged', 'person-skipped', 'page-held', 'waiting']).toContain(next?.kind);
        if (next !== undefined && 'personId' in next) expect(entry.people).toContain(next.personId);
      });
    });
  });
});

describe('states', () => {
  it('the same question has the same answer, and the state survives being written down', () => {
    always(({ before, event, world, decision }, _, after) => {
      expect(JSON.parse(JSON.stringify(after))).toEqual(after);
      if (before !== null && event !== null) expect(decide(before, event, world)).toEqual(decision);
    });
  });

  it('an event that arrives twice is harmless', () => {
    always(({ event, world }, before, after) => {
      if (event === null) return;
      if (!['acknowledge', 'resolve', 'page-failed', 'page-delivered', 'unacknowledge', 'decline'].includes(event.kind))
        return;
      const again = decide(after, event, world);
      expect(pagesIn(again.effects)).toEqual([]);
      expect(again.state).toEqual(after);
    });
  });

  it('every entry is written at the time of its decision, and engagements only grow', () => {
    always((moment, before, after) => {
      for (const entry of recordsIn(moment)) expect(entry.at).toBe(moment.world.now);
      expect(after.engagement).toBeGreaterThanOrEqual(before?.engagement ?? 1);
    });
  });

  it('what is asked in vain says why', () => {
    always((moment, before, after) => {
      if (moment.event === null || moment.event.kind === 'wake' || after !== before) return;
      expect(recordsIn(moment).length).toBeGreaterThan(0);
    });
  });
});

describe('response times', () => {
  it('the stages of a response time sum to it, to the millisecond, without gap or overlap', () => {
    fc.assert(
      fc.property(lives(), fc.nat(10_000_000), (life, laterMs) => {
        const moments = live(life, 60);
        const timeline = moments.flatMap(recordsIn);
        const openedAt = moments[0]?.world.now ?? 0;
        const now = (timeline.at(-1)?.at ?? openedAt) + laterMs;
        const { stages, totalMs, resolve } = measure(timeline, now);
        expect(stages.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0)).toBe(totalMs);
        stages.forEach(({ startAt, endAt }, index) => {
          expect(startAt).toBe(stages[index - 1]?.endAt ?? openedAt);
          expect(endAt).toBeGreaterThan(startAt);
        });
        if (resolve.kind === 'known') expect(resolve.ms).toBe(totalMs);
      }),
      { numRuns: 200 },
    );
  });
});
