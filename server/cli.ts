import { writeSync } from 'node:fs';
import { runCommand } from './commands/run.ts';
import { systemClock } from './runtime/clock.ts';
import { processEnvironment } from './runtime/environment/source.ts';
import { createLog } from './runtime/log.ts';

/**
 * What nobody expected ends the process: half of it may be in a state that nobody thought of. Everything that counts is
 * in the database, so a supervisor's restart goes on where this was.
 */
function leave(error: unknown): void {
  // Not through a stream: the process is gone before a stream is written. Through the log, which leaves secrets out.
  const log = createLog({ level: 'error', destination: { write: (line) => void writeSync(process.stderr.fd, line) } });
  log.error({ error }, 'something that nobody expected ended the process');
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
