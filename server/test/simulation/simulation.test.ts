import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';

/** `SEED=17 DAYS=30 npx vitest …` lives that one life again; `npm run torture` lives many. */
const { SEED, DAYS } = process.env;
const seed = Number(SEED ?? 1);
const days = Number(DAYS ?? 6);
const towns = SEED === undefined ? 5 : 1;

describe('random towns through random days', () => {
  it('keep the laws, whatever happens', async () => {
    const { violations, pages, answers } = await simulate({ seed, towns, days });
    expect(violations).toEqual([]);
    expect(pages).toBeGreaterThan(0);
    expect(answers).toBeGreaterThan(0);
  });

  it('live the same life again from the same seed', async () => {
    const [first, second] = [await simulate({ seed, towns: 1, days: 3 }), await simulate({ seed, towns: 1, days: 3 })];
    expect(second.log).toEqual(first.log);
    expect(first.log.length).toBeGreaterThan(0);
  });
});
