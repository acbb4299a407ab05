import type { Instant } from '../time/instant.ts';
import { DAY_MS } from '../time/instant.ts';
import { instantOfWall } from '../time/zone.ts';
import { parseLocalDateTime } from '../time/wall-time.ts';
import { planOf, turnAt, turnStart } from './plan.ts';
import type { Plan } from './plan.ts';
import { positionOfTurn, turnUnderWay } from './round.ts';
import type { Layer, Rotation, Schedule } from './schedule.ts';
import { workOf } from './work.ts';

/** When an edit of a rotation begins to count. A round is over when everybody has had as many turns as everybody else. */
export const EFFECTS = ['now', 'after-this-shift', 'after-a-full-round'] as const;
export type Effect = (typeof EFFECTS)[number];

/** What stands in the place of a rotation after an edit. `at`: from when on it is the edited one that counts. */
export type Succession =
  /** The edited one, under the id of the old: what was until now stays as an edition of the schedule. */
  | { readonly kind: 'in-place'; readonly at: Instant; readonly rotation: Rotation }
  | { readonly kind: 'ended'; readonly at: Instant; readonly old: Rotation }
  | { readonly kind: 'followed'; readonly at: Instant; readonly old: Rotation; readonly next: Rotation };

/** A schedule with the edit in it; of the layers that it does not concern the very same objects. */
export interface Superseded {
  readonly at: Instant;
  readonly layers: readonly Layer[];
}

type Written = Pick<Schedule, 'zone' | 'layers'>;

/** The instant that an edit made at `now` counts from; `now` itself where the rotation is not, or no longer, visible. */
export function effectiveFrom(rotation: Rotation, scheduleZone: string, effect: Effect, now: Instant): Instant {
  const plan = planOf(rotation, scheduleZone);
  if (effect === 'now' || now < plan.from || now >= plan.until) return now;
  const turn = turnUnderWay(rotation, scheduleZone, now);
  const last = effect === 'after-this-shift' ? turn : lastOfRound(rotation, scheduleZone, plan, turn);
  return Math.min(endOfTurn(rotation, scheduleZone, plan, last), plan.until);
}

/**
 * What an edit makes of one rotation. `edited` is as it was typed, under the id of `old`; `id` is for the one that follows,
 * and used by nothing else in the schedule. Before `at` the answers are those of `old`, from it on those of `edited`.
 */
export function succession(
  old: Rotation,
  edited: Rotation,
  { scheduleZone, effect, now, id }: { scheduleZone: string; effect: Effect; now: Instant; id: string },
): Succession {
  const at = effectiveFrom(old, scheduleZone, effect, now);
  // Of one that is not visible now there is nothing that would have to go on until later.
  if (at <= now) return { kind: 'in-place', at, rotation: edited };
  if (isSameWork(old, edited)) {
    // Of an end that was typed the earliest that still counts is the chosen instant.
    const until = edited.until === null ? null : Math.max(edited.until, at);
    return { kind: 'in-place', at, rotation: { ...edited, until } };
  }
  const visibleFrom = Math.max(at, edited.visibleFrom ?? at, startOf(edited, scheduleZone));
  const ended = { ...old, until: at };
  if (edited.until !== null && edited.until <= visibleFrom) return { kind: 'ended', at, old: ended };
  return { kind: 'followed', at, old: ended, next: { ...edited, id, visibleFrom, supersedes: old.id } };
}

/** A schedule after the edit of one of its rotations, which is found by its id. */
export function supersede(schedule: Written, edited: Rotation, effect: Effect, now: Instant): Superseded {
  const old = rotationsIn(schedule.layers).find(({ id }) => id === edited.id);
  if (old === undefined) return { at: now, layers: schedule.layers };
  const id = nextId(schedule.layers, edited.id);
  const after = succession(old, edited, { scheduleZone: schedule.zone, effect, now, id });
  switch (after.kind) {
    case 'in-place':
      return { at: after.at, layers: replaced(schedule.layers, old.id, [after.rotation]) };
    case 'ended':
      return { at: after.at, layers: replaced(schedule.layers, old.id, [after.old]) };
    case 'followed': {
      // Whoever was to follow the old one follows the edited one, so that a line stays a line.
      const followers = relinked(schedule.layers, old.id, id);
      return { at: after.at, layers: replaced(followers, old.id, [after.old, after.next]) };
    }
  }
}

