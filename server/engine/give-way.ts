import type { Clock } from '../runtime/clock.ts';

/** How often it looks again, in ms: a timer's own grain. */
const GRAIN_MS = 1;

/** Waits for as long as others are pressed, but not beyond `mostMs`: whoever gives way for ever never gets anywhere. */
export async function giveWay(clock: Clock, pressed: () => boolean, mostMs: number): Promise<void> {
  const until = clock.now() + mostMs;
  while (pressed() && clock.now() < until)
    await new Promise<void>((resolve) => void clock.alarm(clock.now() + GRAIN_MS, resolve));
}
