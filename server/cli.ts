import { runCommand } from './commands/run.ts';
import { systemClock } from './runtime/clock.ts';
import { processEnvironment } from './runtime/environment/source.ts';

/**
 * What nobody expected ends the process: half of it may be in a state that nobody thought of. Everything that counts is
 * in the database, so a supervisor's restart goes on where this was.
 */
function leave(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
process.on('uncaughtException', leave);
process.on('unhandledRejection', leave);

// Whoever reads our output may stop reading, as `tocsin schema | head` does.
process.stdout.on('error', () => process.exit(0));

runCommand(process.argv.slice(2), {
  clock: systemClock,
  environment: processEnvironment,
  print: (text) => void process.stdout.write(text),
  complain: (line) => void process.stderr.write(`${line}\n`),
  signals: process,
}).then((code) => {
  // Once everything is written: what is printed into a pipe would be cut off.
  process.stdout.write('', () => process.exit(code));
}, leave);
