import { MINUTE_MS } from '../../time/instant.ts';
import type { Instant, Interval } from '../../time/instant.ts';
import type { Edition, IsKnown, Layer, Override, Rotation, Schedule } from '../schedule.ts';
import { instantOf } from './minute-zone.ts';
import { firstOf, walkWork } from './minute-work.ts';
import type { Piece, Rule } from './minute-work.ts';

/**
 * A second, slow answer to "who is on call", which shares no code with the first: every turn is walked from the first
 * one on, every wall-clock minute of every window is asked whose it is, and only Temporal knows zones. Written from
 * docs/schedules.md, whose numbers are those of the comments here.
 */
export interface Answer {
  /** Sorted. */
  readonly people: readonly string[];
  /** Sorted: the rotations with their turns, events, overrides, and what changed them. */
  readonly reasons: readonly string[];
  /** Somebody was meant to be on call whom nobody above hides, and nobody of them is left. */
  readonly isEmpty: boolean;
  /** Sorted; who sees without being paged. */
  readonly shadows: readonly string[];
}

export interface Minute {
  readonly at: Instant;
  readonly answer: Answer;
}

/** Somebody, and since when they are named: an absence beats what was said before it. */
interface Named {
  readonly person: string;
  readonly since: Instant;
}

/** Those of one stretch who are left of those who were meant to be on, and why; none left is empty. */
interface Say {
  readonly people: readonly Named[];
  readonly reasons: readonly string[];
}

interface Worked {
  readonly rotation: Rotation;
  readonly firstAt: Instant;
  readonly pieces: readonly Piece[];
}

type Written = Pick<Edition, 'zone' | 'layers' | 'holidays' | 'overrides'>;

/** All that decides within one edition. */
interface Scene extends Written {
  readonly schedule: Schedule;
  readonly isKnown: IsKnown;
  readonly worked: ReadonlyMap<Layer, readonly Worked[]>;
}

const holds = ({ start, end }: Interval, at: Instant): boolean => start <= at && at < end;
const named = (people: readonly string[], since: Instant): Named[] => people.map((person) => ({ person, since }));
const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort();
const names = (says: readonly Say[]): string[] =>
  sorted(says.flatMap(({ people }) => people.map(({ person }) => person)));
const hasSomebody = ({ people }: Say): boolean => people.length > 0;
/** The latest first; of two that were made together, the greater id. */
const byMaking = <T extends { readonly id: string; readonly createdAt: Instant }>(made: readonly T[]): T[] =>
  [...made].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));

function walk(rotation: Rotation, { holidays }: Layer, written: Written, window: Interval): Worked {
  const zone = rotation.zone ?? written.zone;
  const days = written.holidays.find(({ id }) => id === holidays?.listId)?.days;
  const hasHolidays = holidays !== null && days !== undefined;
  const rule: Rule = hasHolidays ? { days: new Set(days.map(({ day }) => day)), treatment: holidays.treatment } : null;
  return { rotation, firstAt: instantOf(firstOf(rotation), zone), pieces: walkWork(rotation, zone, window, rule) };
}

function sceneOf(schedule: Schedule, written: Written, window: Interval, isKnown: IsKnown): Scene {
  const { zone, layers, holidays, overrides } = written;
  const worked = layers.map((layer) => {
    const rotations = layer.rotations.map((rotation) => walk(rotation, layer, written, window));
    return [layer, rotations] as const;
  });
  return { zone, layers, holidays, overrides, schedule, isKnown, worked: new Map(worked) };
}

function answerAt(scene: Scene, at: Instant): Answer {
  const shadows = scene.layers.filter(({ duty }) => duty === 'shadow');
  return { ...onCallAt(scene, at), shadows: names(shadows.flatMap((layer) => layerAt(scene, layer, at))) };
}

/** 8. and 9. An override above all layers, or the highest rank that has somebody. */
function onCallAt(scene: Scene, at: Instant): Omit<Answer, 'shadows'> {
  const above = overridden(scene, null, at);
  const layers = scene.layers.filter(({ duty }) => duty === 'on-call');
  const ranks = [...new Set(layers.map((layer) => layer.rank))].sort((a, b) => b - a);
  const below = ranks.map((rank) =>
    layers.filter((layer) => layer.rank === rank).flatMap((layer) => layerAt(scene, layer, at)),
  );
  const levels = [above, ...below];
  const winner = levels.findIndex((says) => says.some(hasSomebody));
  const seen = winner === -1 ? levels : levels.slice(0, winner + 1);
  const on = (levels[winner] ?? []).filter(hasSomebody);
  const reasons = sorted(on.flatMap((say) => say.reasons));
  return { people: names(on), reasons, isEmpty: !seen.flat().every(hasSomebody) };
}

