import { closest } from '../core/directory/closest.ts';
import { VERSION } from '../runtime/version.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import { EXIT, Refused } from './command.ts';
import type { Command, Surroundings } from './command.ts';
import { demo } from './demo.ts';
import { helpText } from './help.ts';
import { openapi, schema } from './printing.ts';
import { serve } from './serve.ts';
import { token } from './token.ts';

const COMMANDS: readonly Command[] = [serve, demo, backup, check, token, openapi, schema];

/** Runs what was typed behind `tocsin`; resolves to the exit code. Rejects only for what nobody expected. */
export async function runCommand(typed: readonly string[], surroundings: Surroundings): Promise<number> {
  const [name, ...words] = typed;
  if (name === undefined || name === 'help' || typed.includes('--help') || typed.includes('-h')) {
    surroundings.print(helpText(COMMANDS));
    return EXIT.fine;
  }
  if (name === '--version' || name === '-v') {
    surroundings.print(`${VERSION}\n`);
    return EXIT.fine;
  }
  try {
    return await commandOf(name).run(words, surroundings);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    for (const sentence of error.sentences) surroundings.complain(sentence);
    return EXIT.wrong;
  }
}

function commandOf(name: string): Command {
  const names = COMMANDS.map((command) => command.name);
  const found = COMMANDS.find((command) => command.name === name);
  if (found !== undefined) return found;
  const meant = closest(name, names);
  const advice = meant === null ? `It is one of ${names.join(', ')}.` : `Did you mean "${meant}"?`;
  throw new Refused([`There is no command "${name}". ${advice} tocsin --help tells more.`]);
}
