import type { PersonId } from '../../notifying/person.ts';
import type { Instant } from '../../time/instant.ts';
import { lineOf } from '../covers.ts';
import { planOf } from '../plan.ts';
import type { Group, Layer, Schedule, Shift, Source } from '../schedule.ts';

/**
 * Shifts of one person that belong together, such as the five office days of one turn: they are announced once, before
 * the first of them.
 */
export interface Stint {
  readonly personId: PersonId;
  readonly start: Instant;
  /** Of the last shift; null where it reaches beyond what was looked at. */
  readonly end: Instant | null;
  readonly shifts: number;
}

/** Why somebody is on: a turn of a line of rotations, or something that has an id of its own. */
type Mark =
  | { readonly kind: 'turn'; readonly line: string; readonly turn: number }
  | { readonly kind: 'id'; readonly id: string };

interface Open {
  readonly start: Instant;
  end: Instant;
  shifts: number;
  marks: readonly Mark[];
}

/** `until` is the end of the window that the shifts were resolved for. Sorted by start. */
export function stintsOf(schedule: Schedule, shifts: readonly Shift[], until: Instant): Stint[] {
  const groups = groupsOf(schedule);
  const stints = new Map<PersonId, Open[]>();
  for (const { interval, people, sources } of shifts) {
    for (const person of people) {
      const marks = marksOf(person, sources, schedule.layers, groups);
      const own = stints.get(person) ?? [];
      if (own.length === 0) stints.set(person, own);
      const last = own.at(-1);
      if (last !== undefined && (last.end === interval.start || marks.some((mark) => goesOn(last.marks, mark)))) {
        last.end = interval.end;
        last.shifts += 1;
        last.marks = [...last.marks.filter(({ kind }) => kind === 'id'), ...marks];
      } else own.push({ start: interval.start, end: interval.end, shifts: 1, marks });
    }
  }
  return [...stints]
    .flatMap(([personId, own]) =>
      own.map(({ start, end, shifts: count }) => ({
        ...{ personId, start, shifts: count, end: end >= until ? null : end },
      })),
    )
    .sort((a, b) => a.start - b.start);
}

/** Also the turn after it: where a person has two in a row, or is alone in the rotation, nothing begins anew. */
function goesOn(marks: readonly Mark[], next: Mark): boolean {
  return marks.some((mark) => {
    if (mark.kind === 'id') return next.kind === 'id' && next.id === mark.id;
    if (next.kind !== 'turn' || next.line !== mark.line) return false;
    return next.turn === mark.turn || next.turn === mark.turn + 1;
  });
}

type GroupOf = (rotationId: string, turn: number) => Group | null;

function groupsOf({ layers, past, zone }: Schedule): GroupOf {
  const read = (written: readonly Layer[], in_: string) =>
    written.flatMap(({ rotations }) => rotations.map((rotation) => [rotation.id, planOf(rotation, in_)] as const));
  // What stands now last, so that it is what counts where an earlier edition had the same id.
  const plans = new Map([...past.flatMap((edition) => read(edition.layers, edition.zone)), ...read(layers, zone)]);
  return (rotationId, turn) => plans.get(rotationId)?.groupOf(turn) ?? null;
}

/** Of people who are on together each has reasons of their own; a turn counts only for those whom it names. */
function marksOf(person: PersonId, sources: readonly Source[], layers: readonly Layer[], groupOf: GroupOf): Mark[] {
  const names = standsFor(person, sources);
  return sources.flatMap((source): Mark[] => {
    if (source.kind === 'override') return [{ kind: 'id', id: `override ${source.overrideId}` }];
    if (source.kind === 'import') return [{ kind: 'id', id: `import ${source.uid}` }];
    if (source.kind !== 'rotation') return [];
    const group = groupOf(source.rotationId, source.turn);
    if (group !== null && !group.some((one) => names.has(one))) return [];
    return [{ kind: 'turn', line: lineOf(layers, source.rotationId), turn: source.turn }];
  });
}

/** The person, and those whose work they do: in the order of the sources, each change builds on the one before. */
function standsFor(person: PersonId, sources: readonly Source[]): ReadonlySet<PersonId> {
  const names = new Set([person]);
  for (const source of [...sources].reverse()) {
    if (source.kind === 'cover' && names.has(source.to)) names.add(source.from);
    if (source.kind === 'absence' && source.substituteId !== null && names.has(source.substituteId)) {
      names.add(source.personId);
    }
  }
  return names;
}
