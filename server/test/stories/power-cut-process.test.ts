import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyOfBuilt, type Built } from '../torture/built.ts';
import { fuzz } from '../torture/fuzz/fuzz.ts';
import { killRepeatedly } from '../torture/kill/kill.ts';

const SEED = 20_261_121;
const LONG_MS = 240_000;

// The real process, built as it is delivered. Each of these is the short form of a program of `npm run torture`.
let built: Built;
beforeAll(() => {
  built = copyOfBuilt();
}, LONG_MS);
afterAll(() => built.remove());

it(
  'kill -9 under load loses nothing that was answered with 2xx',
  async () => {
    const options = { kills: 5, signal: 'SIGKILL', databaseUrl: null } as const;
    const { violations, lost, alerts } = await killRepeatedly({ ...options, entry: built.entry, seed: SEED });
    expect(violations).toEqual([]);
    expect(lost).toBe(0);
    expect(alerts).toBeGreaterThan(50);
  },
  LONG_MS,
);

it(
  'SIGTERM under load loses and doubles nothing',
  async () => {
    const options = { kills: 2, signal: 'SIGTERM', databaseUrl: null } as const;
    const { violations, lost, duplicates } = await killRepeatedly({ ...options, entry: built.entry, seed: SEED });
    expect(violations).toEqual([]);
    expect([lost, duplicates]).toEqual([0, 0]);
  },
  LONG_MS,
);

it(
  'fuzzed requests get no 5xx, crash nothing and cost no valid alert',
  async () => {
    const options = { entry: built.entry, requests: 2_000, databaseUrl: null, seed: SEED };
    const { violations, lost, alerts } = await fuzz(options);
    expect(violations).toEqual([]);
    expect(lost).toBe(0);
    expect(alerts).toBeGreaterThan(100);
  },
  LONG_MS,
);