/** 7. and 9. Overrides down to the latest one that has somebody left. */
function overridden(scene: Scene, layerId: string | null, at: Instant): readonly Say[] {
  const here = scene.overrides.filter((of) => of.layerId === layerId && holds(of.interval, at));
  const says = byMaking<Override>(here).map(({ id, people, createdAt }) =>
    left(scene, { people: named(people, createdAt), reasons: [`override ${id}`] }, at),
  );
  const winner = says.findIndex(hasSomebody);
  return winner === -1 ? says : says.slice(0, winner + 1);
}

/** What a layer says: an entry for each override, rotation and event that is meant to have somebody on. */
function layerAt(scene: Scene, layer: Layer, at: Instant): readonly Say[] {
  const over = overridden(scene, layer.id, at);
  if (over.some(hasSomebody)) return over;
  return [...over, ...ownAt(scene, layer, at, []).map((meant) => left(scene, meant, at))];
}

/** 1. to 4. Whom a layer means to be on, before it is known who is there. */
function ownAt(scene: Scene, layer: Layer, at: Instant, asked: readonly Layer[]): readonly Say[] {
  const events = scene.schedule.imports
    .filter(({ layerId }) => layerId === layer.id && layer.calendar !== null)
    .flatMap(({ shifts }) => shifts.filter(({ interval }) => holds(interval, at)));
  const rotations = (scene.worked.get(layer) ?? []).flatMap((worked) => workedAt(scene, worked, layer, at, asked));
  const imported = events.map(({ uid, people }) => ({
    people: named(people, -Infinity),
    reasons: [`import ${layer.id} ${uid}`],
  }));
  return [...rotations, ...imported];
}

/** 1. to 3. */
function workedAt(scene: Scene, worked: Worked, layer: Layer, at: Instant, asked: readonly Layer[]): readonly Say[] {
  const { rotation, firstAt, pieces } = worked;
  if (at < firstAt || at < (rotation.visibleFrom ?? at) || at >= (rotation.until ?? Infinity)) return [];
  // Where pieces overlap, who is on call finishes.
  const piece = pieces.find((each) => holds(each, at));
  if (piece === undefined) return [];
  const holiday = piece.holiday === null ? [] : [`holiday ${layer.id} ${piece.holiday}`];
  const handed = handedOn(scene, piece, layer, at, asked);
  const isForOthers = layer.holidays?.treatment.kind === 'layer';
  if (handed !== null) {
    const people = latestWords(handed.flatMap((say) => say.people));
    return handed.length === 0 ? [] : [{ people, reasons: [...handed.flatMap((say) => say.reasons), ...holiday] }];
  }
  const reasons = [`rotation ${layer.id} ${rotation.id} ${piece.turn}`, ...(isForOthers ? [] : holiday)];
  return [covered(scene, { people: named(piece.group, -Infinity), reasons }, rotation, piece, at)];
}

/** 2. On a holiday whoever another layer has on; null where it is this layer's own to work. */
function handedOn(scene: Scene, piece: Piece, layer: Layer, at: Instant, asked: readonly Layer[]) {
  const treatment = layer.holidays?.treatment;
  if (piece.holiday === null || treatment?.kind !== 'layer') return null;
  const other = scene.layers.find(({ id }) => id === treatment.layerId);
  if (other === undefined || other === layer || asked.includes(other)) return null;
  return ownAt(scene, other, at, [...asked, layer]);
}

/** Each person once, by the latest word about them. */
function latestWords(said: readonly Named[]): Named[] {
  return said.filter(
    (one, index) =>
      !said.some((other, at) => {
        return other.person === one.person && (other.since > one.since || (other.since === one.since && at < index));
      }),
  );
}

