import { seededRandom } from '../../../demo/traffic/random.ts';
import type { Row } from '../row.ts';
import { judge, runWithCuts, type MakeDatabase, type Run } from './power-cut.ts';

export interface CutOptions {
  readonly make: MakeDatabase;
  readonly database: string;
  /** At which steps: all of them, or so many of this seed's choice. */
  readonly sample: number | null;
  /** Runs that are cut a second time while they recover from the first. */
  readonly twice: number;
  readonly seed: number;
  readonly progress?: (line: string) => void;
}

const SHOWN = 5;

/** Cuts the power at one step after the other, each time in a new run of the whole scenario. */
export async function cutEverywhere({ make, database, sample, twice, seed, progress }: CutOptions): Promise<Row> {
  const undisturbed = await runWithCuts(make, []);
  const [steps = 0] = undisturbed.steps;
  const random = seededRandom(seed);
  const once = sample === null ? range(steps) : Array.from({ length: sample }, () => random.whole(1, steps));
  const again = Array.from({ length: twice }, () => [random.whole(1, steps), random.whole(1, 60)]);
  const found = { n: 0, lost: 0, duplicates: 0, violations: [...undisturbed.broken] };
  for (const cuts of [...once.map((step) => [step]), ...again]) {
    const where = `cut at step ${cuts.join(' and ')} of ${steps} on ${database}`;
    const run = await runWithCuts(make, cuts).catch((error: unknown) => String(error));
    found.n += 1;
    if (typeof run === 'string') found.violations.push(`${where}: ${run}`);
    else add(found, where, run, undisturbed);
    progress?.(`${found.n}/${once.length + again.length}`);
  }
  return { what: 'power cut', database, ...found, notes: `${steps} steps, ${twice} cut again while recovering` };
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);

interface Found {
  lost: number;
  duplicates: number;
  readonly violations: string[];
}

function add(found: Found, where: string, run: Run, undisturbed: Run): void {
  const { lost, duplicates, violations } = judge(run, undisturbed);
  found.lost += lost.length;
  found.duplicates += duplicates;
  found.violations.push(...violations.slice(0, SHOWN).map((line) => `${where}: ${line}`));
}
