import type { PersonId } from '../notifying/person.ts';
import { DAY_MS } from '../time/instant.ts';
import type { Instant, Interval } from '../time/instant.ts';

/** One shift as it is to be told. */
export interface Told {
  /** What it belongs to: a turn of a rotation, an override, an event of a calendar. Several stretches may share one. */
  readonly occurrence: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly people: readonly PersonId[];
  readonly summary: string;
  readonly description: string;
  readonly isShadow: boolean;
}

/** One shift as it was told, which is what its readers have in their calendars. */
export interface Published extends Told {
  readonly uid: string;
  /** Grows with every change of what is told. */
  readonly sequence: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly isCancelled: boolean;
}

/** How long a shift that is no more is told as cancelled: whoever looks less often keeps what was. */
export const CANCELLED_FOR_MS = 30 * DAY_MS;

export interface Publishing {
  readonly now: Instant;
  /** What lies outside has passed, and is forgotten without being cancelled. */
  readonly window: Interval;
  uidOf(occurrence: string, number: number): string;
}

/**
 * What readers are told next. A shift keeps its UID for as long as what it belongs to has a stretch for it, wherever that
 * is moved; the very same list where nothing is new.
 */
export function publication(
  before: readonly Published[],
  shifts: readonly Told[],
  publishing: Publishing,
): readonly Published[] {
  const { window, now } = publishing;
  const kept = before.filter(
    ({ end, isCancelled, changedAt }) => end > window.start && !(isCancelled && changedAt <= now - CANCELLED_FOR_MS),
  );
  const known = byOccurrence(kept);
  const next: Published[] = [];
  for (const [occurrence, stretches] of byOccurrence(shifts)) {
    next.push(...pair(known.get(occurrence) ?? [], stretches, publishing));
    known.delete(occurrence);
  }
  for (const gone of known.values()) next.push(...gone.map((one) => cancelled(one, now)));
  next.sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1));
  const isSame = next.length === before.length && next.every((one, index) => one === before[index]);
  return isSame ? before : next;
}

function byOccurrence<T extends { readonly occurrence: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.occurrence);
    if (group === undefined) groups.set(item.occurrence, [item]);
    else group.push(item);
  }
  return groups;
}

/** Hours of an hourly rotation come by the thousand, each a turn of its own. */
function pair(before: readonly Published[], stretches: readonly Told[], publishing: Publishing): Published[] {
  const [old, ...others] = before;
  const [stretch, ...more] = stretches;
  if (old === undefined || stretch === undefined || others.length > 0 || more.length > 0) {
    return pairMany(before, stretches, publishing);
  }
  return [renewed(old, stretch, publishing.now)];
}

/** The stretches of one occurrence, each with the event that was told of it before, or one of its own. */
function pairMany(before: readonly Published[], stretches: readonly Told[], publishing: Publishing): Published[] {
  const free = new Set([...before].sort((a, b) => Number(a.isCancelled) - Number(b.isCancelled)));
  const paired = new Map<Told, Published>();
  const take = (stretch: Told, fits: (one: Published) => number): void => {
    if (paired.has(stretch)) return;
    let best: Published | null = null;
    for (const one of free) if (fits(one) > (best === null ? 0 : fits(best))) best = one;
    if (best === null) return;
    free.delete(best);
    paired.set(stretch, best);
  };
  // From the surest sign to the weakest, so that a new stretch never takes the event of one that stayed where it was.
  for (const stretch of stretches)
    take(stretch, ({ start, end }) => Number(start === stretch.start && end === stretch.end));
  for (const stretch of stretches) take(stretch, ({ start }) => Number(start === stretch.start));
  for (const stretch of stretches) {
    take(stretch, ({ start, end }) => Math.min(end, stretch.end) - Math.max(start, stretch.start));
  }
  for (const stretch of stretches) take(stretch, ({ isCancelled }) => (isCancelled ? 1 : 2));
  let number = before.length;
  const uids = new Set(before.map(({ uid }) => uid));
  const fresh = (occurrence: string): string => {
    let uid = publishing.uidOf(occurrence, number);
    // Numbers of what was forgotten may be in between.
    for (number += 1; uids.has(uid); number += 1) uid = publishing.uidOf(occurrence, number);
    uids.add(uid);
    return uid;
  };
  const { now } = publishing;
  const told = stretches.map((stretch): Published => {
    const old = paired.get(stretch);
    if (old !== undefined) return renewed(old, stretch, now);
    return {
      ...stretch,
      uid: fresh(stretch.occurrence),
      sequence: 0,
      createdAt: now,
      changedAt: now,
      isCancelled: false,
    };
  });
  return [...told, ...[...free].map((one) => cancelled(one, now))];
}

function renewed(old: Published, stretch: Told, now: Instant): Published {
  if (!old.isCancelled && isSame(old, stretch)) return old;
  return { ...old, ...stretch, sequence: old.sequence + 1, changedAt: now, isCancelled: false };
}

function cancelled(one: Published, now: Instant): Published {
  return one.isCancelled ? one : { ...one, sequence: one.sequence + 1, changedAt: now, isCancelled: true };
}

function isSame(a: Told, b: Told): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.summary === b.summary &&
    a.description === b.description &&
    a.isShadow === b.isShadow &&
    a.people.length === b.people.length &&
    a.people.every((person, index) => person === b.people[index])
  );
}
