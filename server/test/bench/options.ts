import { parseArgs } from 'node:util';

export interface Options {
  /** Scenarios to run, by name; empty for all. */
  readonly only: readonly string[];
  readonly databases: readonly ('sqlite' | 'postgres')[];
  /** Length of one row of intake; the minute of the sustained run and of idleness is as long where this is given. */
  readonly seconds: number | null;
  /** Senders at once, for intake; empty for all. */
  readonly senders: readonly number[];
  /** Folder for CPU profiles of the service; null for none. */
  readonly profile: string | null;
}

export const USAGE = `npm run bench -- [--only intake,burst] [--database sqlite] [--seconds 10] [--senders 64] [--profile folder]`;

/** Throws with a sentence where something was typed that does not exist. */
export function readOptions(args: readonly string[], scenarios: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: '' },
      database: { type: 'string', default: 'sqlite,postgres' },
      seconds: { type: 'string' },
      senders: { type: 'string', default: '' },
      profile: { type: 'string' },
    },
  });
  const only = listed(values.only);
  const unknown = only.filter((name) => !scenarios.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no scenario ${unknown.join(', ')}; there are ${scenarios.join(', ')}.`);
  const databases = (['sqlite', 'postgres'] as const).filter((name) => listed(values.database).includes(name));
  return {
    only,
    databases,
    seconds: values.seconds === undefined ? null : numberOf(values.seconds),
    senders: listed(values.senders).map(numberOf),
    profile: values.profile ?? null,
  };
}

function listed(text: string): string[] {
  return text.split(',').flatMap((word) => word.trim() || []);
}

function numberOf(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`"${text}" is no number above zero.`);
  return number;
}
