import { describe, expect, it } from 'vitest';
import { virtualClock } from '../runtime/virtual-clock.ts';
import { giveWay } from './give-way.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function waited(pressedForMs: number, mostMs: number): Promise<number> {
  const clock = virtualClock(1_000);
  let doneAt = Number.NaN;
  const done = giveWay(clock, () => clock.now() < 1_000 + pressedForMs, mostMs).then(() => (doneAt = clock.now()));
  await clock.advance(200, settle);
  await done;
  return doneAt - 1_000;
}

describe('giving way', () => {
  it('waits for nobody where nobody is pressed', async () => expect(await waited(0, 50)).toBe(0));

  it('goes on as soon as the others are through', async () => expect(await waited(7, 50)).toBe(7));

  it('goes on after its time although the others are not through', async () => expect(await waited(150, 50)).toBe(50));

  it('leaves no timer behind', async () => {
    const clock = virtualClock(0);
    const done = giveWay(clock, () => clock.now() < 3, 10);
    await clock.advance(20, settle);
    await done;
    expect(clock.pending).toBe(0);
  });
});
