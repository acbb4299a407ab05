import { describe, expect, it } from 'vitest';
import type { Source } from '../schedule/schedule.ts';
import { onCallBecause } from './on-call-because.ts';
import { START, town, worldOf } from './test/town.ts';

const world = worldOf(town(), START);
const rotation: Source = { kind: 'rotation', layerId: 'L', rotationId: 'r', turn: 3 };
const cover = (from: string, to: string): Source => ({ kind: 'cover', coverId: `${from}${to}`, from, to });
const absence = (personId: string, substituteId: string | null): Source => {
  return { kind: 'absence', absenceId: personId, personId, substituteId };
};

describe('why somebody is on call', () => {
  it.each<[string, readonly Source[], string]>([
    ['by a rotation', [rotation], 'on call in Primary'],
    ['by an override', [{ kind: 'override', overrideId: 'o' }], 'on call in Primary'],
    ['by a cover', [rotation, cover('b', 'a')], 'took the shift of B in Primary'],
    ['by a cover that was passed on', [rotation, cover('b', 'c'), cover('c', 'a')], 'took the shift of C in Primary'],
    ['as a substitute', [rotation, absence('b', 'a')], 'stands in for B in Primary'],
    ['as the substitute of who took it', [rotation, cover('b', 'c'), absence('c', 'a')], 'stands in for C in Primary'],
    ['beside somebody who took one', [rotation, cover('b', 'c')], 'on call in Primary'],
    ['beside somebody who is away', [rotation, absence('b', null)], 'on call in Primary'],
  ])('%s', (_, sources, because) => {
    expect(onCallBecause({ name: 'Primary', people: ['a'], sources }, 'a', world)).toBe(because);
  });

  it('calls people by their names, and by their ids where they are gone', () => {
    const named = { ...world, person: (id: string) => (id === 'b' ? { ...person('b'), name: 'Ben' } : null) };
    const because = (from: string): string =>
      onCallBecause({ name: 'Primary', people: ['a'], sources: [cover(from, 'a')] }, 'a', named);
    expect(because('b')).toBe('took the shift of Ben in Primary');
    expect(because('gone')).toBe('took the shift of gone in Primary');
  });
});

function person(id: string) {
  const found = world.person(id);
  if (found === null) throw new Error(`there is no ${id}`);
  return found;
}
