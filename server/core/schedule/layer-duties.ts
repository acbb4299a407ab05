import type { PersonId } from '../notifying/person.ts';
import type { Instant, Interval } from '../time/instant.ts';
import { coverIndex, withCovers } from './covers.ts';
import { cutTo, namedByRotation, overlaps } from './duty.ts';
import type { Duty } from './duty.ts';
import { holidayCalendar } from './holidays.ts';
import { planIn, readLayer } from './ranks.ts';
import type { ReadLayer, ReadRotation } from './ranks.ts';
import type { Cover, HolidayList, Import, Layer, Rotation, Source } from './schedule.ts';
import { workOfPlan } from './work.ts';
import type { Work } from './work.ts';

/** How a schedule is written, for as long as it is written like that. */
export interface Written {
  readonly zone: string;
  readonly layers: readonly Layer[];
  readonly holidays: readonly HolidayList[];
  readonly covers: readonly Cover[];
  readonly imports: readonly Import[];
}

/**
 * What a layer asks of whom in a window, rotation by rotation: with the covers, without overrides and absences. Each
 * track is sorted and has no overlaps.
 */
export function layerDuties(read: ReadLayer, written: Written, window: Interval, asking = NOBODY): (readonly Duty[])[] {
  const { layer, rotations } = read;
  const context = { layer, written, asking };
  const tracks: (readonly Duty[])[] = [];
  for (const rotation of rotations) {
    const track = rotationDuties(rotation, context, window);
    if (track.length > 0) tracks.push(track);
  }
  if (layer.calendar !== null) tracks.push(...importTracks(layer.id, written.imports, window));
  return tracks;
}

const NOBODY: readonly string[] = [];
const NO_DUTIES: readonly Duty[] = [];

interface Context {
  readonly layer: Layer;
  readonly written: Written;
  /** Layers that have handed their holidays on to this one. */
  readonly asking: readonly string[];
}

function rotationDuties(read: ReadRotation, context: Context, window: Interval): readonly Duty[] {
  const { layer, written } = context;
  const holidays = layer.holidays === null ? null : holidayCalendar(layer.holidays, written.holidays);
  const plan = planIn(read, written.zone);
  const worked = workOfPlan(plan, window, holidays);
  if (worked.length === 0) return NO_DUTIES;
  const { rotation } = read;
  const duties: Duty[] = [];
  for (const work of worked) {
    const handedOn = work.holiday === null ? null : handOn(work, context);
    if (handedOn !== null) {
      duties.push(...handedOn);
      continue;
    }
    const duty = dutyOf(work, rotation, layer);
    const taken = coversOf(written, rotation, work.turn);
    if (taken === undefined) duties.push(duty);
    else duties.push(...withCovers(duty, taken, plan));
  }
  return duties;
}

function coversOf({ layers, covers }: Written, { id }: Rotation, turn: number): readonly Cover[] | undefined {
  return covers.length === 0 ? undefined : coverIndex(layers, covers).get(id)?.get(turn);
}

function dutyOf({ start, end, turn, group, holiday }: Work, rotation: Rotation, layer: Layer): Duty {
  const source: Source = { kind: 'rotation', layerId: layer.id, rotationId: rotation.id, turn };
  // A day that was to be handed over, and has nobody to go to, is worked as any other.
  const isChanged = holiday !== null && layer.holidays?.treatment.kind !== 'layer';
  return {
    interval: { start, end },
    people: group,
    sources: isChanged ? [source, holidaySource(layer, holiday.name)] : [source],
    since: namedByRotation,
  };
}

function holidaySource({ id, holidays }: Layer, name: string): Source {
  return { kind: 'holiday', layerId: id, listId: holidays?.listId ?? '', name };
}

/** The work of a holiday as the other layer does it; null where it is not handed on, or would go round in a circle. */
function handOn(work: Work, { layer, written, asking }: Context): Duty[] | null {
  const treatment = layer.holidays?.treatment;
  if (treatment?.kind !== 'layer' || work.holiday === null) return null;
  const other = written.layers.find(({ id }) => id === treatment.layerId);
  if (other === undefined || other.id === layer.id || asking.includes(other.id)) return null;
  const source = holidaySource(layer, work.holiday.name);
  const tracks = layerDuties(readLayer(other), written, { start: work.start, end: work.end }, [...asking, layer.id]);
  return merged(tracks).map((duty) => ({ ...duty, sources: [...duty.sources, source] }));
}

/** Several tracks as one, so that what a rotation works stays without overlaps. */
function merged(tracks: readonly (readonly Duty[])[]): Duty[] {
  const [only] = tracks;
  if (tracks.length <= 1) return [...(only ?? [])];
  const all = tracks.flat();
  const edges = [...new Set(all.flatMap(({ interval }) => [interval.start, interval.end]))].sort((a, b) => a - b);
  return edges.slice(1).flatMap((end, index) => {
    const interval = { start: edges[index] ?? end, end };
    const here = all.filter((duty) => overlaps(duty.interval, interval));
    if (here.length === 0) return [];
    const people = [...new Set(here.flatMap((duty) => duty.people))];
    return [{ interval, people, since: latest(here), sources: here.flatMap(({ sources }) => sources) }];
  });
}

/** When each was last named; who has given a turn on is named no more by it. */
function latest(duties: readonly Duty[]): Map<PersonId, Instant> {
  const since = new Map<PersonId, Instant>();
  for (const duty of duties) {
    for (const person of duty.people) {
      const named = Math.max(duty.since.get(person) ?? -Infinity, since.get(person) ?? -Infinity);
      since.set(person, named);
    }
  }
  return since;
}

/** Events of a calendar may overlap: each goes to the first track that is free. */
function importTracks(layerId: string, imports: readonly Import[], window: Interval): Duty[][] {
  const shifts = imports.find((one) => one.layerId === layerId)?.shifts ?? [];
  const tracks: Duty[][] = [];
  const inWindow = shifts.filter(({ interval }) => overlaps(interval, window));
  for (const { uid, interval, people } of [...inWindow].sort((a, b) => a.interval.start - b.interval.start)) {
    const sources: Source[] = [{ kind: 'import', layerId, uid }];
    const duty = cutTo({ interval, people, sources, since: namedByRotation }, window);
    const free = tracks.find((track) => (track.at(-1)?.interval.end ?? -Infinity) <= duty.interval.start);
    if (free === undefined) tracks.push([duty]);
    else free.push(duty);
  }
  return tracks;
}