/** A schedule in which a rotation ends. One of which nothing would be left to come is gone from it. */
export function endRotation(schedule: Written, rotationId: string, effect: Effect, now: Instant): Superseded {
  const old = rotationsIn(schedule.layers).find(({ id }) => id === rotationId);
  if (old === undefined) return { at: now, layers: schedule.layers };
  const at = effectiveFrom(old, schedule.zone, effect, now);
  if (at <= now) return { at: now, layers: withoutRotation(schedule.layers, rotationId) };
  return { at, layers: replaced(schedule.layers, rotationId, [{ ...old, until: at }]) };
}

/**
 * Without one link of a line: its neighbours are linked instead. The name of a line's first rotation stays with the line
 * when that is the one that goes, because covers are known by it.
 */
export function withoutRotation(layers: readonly Layer[], rotationId: string): readonly Layer[] {
  const before = rotationsIn(layers).find(({ id }) => id === rotationId)?.supersedes ?? null;
  return replaced(before === null ? layers : relinked(layers, rotationId, before), rotationId, []);
}

/** `weekly` becomes `weekly-2`, and that `weekly-3`. */
export function nextId(layers: readonly Layer[], id: string): string {
  const taken = new Set(rotationsIn(layers).map((rotation) => rotation.id));
  const stem = id.replace(/-\d+$/, '').slice(0, 58);
  for (let number = 2; ; number++) {
    if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
  }
}

/** Its hand-off, or later where a night that began before it is finished. */
function endOfTurn(rotation: Rotation, zone: string, plan: Plan, turn: number): Instant {
  const handoff = turnStart(plan, turn + 1);
  // A window is a day long at most, so that nothing of an earlier turn runs on beyond the second day.
  const after = workOf(rotation, zone, { start: handoff, end: handoff + 2 * DAY_MS });
  return after.filter((work) => work.turn === turn).reduce((end, work) => Math.max(end, work.end), handoff);
}

/** Counted from the first turn that was visible of this rotation. */
function lastOfRound(rotation: Rotation, zone: string, plan: Plan, turn: number): number {
  const positionOf = positionOfTurn(rotation, zone);
  const first = positionOf(turnAt(plan, plan.from));
  let last = turn;
  while (positionOf(last + 1) !== first) last += 1;
  return last;
}

/** Whether nothing but the name and the end are other ones. */
function isSameWork(a: Rotation, b: Rotation): boolean {
  const { name: _, until: __, ...one } = a;
  const { name: ___, until: ____, ...other } = b;
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: object): unknown[] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

function startOf(rotation: Rotation, scheduleZone: string): Instant {
  const start = parseLocalDateTime(rotation.start);
  return start.ok ? instantOfWall(rotation.zone ?? scheduleZone, start.wallMs) : -Infinity;
}

function rotationsIn(layers: readonly Layer[]): readonly Rotation[] {
  return layers.flatMap(({ rotations }) => rotations);
}

function replaced(layers: readonly Layer[], rotationId: string, by: readonly Rotation[]): readonly Layer[] {
  return layers.map((layer) => {
    if (!layer.rotations.some(({ id }) => id === rotationId)) return layer;
    return { ...layer, rotations: layer.rotations.flatMap((one) => (one.id === rotationId ? by : [one])) };
  });
}

function relinked(layers: readonly Layer[], from: string, to: string): readonly Layer[] {
  return layers.map((layer) => {
    if (!layer.rotations.some(({ supersedes }) => supersedes === from)) return layer;
    const rotations = layer.rotations.map((one) => (one.supersedes === from ? { ...one, supersedes: to } : one));
    return { ...layer, rotations };
  });
}