/** 3. In the order in which they were taken; whoever gives must be on. */
function covered(scene: Scene, meant: Say, rotation: Rotation, piece: Piece, at: Instant): Say {
  const covers = [...scene.schedule.covers].sort((a, b) => a.takenAt - b.takenAt || (a.id < b.id ? -1 : 1));
  return covers.reduce((say, { id, occurrence: { rotationId, turn, part }, from, to, takenAt, until }) => {
    const isHere = turn === piece.turn && lineOf(scene, rotationId) === lineOf(scene, rotation.id);
    const isInPart = part === null || (piece.since(part.fromMs) <= at && at < piece.since(part.toMs));
    const isOn = say.people.some(({ person }) => person === from);
    if (takenAt > at || at >= (until ?? Infinity) || !isHere || !isInPart || !isOn) return say;
    // Whoever takes it may be there already; this is the later word about them.
    const others = say.people.filter(({ person }) => person !== from && person !== to);
    return { people: [...others, { person: to, since: takenAt }], reasons: [...say.reasons, `cover ${id}`] };
  }, meant);
}

/** The first rotation of a line of edits. */
function lineOf(scene: Scene, rotationId: string): string {
  const rotation = scene.layers.flatMap(({ rotations }) => rotations).find(({ id }) => id === rotationId);
  return rotation === undefined || rotation.supersedes === null ? rotationId : lineOf(scene, rotation.supersedes);
}

/** 5. and 6. Who is left of some people. */
function left(scene: Scene, meant: Say, at: Instant): Say {
  const stood = meant.people.map((one) => standIn(scene, one, at, []));
  return {
    people: stood.flatMap(({ people }) => people).filter(({ person }) => scene.isKnown(person)),
    reasons: [...meant.reasons, ...stood.flatMap(({ reasons }) => reasons)],
  };
}

function standIn(scene: Scene, one: Named, at: Instant, before: readonly string[]): Say {
  if (before.includes(one.person)) return { people: [], reasons: [] };
  const away = scene.schedule.absences
    .filter(({ personId, interval }) => personId === one.person && holds(interval, at))
    .filter(({ createdAt }) => createdAt <= at && createdAt > one.since);
  const absence = byMaking(away)[0];
  if (absence === undefined) return { people: [one], reasons: [] };
  const reason = `absence ${absence.id}`;
  if (absence.substituteId === null) return { people: [], reasons: [reason] };
  // For somebody who stands in, every absence counts, whenever it was made.
  const substitute = { person: absence.substituteId, since: -Infinity };
  const next = standIn(scene, substitute, at, [...before, one.person]);
  return { people: next.people, reasons: [reason, ...next.reasons] };
}

/** Every instant at which anything may begin or end to count. Between them nothing is computed anew. */
function edgesOf({ overrides, schedule, worked }: Scene): Set<Instant> {
  const { covers, absences, imports } = schedule;
  const intervals = [...overrides, ...absences, ...imports.flatMap(({ shifts }) => shifts)].map((of) => of.interval);
  const all = [...worked.values()].flat();
  const pieces = all.flatMap((of) => of.pieces);
  const parts = covers.flatMap(({ occurrence: { turn, part } }) =>
    pieces
      .filter((piece) => piece.turn === turn && part !== null)
      .flatMap(({ since }) => [since(part?.fromMs ?? NaN), since(part?.toMs ?? NaN)]),
  );
  const instants = [
    ...[...intervals, ...pieces].flatMap(({ start, end }) => [start, end]),
    ...all.flatMap(({ firstAt, rotation }) => [firstAt, rotation.visibleFrom ?? firstAt, rotation.until ?? firstAt]),
    ...[
      ...parts,
      ...covers.flatMap(({ takenAt, until }) => [takenAt, until ?? takenAt]),
      ...absences.map(({ createdAt }) => createdAt),
    ],
  ];
  return new Set(instants.map((at) => Math.ceil(at / MINUTE_MS) * MINUTE_MS));
}

/** What the minutes of a window say, from the first to the last. A window begins and ends with a minute. */
export function* minutes(schedule: Schedule, window: Interval, isKnown: IsKnown): Generator<Minute> {
  let start = window.start;
  for (const edition of [...schedule.past, { ...schedule, until: window.end, unknown: null }]) {
    const end = Math.min(Math.ceil(edition.until / MINUTE_MS) * MINUTE_MS, window.end);
    if (end <= start) continue;
    const wasKnown: IsKnown = (person) =>
      edition.unknown === null ? isKnown(person) : !edition.unknown.includes(person);
    const scene = sceneOf(schedule, edition, { start, end }, wasKnown);
    const edges = edgesOf(scene);
    let answer = answerAt(scene, start);
    for (let at = start; at < end; at += MINUTE_MS) {
      if (edges.has(at)) answer = answerAt(scene, at);
      yield { at, answer };
    }
    start = end;
  }
}
