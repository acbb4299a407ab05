import type { Instant, Interval } from '../time/instant.ts';
import { absenceIndex, withAbsences } from './absences.ts';
import type { AbsenceIndex } from './absences.ts';
import { overlaps } from './duty.ts';
import type { Duty } from './duty.ts';
import { layerDuties } from './layer-duties.ts';
import type { Written } from './layer-duties.ts';
import { joined, together, within, without } from './layering.ts';
import { compareIds, ranksOf } from './ranks.ts';
import type { EmptyShift, Group, ImportedShift, IsKnown, Layer, Override, Schedule, Shift } from './schedule.ts';

export interface Layout {
  readonly shifts: readonly Shift[];
  readonly empty: readonly EmptyShift[];
}

/** Several tracks that are on call together, and what was meant for nobody who is there. */
interface Level {
  readonly tracks: readonly (readonly Shift[])[];
  readonly empty: readonly EmptyShift[];
}

interface Staffing {
  readonly isKnown: IsKnown;
  /** Null where nobody is away at any time. */
  readonly absences: AbsenceIndex | null;
}

const NO_SHIFTS: readonly ImportedShift[] = [];

/**
 * From the top down: each level takes what is still free, and leaves the rest to those below. A stretch with nobody
 * known takes nothing, so that a deleted person never silences the layer below.
 */
export function layOut(schedule: Schedule, window: Interval, isKnown: IsKnown): Layout {
  const staffing = staffingOf(schedule, isKnown);
  const shifts: Shift[] = [];
  const empty: EmptyShift[] = [];
  for (const [written, part] of partsOf(schedule, window)) {
    const piece = layOutPart(schedule.overrides, written, part, staffing);
    shifts.push(...piece.shifts);
    empty.push(...piece.empty);
  }
  return { shifts: joined(shifts), empty };
}

/** Who sees the shifts without being paged: every shadow layer together, whatever its rank. */
export function layOutShadows(schedule: Schedule, window: Interval, isKnown: IsKnown): readonly Shift[] {
  const staffing = staffingOf(schedule, isKnown);
  const shifts = partsOf(schedule, window).flatMap(([written, part]) => {
    const layers = written.layers.filter(({ duty }) => duty === 'shadow');
    return together(rankLevel(layers, schedule.overrides, written, part, staffing).tracks);
  });
  return joined(shifts);
}

function staffingOf({ absences }: Schedule, isKnown: IsKnown): Staffing {
  return { isKnown, absences: absences.length === 0 ? null : absenceIndex(absences) };
}

/** The window by the editions that were in force: what was written later says nothing about what was. */
function partsOf(schedule: Schedule, window: Interval): (readonly [Written, Interval])[] {
  const { covers, past, zone, layers, holidays } = schedule;
  const importsOf = (layerId: string): readonly ImportedShift[] =>
    schedule.imports.find((one) => one.layerId === layerId)?.shifts ?? NO_SHIFTS;
  const parts: (readonly [Written, Interval])[] = [];
  let start: Instant = window.start;
  for (const edition of past) {
    if (edition.until <= start) continue;
    if (start >= window.end) break;
    const end = Math.min(edition.until, window.end);
    const { zone, layers, holidays } = edition;
    parts.push([
      { zone, layers, holidays, covers, importsOf },
      { start, end },
    ]);
    start = end;
  }
  if (start < window.end)
    parts.push([
      { zone, layers, holidays, covers, importsOf },
      { start, end: window.end },
    ]);
  return parts;
}

function layOutPart(overrides: readonly Override[], written: Written, window: Interval, staffing: Staffing): Layout {
  const shifts: Shift[] = [];
  const empty: EmptyShift[] = [];
  let free: readonly Interval[] = [window];
  const take = (level: Level): void => {
    for (const stretch of level.empty) empty.push(...within([stretch], free));
    if (level.tracks.length === 0) return;
    const taken = within(together(level.tracks), free);
    free = without(
      free,
      taken.map(({ interval }) => interval),
    );
    shifts.push(...taken);
  };
  for (const override of overridesIn(overrides, null, window)) take(overrideLevel(override, window, staffing));
  for (const layers of ranksOf(written.layers)) {
    if (free.length === 0) break;
    take(rankLevel(layers, overrides, written, window, staffing));
  }
  shifts.sort(byStart);
  empty.sort(byStart);
  return { shifts, empty };
}

