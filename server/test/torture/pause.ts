import { setTimeout as wait } from 'node:timers/promises';

/** Real time: what is tortured here is a real process with a real clock. Stories travel in time instead. */
export async function pause(ms: number): Promise<void> {
  await wait(ms);
}

/** Looks every `everyMs` until it holds; resolves to false when `forMs` are over first. */
export async function until(holds: () => boolean | Promise<boolean>, forMs: number, everyMs = 20): Promise<boolean> {
  const end = performance.now() + forMs;
  while (!(await holds())) {
    if (performance.now() > end) return false;
    await pause(everyMs);
  }
  return true;
}
