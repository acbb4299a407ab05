import type { Interval } from '../time/instant.ts';
import { compareIds, ranksOf } from './ranks.ts';
import type { Ranked } from './ranks.ts';
import { joined, together, within, without } from './layering.ts';
import type { EmptyShift, Group, IsKnown, Override, Schedule, Shift, Source } from './schedule.ts';
import { workOf } from './work.ts';

export interface Layout {
  readonly shifts: readonly Shift[];
  readonly empty: readonly EmptyShift[];
}

interface Level {
  readonly tracks: readonly (readonly Shift[])[];
  readonly empty: readonly EmptyShift[];
}

/**
 * From the top down: each level takes what is still free, and leaves the rest to those below. A stretch with nobody
 * known takes nothing, so that a deleted person never silences the layer below.
 */
export function layOut(schedule: Schedule, window: Interval, isKnown: IsKnown): Layout {
  const shifts: Shift[] = [];
  const empty: EmptyShift[] = [];
  let free: readonly Interval[] = window.start < window.end ? [window] : [];
  const take = (level: Level): void => {
    for (const stretch of level.empty) {
      for (const { interval } of within([stretch], free)) empty.push({ ...stretch, interval });
    }
    if (level.tracks.length === 0) return;
    const taken = within(together(level.tracks), free);
    free = without(
      free,
      taken.map((shift) => shift.interval),
    );
    shifts.push(...taken);
  };
  for (const override of overridesIn(schedule.overrides, window)) take(overrideLevel(override, window, isKnown));
  for (const rank of ranksOf(schedule.layers)) {
    if (free.length === 0) break;
    take(rankLevel(rank, schedule.zone, window, isKnown));
  }
  shifts.sort((a, b) => a.interval.start - b.interval.start);
  empty.sort((a, b) => a.interval.start - b.interval.start);
  return { shifts: joined(shifts), empty };
}

/** Latest first. By `createdAt` and id, never by position: databases return rows in any order. */
function overridesIn(overrides: readonly Override[], window: Interval): Override[] {
  return overrides
    .filter(
      ({ interval }) => interval.start < window.end && interval.end > window.start && interval.start < interval.end,
    )
    .sort((a, b) => b.createdAt - a.createdAt || compareIds(b.id, a.id));
}

function overrideLevel(override: Override, window: Interval, isKnown: IsKnown): Level {
  const interval = {
    start: Math.max(override.interval.start, window.start),
    end: Math.min(override.interval.end, window.end),
  };
  const source: Source = { kind: 'override', overrideId: override.id };
  const people = knownOf(override.people, isKnown);
  if (people.length === 0) return { tracks: [], empty: [{ interval, named: override.people, source }] };
  return { tracks: [[{ interval, people, sources: [source] }]], empty: [] };
}

function rankLevel(rank: readonly Ranked[], zone: string, window: Interval, isKnown: IsKnown): Level {
  const tracks: Shift[][] = [];
  const empty: EmptyShift[] = [];
  for (const { layerId, rotation } of rank) {
    const track: Shift[] = [];
    for (const { start, end, turn, group } of workOf(rotation, zone, window)) {
      const source: Source = { kind: 'rotation', layerId, rotationId: rotation.id, turn };
      const people = knownOf(group, isKnown);
      if (people.length > 0) track.push({ interval: { start, end }, people, sources: [source] });
      else empty.push({ interval: { start, end }, named: group, source });
    }
    if (track.length > 0) tracks.push(track);
  }
  return { tracks, empty };
}

/** Each person once. The usual group, all of it known, is not copied. */
function knownOf(group: Group, isKnown: IsKnown): Group {
  const people = group.length === 1 || new Set(group).size === group.length ? group : [...new Set(group)];
  return people.every((person) => isKnown(person)) ? people : people.filter((person) => isKnown(person));
}
