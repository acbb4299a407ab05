import { cutTo, overlaps } from './duty.ts';
import type { Duty } from './duty.ts';
import { instantInTurn } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Cover, Layer } from './schedule.ts';

/** Covers of a line, under the id of each of its rotations, by turn, in the order in which they were taken. */
type CoverIndex = ReadonlyMap<string, ReadonlyMap<number, readonly Cover[]>>;

const indexes = new WeakMap<readonly Layer[], WeakMap<readonly Cover[], CoverIndex>>();
const NONE: ReadonlyMap<number, readonly Cover[]> = new Map();
const lines = new WeakMap<readonly Layer[], ReadonlyMap<string, string>>();

export function coverIndex(layers: readonly Layer[], covers: readonly Cover[]): CoverIndex {
  const known = indexes.get(layers)?.get(covers);
  if (known !== undefined) return known;
  const ofLines = new Map<string, Map<number, Cover[]>>();
  const inOrder = [...covers].sort((a, b) => a.takenAt - b.takenAt || (a.id < b.id ? -1 : 1));
  for (const cover of inOrder) {
    const { rotationId, turn } = cover.occurrence;
    const line = lineOf(layers, rotationId);
    const ofTurns = ofLines.get(line) ?? new Map<number, Cover[]>();
    ofLines.set(line, ofTurns.set(turn, [...(ofTurns.get(turn) ?? []), cover]));
  }
  const rotations = layers.flatMap((layer) => layer.rotations);
  const index = new Map(rotations.map(({ id }) => [id, ofLines.get(lineOf(layers, id)) ?? NONE]));
  const ofLayers = indexes.get(layers) ?? new WeakMap<readonly Cover[], CoverIndex>();
  indexes.set(layers, ofLayers.set(covers, index));
  return index;
}

/** The first rotation of a line, by the id of any of them. */
export function lineOf(layers: readonly Layer[], rotationId: string): string {
  let line = lines.get(layers);
  if (line === undefined) {
    line = linesIn(layers);
    lines.set(layers, line);
  }
  return line.get(rotationId) ?? rotationId;
}

function linesIn(layers: readonly Layer[]): ReadonlyMap<string, string> {
  const rotations = layers.flatMap((layer) => layer.rotations);
  const before = new Map(rotations.map(({ id, supersedes }) => [id, supersedes]));
  return new Map(
    rotations.map(({ id }) => {
      const seen = new Set([id]);
      let first = id;
      // A hand-written file may go round in a circle.
      for (let next = before.get(first) ?? null; next !== null && !seen.has(next); next = before.get(next) ?? null) {
        seen.add(next);
        first = next;
      }
      return [id, seen.has(before.get(first) ?? '') ? ([...seen].sort()[0] ?? id) : first];
    }),
  );
}

/** A duty of one turn, with each cover in its part of it. One whose giver is not on does nothing. */
export function withCovers(duty: Duty, covers: readonly Cover[], plan: Plan): Duty[] {
  return covers.reduce<Duty[]>((duties, cover) => duties.flatMap((one) => withCover(one, cover, plan)), [duty]);
}

function withCover(duty: Duty, { id, occurrence, from, to, takenAt, until }: Cover, plan: Plan): Duty[] {
  const { part, turn } = occurrence;
  const covered = {
    start: Math.max(takenAt, part === null ? -Infinity : instantInTurn(plan, turn, part.fromMs)),
    end: Math.min(until ?? Infinity, part === null ? Infinity : instantInTurn(plan, turn, part.toMs)),
  };
  // Taken when the part was over, or given back before it was taken up: an interval turned around overlaps everything.
  const isNothing = covered.start >= covered.end;
  if (isNothing || !duty.people.includes(from) || !overlaps(duty.interval, covered)) return [duty];
  const inside = cutTo(duty, covered);
  const given: Duty = {
    interval: inside.interval,
    people: [...new Set(duty.people.map((person) => (person === from ? to : person)))],
    sources: [...duty.sources, { kind: 'cover', coverId: id, from, to }],
    since: new Map([...duty.since, [to, takenAt]]),
  };
  const before = { start: -Infinity, end: inside.interval.start };
  const after = { start: inside.interval.end, end: Infinity };
  return [
    ...(overlaps(duty.interval, before) ? [cutTo(duty, before)] : []),
    given,
    ...(overlaps(duty.interval, after) ? [cutTo(duty, after)] : []),
  ];
}
