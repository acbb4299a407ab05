import type { Instant, Interval } from '../time/instant.ts';
import { absenceIndex, withAbsences } from './absences.ts';
import type { AbsenceIndex } from './absences.ts';
import { overlaps } from './duty.ts';
import type { Duty } from './duty.ts';
import { layerDuties } from './layer-duties.ts';
import type { Written } from './layer-duties.ts';
import { joined, together, within, without } from './layering.ts';
import { compareIds, ranksOf, readLayer } from './ranks.ts';
import type { ReadLayer } from './ranks.ts';
import type { Edition, EmptyShift, Group, IsKnown, Override, Schedule, Shift } from './schedule.ts';

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

/**
 * From the top down: each level takes what is still free, and leaves the rest to those below. A stretch with nobody
 * known takes nothing, so that a deleted person never silences the layer below.
 */
export function layOut(schedule: Schedule, window: Interval, isKnown: IsKnown): Layout {
  const shifts: Shift[] = [];
  const empty: EmptyShift[] = [];
  for (const part of partsOf(schedule, window, isKnown)) layOutPart(part, shifts, empty);
  return { shifts: joined(shifts.sort(byStart)), empty: empty.sort(byStart) };
}

/** Who sees the shifts without being paged: every shadow layer together, whatever its rank. */
export function layOutShadows(schedule: Schedule, window: Interval, isKnown: IsKnown): readonly Shift[] {
  const shifts = partsOf(schedule, window, isKnown).flatMap(({ overrides, written, window, staffing }) => {
    const layers = written.layers.filter(({ duty }) => duty === 'shadow').map(readLayer);
    return together(rankLevel(layers, overrides, written, window, staffing).tracks);
  });
  return joined(shifts);
}

/** A stretch of the window in which one edition was in force. */
interface Part {
  readonly overrides: readonly Override[];
  readonly written: Written;
  readonly window: Interval;
  readonly staffing: Staffing;
}

/** The window by the editions that were in force: what was written later says nothing about what was. */
function partsOf(schedule: Schedule, window: Interval, isKnown: IsKnown): Part[] {
  const parts: Part[] = [];
  let start: Instant = window.start;
  for (const edition of schedule.past) {
    if (edition.until <= start) continue;
    if (start >= window.end) break;
    const end = Math.min(edition.until, window.end);
    parts.push(partOf(schedule, edition, { start, end }, (personId) => !edition.unknown.includes(personId)));
    start = end;
  }
  if (start < window.end) parts.push(partOf(schedule, schedule, { start, end: window.end }, isKnown));
  return parts;
}

type Stood = Pick<Edition, 'zone' | 'layers' | 'holidays' | 'overrides'>;

function partOf({ covers, imports, absences }: Schedule, stood: Stood, window: Interval, isKnown: IsKnown): Part {
  const { zone, layers, holidays, overrides } = stood;
  const written = { zone, layers, holidays, covers, imports };
  const staffing = { isKnown, absences: absences.length === 0 ? null : absenceIndex(absences) };
  return { overrides, written, window, staffing };
}

/** Appends to both lists, in the order in which the levels take their stretches. */
function layOutPart({ overrides, written, window, staffing }: Part, shifts: Shift[], empty: EmptyShift[]): void {
  let free: readonly Interval[] = [window];
  for (const override of overridesIn(overrides, null, window)) {
    free = take(overrideLevel(override, window, staffing), free, shifts, empty);
  }
  for (const layers of ranksOf(written.layers)) {
    if (free.length === 0) break;
    free = take(rankLevel(layers, overrides, written, window, staffing), free, shifts, empty);
  }
}

/** What a level takes of what is free, into the lists; returns what it leaves. */
function take(level: Level, free: readonly Interval[], shifts: Shift[], empty: EmptyShift[]): readonly Interval[] {
  for (const stretch of level.empty) empty.push(...within([stretch], free));
  if (level.tracks.length === 0) return free;
  const taken = within(together(level.tracks), free);
  shifts.push(...taken);
  return without(free, taken.map(intervalOf));
}

function intervalOf({ interval }: Shift): Interval {
  return interval;
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
  layers: readonly ReadLayer[],
  overrides: readonly Override[],
  written: Written,
  window: Interval,
  staffing: Staffing,
): Level {
  const [only] = layers;
  if (layers.length === 1 && only !== undefined) return layerLevel(only, overrides, written, window, staffing);
  const levels = layers.map((layer) => layerLevel(layer, overrides, written, window, staffing));
  return { tracks: levels.flatMap(({ tracks }) => tracks), empty: levels.flatMap(({ empty }) => empty) };
}

/** A layer as it is on call, with the overrides that replace only what it says. */
function layerLevel(
  read: ReadLayer,
  overrides: readonly Override[],
  written: Written,
  window: Interval,
  staffing: Staffing,
): Level {
  const own = staff(layerDuties(read, written, window), staffing);
  const bound = overridesIn(overrides, read.layer.id, window);
  if (bound.length === 0) return own;
  const replaced: Shift[] = [];
  const empty: EmptyShift[] = [];
  let free: readonly Interval[] = [window];
  for (const override of bound) free = take(overrideLevel(override, window, staffing), free, replaced, empty);
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
