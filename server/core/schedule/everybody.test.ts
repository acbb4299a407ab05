import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everybodyIn } from './everybody.ts';
import { resolve } from './resolve.ts';
import type { Absence } from './schedule.ts';
import { layer, override, rotation, schedule } from './test/example.ts';
import { anyTown } from './test/random.ts';

const DAY = '2026-11-16';
const turns = layer(0, rotation(DAY, 'ana ben+cara'));

function absence(personId: string, substituteId: string | null): Absence {
  return { id: personId, personId, substituteId, interval: { start: 0, end: 1 }, createdAt: 0 };
}

describe('everybody whom a schedule may have on call', () => {
  it('is who takes turns, who overrides and who took a shift', () => {
    const occurrence = { rotationId: 'r', turn: 0, part: null };
    const of = schedule([turns], {
      overrides: [override(DAY, 'dana 10-12', 1)],
      covers: [{ id: 'c', occurrence, from: 'ana', to: 'eve', takenAt: 0, until: null }],
    });
    expect(everybodyIn(of)).toEqual(['ana', 'ben', 'cara', 'dana', 'eve']);
  });

  it('is who stands in for one of them, and for who stands in', () => {
    const absences = [absence('ana', 'finn'), absence('finn', 'gus'), absence('nobody', 'hal'), absence('ben', null)];
    expect(everybodyIn(schedule([turns], { absences }))).toEqual(['ana', 'ben', 'cara', 'finn', 'gus']);
    const circle = [absence('ana', 'finn'), absence('finn', 'ana')];
    expect(everybodyIn(schedule([turns], { absences: circle }))).toEqual(['ana', 'ben', 'cara', 'finn']);
  });

  it('is nobody less than who is on call', () => {
    fc.assert(
      fc.property(anyTown, ({ schedule: of, window, isKnown }) => {
        const everybody = new Set(everybodyIn(of));
        const onCall = resolve({ ...of, past: [] }, window, isKnown).flatMap(({ people }) => people);
        expect(onCall.filter((person) => !everybody.has(person))).toEqual([]);
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});
