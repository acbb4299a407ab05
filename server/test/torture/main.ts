import { readOptions, USAGE, type Options } from './options.ts';
import { stepsOf } from './programs.ts';
import { table, type Row, type TimedRow } from './row.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const SHOWN = 20;
const PROGRESS_EVERY_MS = 5_000;

/** Says now and then how far it is, because some of this takes minutes. */
function reporter(name: string): (line: string) => void {
  let last = 0;
  return (line) => {
    if (performance.now() - last < PROGRESS_EVERY_MS) return;
    last = performance.now();
    console.log(`  ${name}: ${line}`);
  };
}

async function torture(options: Options, workshop: Workshop): Promise<readonly TimedRow[]> {
  const rows: TimedRow[] = [];
  for (const program of options.only) {
    for (const step of stepsOf(program, options, workshop)) {
      const begun = performance.now();
      const row = await step(reporter(program)).catch((error: unknown) => broken(program, error));
      const seconds = (performance.now() - begun) / 1_000;
      rows.push({ ...row, seconds, seed: options.seed });
      const verdict = row.violations.length === 0 ? '✓' : '✗';
      console.log(`${verdict} ${row.what} ${row.database}: ${row.n} in ${seconds.toFixed(0)} s; ${row.notes}`);
      for (const violation of row.violations.slice(0, SHOWN)) console.log(`    ${violation}`);
      if (row.violations.length > SHOWN) console.log(`    … and ${row.violations.length - SHOWN} more`);
    }
  }
  return rows;
}

function broken(what: string, error: unknown): Row {
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { what, database: '', n: 0, lost: 0, duplicates: 0, notes: 'ended by an error', violations: [said] };
}

async function main(): Promise<number> {
  let options: Options;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  console.log(`Torture with seed ${options.seed}: ${options.only.join(', ')}`);
  const workshop = openWorkshop();
  try {
    const rows = await torture(options, workshop);
    const violations = rows.reduce((sum, row) => sum + row.violations.length, 0);
    console.log(`\n${table(rows)}\n\n${violations === 0 ? 'No violations.' : `${violations} violations.`}`);
    return violations === 0 ? 0 : 1;
  } finally {
    await workshop.close();
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
// A sender that still insists on its alerts after a failed run would keep this process for ever.
process.exit(await main());
