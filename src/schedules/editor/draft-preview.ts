import { scheduleSchema } from '../../../server/contract/configuration/schedule.ts';
import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import { formatPath } from '../../../server/core/directory/kind.ts';
import { changedHandoffs, changesBetween, changesByPerson } from '../../../server/core/schedule/changes.ts';
import type { OnCallChange, PersonChange } from '../../../server/core/schedule/changes.ts';
import { emptyShifts, gaps } from '../../../server/core/schedule/coverage.ts';
import { fairness, participantsOf } from '../../../server/core/schedule/fairness.ts';
import { loadsOf, NO_LOAD } from '../../../server/core/schedule/load.ts';
import type { Load } from '../../../server/core/schedule/load.ts';
import { overlapsIn } from '../../../server/core/schedule/overlaps.ts';
import type { IsKnown, Rotation, Schedule } from '../../../server/core/schedule/schedule.ts';
import { DAY_MS } from '../../../server/core/time/instant.ts';
import type { Instant, Interval } from '../../../server/core/time/instant.ts';
import { decoded } from '../read.ts';

/** How far ahead an edit is looked at, from when on it counts. */
const AHEAD_MS = 28 * DAY_MS;

/** What saving would change, by the same core that pages. */
export interface DraftPreview {
  /** What is looked at; all that is said is of this stretch. */
  readonly window: Interval;
  readonly handoffs: number;
  readonly changes: readonly OnCallChange[];
  readonly people: readonly PersonChange[];
  /** When nobody is meant to be on call that is not when nobody was before; so with the two below. */
  readonly newGaps: readonly Interval[];
  /** When somebody is meant to be, and nobody is chosen, known or there. */
  readonly newEmpty: readonly Interval[];
  /** When several rotations have somebody on call at once. */
  readonly newOverlaps: readonly Interval[];
  /** Of everybody who is on call before or after, by id. */
  readonly loads: readonly PersonLoad[];
  /** How evenly hours are shared, from 0 to 1; null where there are not two people to share them. */
  readonly evenness: { readonly before: number | null; readonly after: number | null };
}

export interface PersonLoad {
  readonly personId: string;
  readonly before: Load;
  readonly after: Load;
}

export interface Mistake {
  readonly path: string;
  readonly message: string;
}

export interface Known {
  readonly isKnown: IsKnown;
  readonly zoneOf: (personId: string) => string;
}

/** Everything that is wrong with a document, each with the field that it is about: `layers[0].rotations[0].start`. */
export function mistakesIn(document: ScheduleDocument): readonly Mistake[] {
  const parsed = scheduleSchema.safeParse(document.id === '' ? { ...document, id: 'new' } : document);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    // Symbols are no keys of a document.
    path: formatPath(path.filter((part): part is string | number => typeof part !== 'symbol')),
    message,
  }));
}

/** `from`: when the last of the edits begins to count. */
export function previewOfDraft(
  before: Schedule | null,
  after: Schedule,
  { now, from = now }: { readonly now: Instant; readonly from?: Instant },
  { isKnown, zoneOf }: Known,
): DraftPreview {
  const window = { start: now, end: from + AHEAD_MS };
  const changes = changesBetween(before, after, window, isKnown);
  const fresh = (find: (schedule: Schedule) => readonly Interval[]): readonly Interval[] => {
    const old = before === null ? [] : find(before);
    return find(after).filter((one) => !old.some(({ start, end }) => start <= one.start && end >= one.end));
  };
  const loads = loadsBetween(before, after, window, { isKnown, zoneOf });
  return {
    window,
    handoffs: changedHandoffs(before, after, window, isKnown),
    changes,
    people: changesByPerson(changes),
    newGaps: fresh((schedule) => gaps(schedule, window, isKnown)),
    newEmpty: fresh((schedule) => emptyShifts(schedule, window, isKnown).map(({ interval }) => interval)),
    newOverlaps: fresh((schedule) =>
      overlapsIn(schedule, window, isKnown).flatMap(({ kind, interval }) => (kind === 'together' ? [interval] : [])),
    ),
    loads,
    evenness: { before: evennessOf(before, loads, 'before'), after: evennessOf(after, loads, 'after') },
  };
}

/** Over everybody who takes turns, also who has none in this time. */
function evennessOf(schedule: Schedule | null, loads: readonly PersonLoad[], which: 'before' | 'after'): number | null {
  if (schedule === null) return null;
  const carried = loads.flatMap((one) => (one[which].onCallMs > 0 ? [[one.personId, one[which]] as const] : []));
  return (
    fairness(new Map(carried), participantsOf(schedule)).find(({ burden }) => burden === 'onCallMs')?.evenness ?? null
  );
}

function loadsBetween(
  before: Schedule | null,
  after: Schedule,
  window: Interval,
  { isKnown, zoneOf }: Known,
): readonly PersonLoad[] {
  const old = before === null ? new Map<string, Load>() : loadsOf([before], window, zoneOf, isKnown);
  const next = loadsOf([after], window, zoneOf, isKnown);
  return [...new Set([...old.keys(), ...next.keys()])].sort().map((personId) => ({
    personId,
    before: old.get(personId) ?? NO_LOAD,
    after: next.get(personId) ?? NO_LOAD,
  }));
}

/** Stands in where nobody was chosen yet, so that the rest of the draft can be read. */
const NOBODY = 'nobody-chosen-yet';

/**
 * What the core makes of a draft that is not finished: without a name, and without people in some turns, which are then
 * empty shifts instead of gaps. Null where something else is wrong with it.
 */
export function unfinished(draft: ScheduleDocument): Schedule | null {
  const isMissing = (group: string | readonly string[]): boolean => group.length === 0;
  const filled: ScheduleDocument = {
    ...{ ...draft, id: draft.id || 'new', name: draft.name.trim() || '—' },
    layers: draft.layers.map((layer) => ({
      ...layer,
      rotations: layer.rotations.map((rotation) => ({
        ...rotation,
        people: rotation.people.length === 0 ? [NOBODY] : rotation.people.map((one) => (isMissing(one) ? NOBODY : one)),
      })),
    })),
  };
  const read = decoded(filled);
  if (read === null) return null;
  const emptied = (rotation: Rotation): Rotation => {
    if (!rotation.participants.some((group) => group.includes(NOBODY))) return rotation;
    const participants = rotation.participants.map((group) => (group.includes(NOBODY) ? [] : group));
    return { ...rotation, participants };
  };
  return { ...read, layers: read.layers.map((layer) => ({ ...layer, rotations: layer.rotations.map(emptied) })) };
}
