export const now = (): number => performance.timeOrigin + performance.now();

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Asks until it holds; rejects when that takes too long, because a bench that hangs tells nothing. */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
  { everyMs = 20, withinMs = 120_000 } = {},
): Promise<void> {
  const end = now() + withinMs;
  while (!(await holds())) {
    if (now() > end) throw new Error(`${what}: not within ${withinMs / 1_000} s`);
    await pause(everyMs);
  }
}
