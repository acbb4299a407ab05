import { describe, expect, it } from 'vitest';
import { virtualClock } from '../runtime/virtual-clock.ts';
import { createPump } from './pump.ts';

const START = Date.UTC(2026, 10, 21);

function pumpOf(run: (now: number, times: number) => number | null, lookAgainMs: number | null = null) {
  const clock = virtualClock(START);
  const runs: number[] = [];
  const errors: unknown[] = [];
  const pump = createPump({
    clock,
    lookAgainMs,
    failed: (error) => errors.push(error),
    run: async () => {
      runs.push(clock.now() - START);
      return run(clock.now(), runs.length);
    },
  });
  return { clock, pump, runs, errors, advance: (ms: number) => clock.advance(ms, pump.idle) };
}

describe('a pump', () => {
  it('runs when poked, and however often it is asked while it runs, it runs once more', async () => {
    const { pump, runs } = pumpOf(() => null);
    pump.poke();
    for (let i = 0; i < 5; i += 1) pump.poke();
    await pump.idle();
    expect(runs).toHaveLength(2);
    pump.poke();
    await pump.idle();
    expect(runs).toHaveLength(3);
    await pump.stop();
  });

  it('sleeps until the instant that it asked for, not a moment less', async () => {
    const { pump, runs, advance } = pumpOf((_, times) => (times === 1 ? START + 60_000 : null));
    pump.poke();
    await advance(59_999);
    expect(runs).toEqual([0]);
    await advance(1);
    expect(runs).toEqual([0, 60_000]);
    await pump.stop();
  });

  it('goes on at once while there is more', async () => {
    const { pump, runs } = pumpOf((now, times) => (times < 4 ? now : null));
    pump.poke();
    await pump.idle();
    expect(runs).toHaveLength(4);
    await pump.stop();
  });

  it('tries again after a failure, later each time, and forgets the failures after a success', async () => {
    const { pump, runs, errors, advance } = pumpOf((_, times) => {
      if (times <= 3) throw new Error('the database is away');
      return null;
    });
    pump.poke();
    await advance(60_000);
    expect(runs).toEqual([0, 250, 750, 1_750]);
    expect(errors).toHaveLength(3);
    await pump.stop();
  });

  it('looks again by itself where a hint may be lost', async () => {
    const { pump, runs, advance } = pumpOf(() => null, 5_000);
    pump.poke();
    await advance(11_000);
    expect(runs).toEqual([0, 5_000, 10_000]);
    await pump.stop();
  });

  it('never runs after it was stopped, and leaves no alarm behind', async () => {
    const { clock, pump, runs, advance } = pumpOf((now) => now + 1_000);
    pump.poke();
    await pump.idle();
    await pump.stop();
    pump.poke();
    await advance(10_000);
    expect(runs).toEqual([0]);
    expect(clock.pending).toBe(0);
  });
});
