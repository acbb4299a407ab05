import type { z } from 'zod';
import type { Api } from '../../contract/routes.ts';
import type { scheduleFigures } from '../../contract/schedule-figures.ts';
import { coverageOf } from '../../core/schedule/coverage.ts';
import { fairness, participantsOf } from '../../core/schedule/fairness.ts';
import type { Spread } from '../../core/schedule/fairness.ts';
import { loadsOf, NO_LOAD } from '../../core/schedule/load.ts';
import { overlapsIn } from '../../core/schedule/overlaps.ts';
import type { Overlap } from '../../core/schedule/overlaps.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import type { Interval } from '../../core/time/instant.ts';
import type { Known } from '../../engine/known.ts';
import { Refusal } from '../problem.ts';
import type { HandlersOf } from './handler.ts';
import { isoOf, namingOf } from './naming.ts';
import type { Naming } from './naming.ts';
import { windowOf } from './on-call.ts';

type Wire = z.input<typeof scheduleFigures>;

export function scheduleFigureHandlers(known: () => Known): HandlersOf<Api['scheduleFigures']> {
  return {
    get: ({ params, query }) => {
      const snapshot = known();
      const schedule = snapshot.directory.schedules.get(params.id);
      if (schedule === undefined) throw new Refusal('not-found', `There is no schedule ${params.id}.`);
      return { body: figuresOf(snapshot, schedule, windowOf(query.from, query.to)) };
    },
  };
}

function figuresOf(known: Known, schedule: Schedule, window: Interval): Wire {
  const { directory } = known;
  const naming = namingOf(known);
  const isKnown = (id: string): boolean => directory.people.has(id);
  const { coveredMs, totalMs, gaps, empty } = coverageOf(schedule, window, isKnown);
  const zoneOf = (id: string): string => directory.people.get(id)?.zone ?? schedule.zone;
  const loads = loadsOf([schedule], window, zoneOf, isKnown);
  const people = participantsOf(schedule).filter(isKnown);
  return {
    schedule: { id: schedule.id, name: schedule.name },
    from: isoOf(window.start),
    to: isoOf(window.end),
    coverage: coveredMs / totalMs,
    gaps: gaps.map(isoStretch),
    empty: empty.map(({ interval, named }) => ({ ...isoStretch(interval), named: named.map(naming.person) })),
    overlaps: overlapsIn(schedule, window, isKnown).map((overlap) => wireOverlap(overlap, naming)),
    load: [...new Set([...people, ...loads.keys()])]
      .map((id) => {
        const { stretches: _, ...load } = loads.get(id) ?? NO_LOAD;
        return { person: naming.person(id), ...load };
      })
      .sort((a, b) => b.onCallMs - a.onCallMs || (a.person.id < b.person.id ? -1 : 1)),
    fairness: fairness(loads, people).map((spread) => wireSpread(spread, naming)),
  };
}

function wireSpread({ least, most, evenness, ...rest }: Spread, { person }: Naming): Wire['fairness'][number] {
  return {
    ...rest,
    least: { person: person(least.personId), value: least.value },
    most: { person: person(most.personId), value: most.value },
    // Sums of fractions may miss 0 or 1 by a rounding.
    evenness: Math.min(1, Math.max(0, evenness)),
  };
}

function wireOverlap(overlap: Overlap, { person }: Naming): Wire['overlaps'][number] {
  const stretch = isoStretch(overlap.interval);
  if (overlap.kind === 'together') return { kind: 'together', ...stretch, people: overlap.people.map(person) };
  return { kind: 'hidden', ...stretch, override: overlap.hiddenId, by: overlap.byId };
}

function isoStretch({ start, end }: Interval): { start: string; end: string } {
  return { start: isoOf(start), end: isoOf(end) };
}
