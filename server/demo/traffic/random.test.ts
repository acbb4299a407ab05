import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.ts';

const draw = (seed: number, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.fraction());
};

describe('seeded chance', () => {
  it('draws the same from the same seed, and something else from another', () => {
    expect(draw(7, 50)).toEqual(draw(7, 50));
    expect(draw(7, 50)).not.toEqual(draw(8, 50));
  });

  it('draws fractions that fill the whole range evenly', () => {
    const drawn = draw(1, 20_000);
    expect(drawn.every((one) => one >= 0 && one < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = drawn.filter((one) => Math.floor(one * 10) === tenth).length / drawn.length;
      expect(share).toBeGreaterThan(0.09);
      expect(share).toBeLessThan(0.11);
    }
  });

  it('includes both ends of whole numbers', () => {
    const random = seededRandom(3);
    const drawn = new Set(Array.from({ length: 200 }, () => random.whole(2, 4)));
    expect([...drawn].sort()).toEqual([2, 3, 4]);
  });

  it('waits as long as asked on average, and never less than nothing', () => {
    const random = seededRandom(5);
    const waits = Array.from({ length: 5_000 }, () => random.wait(1_000));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
    const mean = waits.reduce((sum, one) => sum + one, 0) / waits.length;
    expect(mean).toBeGreaterThan(950);
    expect(mean).toBeLessThan(1_050);
  });

  it('happens always at 1 and never at 0', () => {
    const random = seededRandom(9);
    expect(Array.from({ length: 100 }, () => random.happens(1))).not.toContain(false);
    expect(Array.from({ length: 100 }, () => random.happens(0))).not.toContain(true);
  });

  it('has nothing to pick from an empty list', () => {
    expect(() => seededRandom(1).pick([])).toThrow('nothing to pick from');
    expect(seededRandom(1).pick(['only'])).toBe('only');
  });
});
