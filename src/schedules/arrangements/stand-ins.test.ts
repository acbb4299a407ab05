import { describe, expect, it } from 'vitest';
import type { Source } from '../../../server/core/schedule/schedule.ts';
import { originOf, signOf, standInsOf } from './stand-ins.ts';

const turn: Source = { kind: 'rotation', layerId: 'days', rotationId: 'days', turn: 3 };
const cover: Source = { kind: 'cover', coverId: 'c', from: 'ana', to: 'ben' };
const passedOn: Source = { kind: 'cover', coverId: 'd', from: 'ben', to: 'chloe' };
const away: Source = { kind: 'absence', absenceId: 'a', personId: 'chloe', substituteId: null };
const override: Source = { kind: 'override', overrideId: 'o' };

describe('who stands in for whom', () => {
  it('is nobody on a plain turn', () => {
    expect(standInsOf([turn])).toEqual([]);
    expect(signOf([turn])).toBeNull();
  });

  it('names each hand that a shift went through', () => {
    expect(standInsOf([turn, cover, passedOn])).toEqual([
      { kind: 'cover', from: 'ana', to: 'ben' },
      { kind: 'cover', from: 'ben', to: 'chloe' },
    ]);
  });

  it('says that nobody was named for somebody who is away', () => {
    expect(standInsOf([turn, away])).toEqual([{ kind: 'absence', from: 'chloe', to: null }]);
  });
});

describe('whose shift it was', () => {
  it('is read back through every hand', () => {
    expect(originOf('chloe', standInsOf([turn, cover, passedOn]))).toBe('ana');
    expect(originOf('ana', standInsOf([turn]))).toBeNull();
  });

  it('is their own for somebody who got it back', () => {
    const back: Source = { kind: 'cover', coverId: 'e', from: 'ben', to: 'ana' };
    expect(originOf('ana', standInsOf([turn, cover, back]))).toBeNull();
  });
});

describe('the sign on a bar', () => {
  it('is the strongest of its reasons', () => {
    expect(signOf([turn, cover])).toBe('cover');
    expect(signOf([turn, cover, away])).toBe('absence');
    expect(signOf([override])).toBe('override');
  });
});
