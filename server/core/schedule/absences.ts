import type { PersonId } from '../notifying/person.ts';
import type { Instant, Interval } from '../time/instant.ts';
import { cutTo, overlaps } from './duty.ts';
import type { Duty } from './duty.ts';
import type { Absence, Source } from './schedule.ts';

/** Absences of each person, the latest made first. */
export type AbsenceIndex = ReadonlyMap<PersonId, readonly Absence[]>;

const indexes = new WeakMap<readonly Absence[], AbsenceIndex>();

export function absenceIndex(absences: readonly Absence[]): AbsenceIndex {
  const known = indexes.get(absences);
  if (known !== undefined) return known;
  const index = new Map<PersonId, Absence[]>();
  const inOrder = [...absences].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
  for (const absence of inOrder) {
    const of = index.get(absence.personId);
    if (of === undefined) index.set(absence.personId, [absence]);
    else of.push(absence);
  }
  indexes.set(absences, index);
  return index;
}

/** When it counts: nothing changes before it was made. */
function effectOf({ interval, createdAt }: Absence): Interval {
  return { start: Math.max(interval.start, createdAt), end: interval.end };
}

/** A duty with the substitutes of those who are away; cut where somebody leaves or comes back. */
export function withAbsences(duty: Duty, index: AbsenceIndex): Duty[] {
  const edges = new Set<Instant>();
  gatherEdges(duty.people, duty.interval, index, edges, new Set());
  if (edges.size === 0) return [duty];
  const cuts = [...edges].filter((at) => at > duty.interval.start && at < duty.interval.end).sort((a, b) => a - b);
  const starts = [duty.interval.start, ...cuts];
  return starts.map((start, position) => {
    const part = cutTo(duty, { start, end: starts[position + 1] ?? duty.interval.end });
    return staffed(part, index);
  });
}

/** Of the people, and of whoever stands in for them. */
function gatherEdges(
  people: readonly PersonId[],
  within: Interval,
  index: AbsenceIndex,
  edges: Set<Instant>,
  seen: Set<PersonId>,
): void {
  for (const person of people) {
    if (seen.has(person)) continue;
    seen.add(person);
    for (const absence of index.get(person) ?? []) {
      const effect = effectOf(absence);
      if (!overlaps(effect, within)) continue;
      edges.add(effect.start).add(effect.end);
      if (absence.substituteId !== null) gatherEdges([absence.substituteId], within, index, edges, seen);
    }
  }
}

function staffed(duty: Duty, index: AbsenceIndex): Duty {
  const sources: Source[] = [];
  const people = duty.people.flatMap((person) => {
    return standIn(person, duty.since.get(person) ?? -Infinity, duty.interval.start, index, sources);
  });
  if (sources.length === 0) return duty;
  return { ...duty, people: [...new Set(people)], sources: [...duty.sources, ...sources] };
}

/** The person, or whoever stands in for them; nobody where that leads in a circle. */
function standIn(
  person: PersonId,
  since: Instant,
  at: Instant,
  index: AbsenceIndex,
  sources: Source[],
): readonly PersonId[] {
  const seen = new Set<PersonId>();
  let current = person;
  // Who was named as a substitute did not say so themselves: every absence of theirs counts.
  for (let named = since; ; named = -Infinity) {
    seen.add(current);
    const away = (index.get(current) ?? []).find((absence) => {
      const { start, end } = effectOf(absence);
      return absence.createdAt > named && start <= at && at < end;
    });
    if (away === undefined) return [current];
    const { id: absenceId, personId, substituteId } = away;
    sources.push({ kind: 'absence', absenceId, personId, substituteId });
    if (substituteId === null || seen.has(substituteId)) return [];
    current = substituteId;
  }
}
