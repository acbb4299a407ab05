import type { PersonId } from '../notifying/person.ts';
import { DAY_MS } from '../time/instant.ts';
import type { Instant, Interval } from '../time/instant.ts';
import { lineOf } from './covers.ts';
import { cutTo, overlaps } from './duty.ts';
import type { Duty } from './duty.ts';
import { layerDuties } from './layer-duties.ts';
import type { Written } from './layer-duties.ts';
import { instantInTurn, offsetInTurn, planOf, turnAt, turnStart } from './plan.ts';
import type { Plan } from './plan.ts';
import { readLayer } from './ranks.ts';
import type { Layer, Occurrence, Rotation, Schedule } from './schedule.ts';

/** An occurrence, where it lies now. */
export interface Placed {
  readonly occurrence: Occurrence;
  /** Sorted, never empty: daily windows make several of one turn. */
  readonly intervals: readonly Interval[];
}

/** A stretch that one turn of one rotation works, with the covers that were taken; neither absences nor overrides. */
interface TurnDuty extends Duty {
  readonly rotationId: string;
  readonly turn: number;
  readonly plan: Plan;
}

/** Who began a night finishes it, so work may go on for this long after its turn is over. */
const AFTER_TURN_MS = 2 * DAY_MS;

/**
 * What a person has of a stretch of time, by the rotations as they stand and the covers that were taken. Shifts on a
 * shadow layer are nobody's to give, and neither are those of an imported calendar, which has no turns. A person who is
 * away still has theirs: a cover is how they find somebody for them.
 *
 * A boundary in the second occurrence of an hour that autumn has twice is taken for the first one.
 */
export function occurrencesOf(schedule: Schedule, personId: PersonId, stretch: Interval): readonly Placed[] {
  const placed = linesOf(schedule).flatMap((line) => {
    const reach = { start: stretch.start - AFTER_TURN_MS, end: stretch.end };
    const turns = line.flatMap(({ plan }) => [turnAt(plan, reach.start), turnAt(plan, reach.end)]);
    const duties = dutiesOf(schedule, line, Math.min(...turns), Math.max(...turns));
    return [...byTurn(duties).values()].flatMap((ofTurn) => heldOf(ofTurn, personId, stretch));
  });
  return placed.sort((a, b) => startOf(a) - startOf(b));
}

/** Where an occurrence lies now, and who has it; empty where its rotation is gone, or works nothing there any more. */
export function heldIn(schedule: Schedule, occurrence: Occurrence): readonly Duty[] {
  return turnDuties(schedule, occurrence).flatMap((duty) => partOf(duty, occurrence) ?? []);
}

interface LineRotation {
  readonly layer: Layer;
  readonly rotation: Rotation;
  readonly plan: Plan;
}

/** Rotations that go on for one another after an edit share their turns, and so what is bound to them. */
function linesOf({ layers, zone }: Schedule): LineRotation[][] {
  const lines = new Map<string, LineRotation[]>();
  for (const layer of layers.filter(({ duty }) => duty === 'on-call')) {
    for (const rotation of layer.rotations) {
      const key = lineOf(layers, rotation.id);
      const line = lines.get(key) ?? [];
      lines.set(key, line);
      line.push({ layer, rotation, plan: planOf(rotation, zone) });
    }
  }
  return [...lines.values()];
}

function turnDuties(schedule: Schedule, { rotationId, turn }: Occurrence): readonly TurnDuty[] {
  const key = lineOf(schedule.layers, rotationId);
  const line = linesOf(schedule).find(
    ([first]) => first !== undefined && lineOf(schedule.layers, first.rotation.id) === key,
  );
  return line === undefined ? [] : (byTurn(dutiesOf(schedule, line, turn, turn)).get(turn) ?? []);
}

function dutiesOf(schedule: Schedule, line: readonly LineRotation[], first: number, last: number): TurnDuty[] {
  const { zone, layers, holidays, covers } = schedule;
  const written: Written = { zone, layers, holidays, covers, imports: [] };
  return line.flatMap(({ layer, rotation, plan }) => {
    const alone: Layer = { ...layer, rotations: [rotation], calendar: null };
    const window = { start: turnStart(plan, first), end: turnStart(plan, last + 1) + AFTER_TURN_MS };
    return layerDuties(readLayer(alone), written, window)
      .flat()
      .flatMap((duty) => {
        const [source] = duty.sources;
        // What a holiday hands to another layer is a turn of that layer, and found there.
        if (source?.kind !== 'rotation' || source.rotationId !== rotation.id) return [];
        return [{ ...duty, rotationId: rotation.id, turn: source.turn, plan }];
      });
  });
}

/** Sorted within each turn. Those just outside of what was asked for may lack some of their work. */
function byTurn(duties: readonly TurnDuty[]): ReadonlyMap<number, readonly TurnDuty[]> {
  const turns = new Map<number, TurnDuty[]>();
  for (const duty of [...duties].sort((a, b) => a.interval.start - b.interval.start)) {
    const ofTurn = turns.get(duty.turn);
    if (ofTurn === undefined) turns.set(duty.turn, [duty]);
    else ofTurn.push(duty);
  }
  return turns;
}

/** The person's stretches of one turn: one for each run of them that nobody else's work interrupts. */
function heldOf(ofTurn: readonly TurnDuty[], personId: PersonId, stretch: Interval): Placed[] {
  const isWhole = ofTurn.every(({ interval, people }) => {
    return people.includes(personId) && stretch.start <= interval.start && interval.end <= stretch.end;
  });
  const runs: TurnDuty[][] = [];
  let last: TurnDuty | null = null;
  for (const duty of ofTurn.filter(({ interval }) => overlaps(interval, stretch))) {
    const isTheirs = duty.people.includes(personId);
    const goesOn = last !== null && (isWhole || last.rotationId === duty.rotationId);
    const mine = { ...duty, interval: cutTo(duty, stretch).interval };
    if (isTheirs && goesOn) runs.at(-1)?.push(mine);
    else if (isTheirs) runs.push([mine]);
    last = isTheirs ? duty : null;
  }
  return runs.flatMap((run) => placedOf(run, isWhole));
}

function placedOf(run: readonly TurnDuty[], isWhole: boolean): Placed[] {
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined) return [];
  const { rotationId, turn, plan } = first;
  const part = {
    fromMs: offsetInTurn(plan, turn, first.interval.start),
    toMs: offsetInTurn(last.plan, turn, last.interval.end),
  };
  // A minute that the wall clock has twice may leave nothing that it could name.
  if (!isWhole && part.toMs <= part.fromMs) return [];
  const intervals = run.map(({ interval }) => interval);
  return [{ occurrence: { rotationId, turn, part: isWhole ? null : part }, intervals }];
}

function partOf(duty: TurnDuty, { turn, part }: Occurrence): Duty | null {
  if (part === null) return duty;
  const { plan } = duty;
  const within = { start: instantInTurn(plan, turn, part.fromMs), end: instantInTurn(plan, turn, part.toMs) };
  return overlaps(duty.interval, within) ? cutTo(duty, within) : null;
}

function startOf({ intervals }: Placed): Instant {
  return intervals[0]?.start ?? Infinity;
}
