import { emptyShifts } from '../coverage.ts';
import { resolve, resolveShadows } from '../resolve.ts';
import type { Interval, Instant } from '../../time/instant.ts';
import { minutes } from './minute-oracle.ts';
import type { Answer } from './minute-oracle.ts';
import type { Source } from '../schedule.ts';
import type { Town } from './random.ts';

export interface Difference {
  readonly at: Instant;
  readonly oracle: Answer;
  readonly resolver: Answer;
}

export interface Comparison {
  readonly instants: number;
  /** The first one; null where both agree all the time. */
  readonly difference: Difference | null;
}

/** Answers for instants that only grow, so that a list is walked once. */
function follow<T extends { readonly interval: Interval }>(shifts: readonly T[]): (at: Instant) => T | null {
  let position = 0;
  return (at) => {
    while ((shifts[position]?.interval.end ?? Infinity) <= at) position += 1;
    const shift = shifts[position];
    return shift !== undefined && shift.interval.start <= at ? shift : null;
  };
}

const isSame = (a: Answer, b: Answer): boolean =>
  a.isEmpty === b.isEmpty &&
  (['people', 'shadows', 'reasons'] as const).every((list) => a[list].join() === b[list].join());

/** As the oracle writes it; of a holiday the name, by which its list calls it. */
function reasonOf(source: Source): string {
  switch (source.kind) {
    case 'rotation':
      return `rotation ${source.layerId} ${source.rotationId} ${source.turn}`;
    case 'import':
      return `import ${source.layerId} ${source.uid}`;
    case 'override':
      return `override ${source.overrideId}`;
    case 'cover':
      return `cover ${source.coverId}`;
    case 'absence':
      return `absence ${source.absenceId}`;
    case 'holiday':
      return `holiday ${source.layerId} ${source.name}`;
  }
}

/** Whether the resolver says, in each minute, what the oracle says. */
export function compare({ schedule, window, isKnown }: Town): Comparison {
  const onCall = follow(resolve(schedule, window, isKnown));
  const shadowing = follow(resolveShadows(schedule, window, isKnown));
  const empty = emptyShifts(schedule, window, isKnown);
  let instants = 0;
  for (const { at, answer } of minutes(schedule, window, isKnown)) {
    const shift = onCall(at);
    const resolver = {
      people: [...(shift?.people ?? [])].sort(),
      reasons: [...new Set(shift?.sources.map(reasonOf))].sort(),
      isEmpty: empty.some(({ interval }) => interval.start <= at && at < interval.end),
      shadows: [...(shadowing(at)?.people ?? [])].sort(),
    };
    instants += 1;
    if (!isSame(resolver, answer)) return { instants, difference: { at, oracle: answer, resolver } };
  }
  return { instants, difference: null };
}
