import type { Directory } from '../../core/directory/directory.ts';
import type { Absence, Cover } from '../../core/schedule/schedule.ts';
import { surrounded } from '../../core/schedule/surroundings.ts';
import type { Surroundings } from '../../core/schedule/surroundings.ts';
import { editionsOf } from './chronicle.ts';
import type { Chronicle, Stretch } from './chronicle.ts';
import { nothingKept } from './kept.ts';
import type { Imports } from './imports.ts';
import type { Kept, KeptOverride, KeptRequest, Taking } from './kept.ts';

type BySchedule<T> = ReadonlyMap<string, readonly T[]>;

/**
 * What is kept, as schedules carry it. Each list stays the very same until something of it changes, so that of 10,000
 * schedules only those are made anew that somebody touched.
 */
export interface Arranged {
  readonly kept: Kept;
  readonly overrides: BySchedule<KeptOverride>;
  readonly requests: BySchedule<KeptRequest>;
  readonly covers: BySchedule<Cover>;
  /** One list for all of them. */
  readonly absences: readonly Absence[];
}

const NONE: readonly never[] = [];

export const nothingArranged: Arranged = {
  ...{ kept: nothingKept, overrides: new Map(), requests: new Map(), covers: new Map(), absences: [] },
};

export function arrange(before: Arranged, kept: Kept): Arranged {
  if (kept === before.kept) return before;
  const overrides =
    kept.override === before.kept.override ? before.overrides : grouped(before.overrides, kept.override.values());
  const isSame = kept['cover-request'] === before.kept['cover-request'];
  const requests = isSame ? before.requests : grouped(before.requests, kept['cover-request'].values());
  const covers = isSame ? before.covers : coversOfAll(before, requests);
  const absences = kept.absence === before.kept.absence ? before.absences : [...kept.absence.values()];
  return { kept, overrides, requests, covers, absences };
}

function grouped<T extends { readonly scheduleId: string }>(before: BySchedule<T>, items: Iterable<T>): BySchedule<T> {
  const lists = new Map<string, readonly T[]>();
  const found = new Map<string, T[]>();
  for (const item of items) found.set(item.scheduleId, [...(found.get(item.scheduleId) ?? []), item]);
  for (const [scheduleId, list] of found) {
    const old = before.get(scheduleId);
    const isSame = old?.length === list.length && list.every((item, index) => item === old[index]);
    lists.set(scheduleId, isSame ? old : list);
  }
  return lists;
}

function coversOfAll(before: Arranged, requests: BySchedule<KeptRequest>): BySchedule<Cover> {
  const lists = new Map<string, readonly Cover[]>();
  for (const [scheduleId, list] of requests) {
    const old = before.requests.get(scheduleId) === list ? before.covers.get(scheduleId) : undefined;
    const covers = old ?? list.flatMap(coversOf);
    // A request that nobody has taken changes no schedule.
    if (covers.length > 0) lists.set(scheduleId, covers);
  }
  return lists;
}

/** Both sides of a swap at once. They share the id of their request, because they are one arrangement. */
function coversOf({ id, from, given, inReturn, answer }: KeptRequest): Cover[] {
  const taking = takingOf(answer);
  if (taking === null) return [];
  const { by, at: takenAt } = taking;
  const until = answer.kind === 'withdrawn' ? answer.at : null;
  return [
    ...given.map((occurrence) => ({ id, occurrence, from, to: by, takenAt, until })),
    ...inReturn.map((occurrence) => ({ id, occurrence, from: by, to: from, takenAt, until })),
  ];
}

/** One that was withdrawn was taken all the same until then. */
function takingOf(answer: KeptRequest['answer']): Taking | null {
  return answer.kind === 'taken' || answer.kind === 'withdrawn' ? answer.taking : null;
}

interface Standing {
  readonly written: Directory;
  readonly arranged: Arranged;
  readonly chronicle: Chronicle;
  readonly imports: Imports;
}

/**
 * What every reader sees: schedules as they are written, with what was arranged since. In a document overrides without
 * `createdAt` count as the oldest, so that whoever takes a shift tonight wins over the file. What belongs to a schedule
 * that a file lost for a moment waits for it.
 */
export function inForce(before: Standing & { readonly directory: Directory }, next: Standing): Directory {
  const { written } = next;
  const isSameWritten =
    written.schedules === before.written.schedules &&
    written.holidayLists === before.written.holidayLists &&
    next.chronicle === before.chronicle &&
    next.imports === before.imports &&
    next.arranged.absences === before.arranged.absences;
  if (isSameWritten && next.arranged === before.arranged) return { ...written, schedules: before.directory.schedules };
  // Somebody takes a shift far more often than somebody writes a schedule: then only those with arrangements are looked at.
  const schedules = new Map(isSameWritten ? before.directory.schedules : written.schedules);
  for (const id of isSameWritten ? arrangedIn(before, next) : written.schedules.keys()) {
    const schedule = written.schedules.get(id);
    if (schedule === undefined) continue;
    const old = before.directory.schedules.get(id);
    const beside = besideOf(next, id);
    const isSame = before.written.schedules.get(id) === schedule && isEqual(besideOf(before, id), beside);
    const past = () => editionsOf(beside.past, beside.overrides);
    schedules.set(id, old !== undefined && isSame ? old : surrounded(schedule, { ...beside, past: past() }));
  }
  return { ...written, schedules };
}

function arrangedIn(...standings: readonly Standing[]): ReadonlySet<string> {
  return new Set(standings.flatMap(({ arranged }) => [...arranged.overrides.keys(), ...arranged.covers.keys()]));
}

/** Of one schedule: the same objects until something of it changes, so that editions are not made before they are asked. */
interface Beside extends Omit<Surroundings, 'past'> {
  readonly past: readonly Stretch[];
}

function besideOf({ written, arranged, chronicle, imports }: Standing, id: string): Beside {
  return {
    overrides: arranged.overrides.get(id) ?? NONE,
    covers: arranged.covers.get(id) ?? NONE,
    absences: arranged.absences,
    holidayLists: written.holidayLists,
    imports: imports.bySchedule.get(id) ?? NONE,
    past: chronicle.histories.get(id)?.past ?? NONE,
  };
}

function isEqual(a: Beside, b: Beside): boolean {
  return (
    a.overrides === b.overrides &&
    a.covers === b.covers &&
    a.absences === b.absences &&
    a.holidayLists === b.holidayLists &&
    a.imports === b.imports &&
    a.past === b.past
  );
}
