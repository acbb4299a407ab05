import { describeRotation } from '../../../server/core/schedule/describe.ts';
import { nextHandoff } from '../../../server/core/schedule/handoff.ts';
import type { IsKnown, Schedule } from '../../../server/core/schedule/schedule.ts';
import type { Instant } from '../../../server/core/time/instant.ts';
import { unfinished } from './draft-preview.ts';
import type { RotationDocument } from './draft-parts.ts';

/** A rotation as if there was nothing else; null while it cannot be read. */
export function aloneOf(rotation: RotationDocument, zone: string): Schedule | null {
  return unfinished({ id: 'alone', name: 'Alone', zone, layers: [{ rotations: [rotation] }] });
}

export function sentenceOf(alone: Schedule | null, nameOf: (id: string) => string): string | null {
  const rotation = alone?.layers[0]?.rotations[0];
  return alone === null || rotation === undefined ? null : `${describeRotation(rotation, alone.zone, nameOf)}.`;
}

export interface Takeover {
  readonly at: Instant;
  readonly people: readonly string[];
}

/** When somebody takes over, the next so many times; the free hours in between are no hand-over. */
export function takeovers(schedule: Schedule, after: Instant, count: number, isKnown: IsKnown): readonly Takeover[] {
  const found: Takeover[] = [];
  let from = after;
  while (found.length < count) {
    const next = nextHandoff(schedule, from, isKnown);
    if (next === null) return found;
    if (next.to.length > 0) found.push({ at: next.at, people: next.to });
    from = next.at;
  }
  return found;
}
