import { openStage } from './stage.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { playScenario } from './scenario.ts';

/** Makes an empty database for one run: a PostgreSQL URL, or null for a new SQLite file. */
export type MakeDatabase = () => Promise<{ readonly url: string | null; drop(): Promise<void> }>;

export interface Run extends Outcome {
  /** Steps that each life took. */
  readonly steps: readonly number[];
  readonly cuts: number;
  readonly inFlightAtCuts: number;
}

/** The whole scenario, with the power cut at these steps of the first, second, … life. */
export async function runWithCuts(make: MakeDatabase, cuts: readonly number[]): Promise<Run> {
  const database = await make();
  try {
    const stage = await openStage({ databaseUrl: database.url, cuts });
    try {
      await playScenario(stage);
      const { lives } = stage;
      return {
        ...(await outcomeOf(stage)),
        steps: lives.map((life) => life.steps),
        cuts: lives.length - 1,
        inFlightAtCuts: lives.reduce((sum, life) => sum + life.inFlightAtCut, 0),
      };
    } finally {
      await stage.close();
    }
  } finally {
    await database.drop();
  }
}

export interface Verdict {
  readonly lost: readonly string[];
  readonly duplicates: number;
  /** One sentence for each thing that must not be; empty when all is well. */
  readonly violations: readonly string[];
}

/** Nothing lost, nothing doubled but what was in flight, and the same end as without a cut. */
export function judge(run: Run, undisturbed: Run): Verdict {
  const lost: string[] = [];
  const violations = [...run.broken];
  let duplicates = 0;
  for (const [key, times] of undisturbed.sent) {
    const got = run.sent.get(key) ?? 0;
    if (got < times) lost.push(`${key} (${got} of ${times})`);
    duplicates += Math.max(0, got - times);
  }
  for (const key of run.sent.keys()) if (!undisturbed.sent.has(key)) violations.push(`nobody decided: ${key}`);
  violations.push(...lost.map((key) => `lost: ${key}`));
  if (duplicates > run.inFlightAtCuts)
    violations.push(`${duplicates} messages were doubled, but only ${run.inFlightAtCuts} were in flight`);
  violations.push(...difference(run.end, undisturbed.end));
  return { lost, duplicates, violations };
}

function difference(found: readonly string[], expected: readonly string[]): string[] {
  const left = [...expected];
  const extra = found.filter((line) => {
    const at = left.indexOf(line);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
  return [...left.map((line) => `missing: ${line}`), ...extra.map((line) => `instead: ${line}`)];
}
