import type { PersonId } from '../../core/notifying/person.ts';
import type { HolidayList, Layer, Override, Rotation, Schedule } from '../../core/schedule/schedule.ts';
import { holidaysOf } from '../../core/schedule/surroundings.ts';

/** What a document says about who is on call, with the holiday lists that it names. */
export interface Words {
  readonly zone: string;
  readonly layers: readonly Layer[];
  readonly overrides: readonly Override[];
  readonly holidays: readonly HolidayList[];
}

export function wordsOf({ zone, layers, overrides }: Schedule, lists: ReadonlyMap<string, HolidayList>): Words {
  return { zone, layers, overrides, holidays: holidaysOf(layers, lists) };
}

/**
 * Whether two versions put the same people on call, by the same rules. Names are for readers: a new one makes no edition.
 */
export function sameWords(a: Words | null, b: Words | null): boolean {
  if (a === null || b === null) return a === b;
  return a.zone === b.zone && JSON.stringify(bare(a)) === JSON.stringify(bare(b));
}

/** Whether any of these people may be on call by what is written. */
export function namesAny({ layers, overrides }: Words, isOne: (id: PersonId) => boolean): boolean {
  if (overrides.some(({ people }) => people.some(isOne))) return true;
  return layers.some(
    // Whom a calendar names stands in no document.
    ({ rotations, calendar }) =>
      calendar !== null || rotations.some(({ participants }) => participants.some((group) => group.some(isOne))),
  );
}

/** As text these can be compared: one function decodes each of them, so that their fields stand in one order. */
function bare({ layers, overrides, holidays }: Words) {
  return [layers.map(bareLayer), overrides, holidays.map(bareList)];
}

function bareLayer({ name: _name, rotations, ...layer }: Layer) {
  return { ...layer, rotations: rotations.map(({ name: _, ...rotation }: Rotation) => rotation) };
}

/** Days keep their names, which are given as the reason for a shift. */
function bareList({ id, days }: HolidayList) {
  return { id, days };
}
