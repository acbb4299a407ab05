import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../time/instant.ts';
import { emptyShifts, gaps } from './coverage.ts';
import { onCall } from './on-call.ts';
import { resolve, resolveShadows } from './resolve.ts';
import type { Edition, Layer, Schedule } from './schedule.ts';
import { at, layer, override, rotation } from './test/example.ts';
import { nothingBeside } from './surroundings.ts';

const DAY = '2026-11-10';
const noon = at(`${DAY}T12:00`);
const day = { start: at(DAY), end: at('2026-11-11') };
const layers = (person: string): readonly Layer[] => [layer(0, rotation('2026-11-01', person))];

const now: Schedule = {
  ...{ id: 's', name: 'S', teamId: null, zone: 'UTC', layers: layers('B'), overrides: [] },
  ...nothingBeside,
};
const then: Edition = {
  ...{ until: noon, zone: 'UTC', layers: layers('A'), holidays: [], overrides: [], unknown: [] },
};
const isKnown = (person: string): boolean => person !== 'A';

describe('an edition', () => {
  it('answers until it ends, and what stands now from then on', () => {
    const schedule = { ...now, past: [then] };
    expect(resolve(schedule, day).map(({ interval, people }) => [interval, people])).toEqual([
      [{ start: day.start, end: noon }, ['A']],
      [{ start: noon, end: day.end }, ['B']],
    ]);
    expect([onCall(schedule, noon - 1), onCall(schedule, noon)]).toEqual([['A'], ['B']]);
  });

  it('answers for all that was before it, where it is the oldest that is known', () => {
    expect(onCall({ ...now, past: [then] }, at('2026-11-02'))).toEqual(['A']);
  });

  it('that changed nothing for the people in a window is no seam in it', () => {
    const schedule = { ...now, past: [{ ...then, layers: now.layers }] };
    expect(resolve(schedule, day)).toEqual(resolve(now, day));
    expect(resolve(schedule, day)).toHaveLength(1);
  });

  it('has the overrides that counted then, and none that were written into the schedule later', () => {
    const replaced = override(DAY, 'C 10-14', 1);
    expect(onCall({ ...now, overrides: [replaced], past: [then] }, noon - HOUR_MS)).toEqual(['A']);
    expect(onCall({ ...now, past: [{ ...then, overrides: [replaced] }] }, noon - HOUR_MS)).toEqual(['C']);
    expect(onCall({ ...now, past: [{ ...then, overrides: [replaced] }] }, noon)).toEqual(['B']);
  });

  it('names people who were deleted after it, and nobody who was deleted before', () => {
    const schedule = { ...now, past: [then] };
    expect(onCall(schedule, noon - 1, isKnown)).toEqual(['A']);
    expect(onCall({ ...schedule, layers: layers('A') }, noon, isKnown)).toEqual([]);
    const gone = { ...now, past: [{ ...then, unknown: ['A'] }] };
    expect(onCall(gone, noon - 1, isKnown)).toEqual([]);
    expect(emptyShifts(gone, day, isKnown).map(({ interval, named }) => [interval.end, named])).toEqual([
      [noon, ['A']],
    ]);
  });

  it('of a schedule that was deleted is a gap', () => {
    const deleted = { ...then, until: noon, layers: [] };
    const schedule = { ...now, past: [{ ...then, until: noon - HOUR_MS }, deleted] };
    expect(gaps(schedule, day)).toEqual([{ start: noon - HOUR_MS, end: noon }]);
  });

  it('has shadows of its own', () => {
    const shadow = layers('C').map((one) => ({ ...one, duty: 'shadow' }) as const);
    const schedule = { ...now, past: [{ ...then, layers: [...then.layers, ...shadow] }] };
    expect(resolveShadows(schedule, day).map(({ interval, people }) => [interval.end, people])).toEqual([
      [noon, ['C']],
    ]);
  });
});