function byStart(a: { readonly interval: Interval }, b: { readonly interval: Interval }): number {
  return a.interval.start - b.interval.start;
}

/** Latest first. By `createdAt` and id, never by position: databases return rows in any order. */
function overridesIn(overrides: readonly Override[], layerId: string | null, window: Interval): readonly Override[] {
  if (overrides.length === 0) return overrides;
  return overrides
    .filter((one) => one.layerId === layerId && overlaps(one.interval, window) && one.interval.start < one.interval.end)
    .sort((a, b) => b.createdAt - a.createdAt || compareIds(b.id, a.id));
}

function overrideLevel({ id, interval, people, createdAt }: Override, window: Interval, staffing: Staffing): Level {
  const duty: Duty = {
    interval: { start: Math.max(interval.start, window.start), end: Math.min(interval.end, window.end) },
    people,
    sources: [{ kind: 'override', overrideId: id }],
    since: new Map(people.map((person) => [person, createdAt])),
  };
  return staff([[duty]], staffing);
}

function rankLevel(
  layers: readonly Layer[],
  overrides: readonly Override[],
  written: Written,
  window: Interval,
  staffing: Staffing,
): Level {
  const levels = layers.map((layer) => layerLevel(layer, overrides, written, window, staffing));
  const [only] = levels;
  if (levels.length === 1 && only !== undefined) return only;
  return { tracks: levels.flatMap(({ tracks }) => tracks), empty: levels.flatMap(({ empty }) => empty) };
}

/** A layer as it is on call, with the overrides that replace only what it says. */
function layerLevel(
  layer: Layer,
  overrides: readonly Override[],
  written: Written,
  window: Interval,
  staffing: Staffing,
): Level {
  const own = staff(layerDuties(layer, written, window), staffing);
  const bound = overridesIn(overrides, layer.id, window);
  if (bound.length === 0) return own;
  const replaced: Shift[] = [];
  const empty: EmptyShift[] = [];
  let free: readonly Interval[] = [window];
  for (const override of bound) {
    const level = overrideLevel(override, window, staffing);
    for (const stretch of level.empty) empty.push(...within([stretch], free));
    const taken = within(together(level.tracks), free);
    free = without(
      free,
      taken.map(({ interval }) => interval),
    );
    replaced.push(...taken);
  }
  replaced.sort(byStart);
  const tracks = [replaced, ...own.tracks.map((track) => within(track, free))].filter(({ length }) => length > 0);
  return { tracks, empty: [...empty, ...within([...own.empty].sort(byStart), free)] };
}

/** With substitutes for those who are away, and without those whom nobody knows. */
function staff(duties: readonly (readonly Duty[])[], { isKnown, absences }: Staffing): Level {
  const tracks: Shift[][] = [];
  const empty: EmptyShift[] = [];
  for (const track of duties) {
    const there: Shift[] = [];
    for (const planned of track) {
      for (const { interval, people, sources } of absences === null ? [planned] : withAbsences(planned, absences)) {
        const known = knownOf(people, isKnown);
        if (known.length > 0) there.push({ interval, people: known, sources });
        else empty.push({ interval, named: planned.people, sources });
      }
    }
    if (there.length > 0) tracks.push(there);
  }
  return { tracks, empty };
}

/** Each person once. The usual group, all of it known, is not copied. */
function knownOf(group: Group, isKnown: IsKnown): Group {
  const people = group.length === 1 || new Set(group).size === group.length ? group : [...new Set(group)];
  return people.every((person) => isKnown(person)) ? people : people.filter((person) => isKnown(person));
}
