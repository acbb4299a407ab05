import type { PersonId } from '../notifying/person.ts';
import type { Instant, Interval } from '../time/instant.ts';
import type { Shift, Source } from './schedule.ts';

export function within<S extends { readonly interval: Interval }>(
  shifts: readonly S[],
  free: readonly Interval[],
): S[] {
  const kept: S[] = [];
  let from = 0;
  for (const shift of shifts) {
    while ((free[from]?.end ?? Infinity) <= shift.interval.start) from += 1;
    for (let at = from; at < free.length; at++) {
      const room = free[at];
      if (room === undefined || room.start >= shift.interval.end) break;
      const start = Math.max(room.start, shift.interval.start);
      const end = Math.min(room.end, shift.interval.end);
      const isWhole = start === shift.interval.start && end === shift.interval.end;
      kept.push(isWhole ? shift : { ...shift, interval: { start, end } });
    }
  }
  return kept;
}

/** What the taken intervals leave of the free ones. Both sorted; the taken ones may overlap each other. */
export function without(free: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let from = 0;
  for (const room of free) {
    let start = room.start;
    while ((taken[from]?.end ?? Infinity) <= start) from += 1;
    for (let at = from; at < taken.length; at++) {
      const cut = taken[at];
      if (cut === undefined || cut.start >= room.end) break;
      if (cut.start > start) left.push({ start, end: cut.start });
      start = Math.max(start, cut.end);
    }
    if (start < room.end) left.push({ start, end: room.end });
  }
  return left;
}

/** Several tracks that are on call together, as one without overlaps: people of the earlier tracks come first. */
export function together(tracks: readonly (readonly Shift[])[]): Shift[] {
  const [only] = tracks;
  if (tracks.length === 1 && only !== undefined) return [...only];
  const edges = [
    ...new Set(tracks.flatMap((track) => track.flatMap((shift) => [shift.interval.start, shift.interval.end]))),
  ];
  edges.sort((a, b) => a - b);
  const positions = tracks.map(() => 0);
  const shifts: Shift[] = [];
  edges.forEach((start, index) => {
    const end = edges[index + 1];
    if (end === undefined) return;
    const active = activeAt(tracks, positions, start);
    if (active.length > 0) shifts.push(asOne(active, { start, end }));
  });
  return shifts;
}

/** Moves each track's position forward to the shift that holds `at`, which only grows from call to call. */
function activeAt(tracks: readonly (readonly Shift[])[], positions: number[], at: Instant): Shift[] {
  return tracks.flatMap((track, index) => {
    let position = positions[index] ?? 0;
    while ((track[position]?.interval.end ?? Infinity) <= at) position += 1;
    positions[index] = position;
    const shift = track[position];
    return shift !== undefined && shift.interval.start <= at ? [shift] : [];
  });
}

function asOne(active: readonly Shift[], interval: Interval): Shift {
  const people = [...new Set(active.flatMap((shift) => shift.people))];
  return { interval, people, sources: active.flatMap((shift) => shift.sources) };
}

/** Joins neighbours with the same people for the same reason. Sorted in, sorted out. */
export function joined(shifts: readonly Shift[]): Shift[] {
  const kept: Shift[] = [];
  for (const shift of shifts) {
    const last = kept.at(-1);
    if (last !== undefined && last.interval.end === shift.interval.start && isSameDuty(last, shift)) {
      kept[kept.length - 1] = { ...last, interval: { start: last.interval.start, end: shift.interval.end } };
    } else {
      kept.push(shift);
    }
  }
  return kept;
}

function isSameDuty(a: Shift, b: Shift): boolean {
  return (
    isSamePeople(a.people, b.people) &&
    a.sources.length === b.sources.length &&
    a.sources.every((source, index) => isSameSource(source, b.sources[index]))
  );
}

export function isSamePeople(a: readonly PersonId[], b: readonly PersonId[]): boolean {
  return a.length === b.length && a.every((person) => b.includes(person));
}

function isSameSource(a: Source, b: Source | undefined): boolean {
  if (b === undefined) return false;
  if (a === b) return true;
  switch (a.kind) {
    case 'rotation':
      return b.kind === a.kind && a.layerId === b.layerId && a.rotationId === b.rotationId && a.turn === b.turn;
    case 'import':
      return b.kind === a.kind && a.layerId === b.layerId && a.uid === b.uid;
    case 'override':
      return b.kind === a.kind && a.overrideId === b.overrideId;
    case 'cover':
      return b.kind === a.kind && a.coverId === b.coverId;
    case 'absence':
      return b.kind === a.kind && a.absenceId === b.absenceId;
    case 'holiday':
      return b.kind === a.kind && a.layerId === b.layerId && a.listId === b.listId && a.name === b.name;
  }
}
