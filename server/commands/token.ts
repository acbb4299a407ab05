import { existsSync } from 'node:fs';
import { ROLES } from '../contract/role.ts';
import type { Role } from '../contract/role.ts';
import { parseDuration } from '../core/time/duration.ts';
import type { Instant } from '../core/time/instant.ts';
import { createToken } from '../http/api/tokens.ts';
import type { Config } from '../runtime/config.ts';
import { current } from '../store/configuration.ts';
import type { Database } from '../store/database.ts';
import { openDatabase } from '../store/dialect.ts';
import { EXIT, Refused } from './command.ts';
import type { Command } from './command.ts';
import { configurationFrom } from './configuration.ts';
import { readWords } from './words.ts';

export const token: Command = {
  name: 'token',
  usage: 'token create --name <text> --role <viewer|editor|admin> [--person <id>] [--expires <90d>]',
  meaning: 'Make a personal access token and print it, this once. Works beside a running service.',
  async run(words, { environment, clock, print, complain }) {
    const options = ['name', 'role', 'person?', 'expires?'];
    const read = readWords(words, this.usage, { positionals: ['create'], options });
    if (read.positionals[0] !== 'create') throw new Refused([`Usage: tocsin ${this.usage}`]);
    const { name = '', role = '', person = null, expires } = read.options;
    const mistakes: string[] = [];
    const known = ROLES.find((one) => one === role);
    if (known === undefined) mistakes.push(`There is no role "${role}": it is one of ${ROLES.join(', ')}.`);
    if (name.trim() === '') mistakes.push('--name is empty: write what the token is for.');
    const expiresAt = expires === undefined ? null : expiryOf(expires, clock.now(), mistakes);
    if (mistakes.length > 0 || known === undefined) throw new Refused(mistakes);
    const database = await open(configurationFrom(environment));
    try {
      await checkPerson(database, person);
      const request = { name: name.trim(), role: known satisfies Role, personId: person, expiresAt };
      const { secret } = await createToken(database, clock, request);
      print(`${secret}\n`);
    } finally {
      await database.close();
    }
    const until = expiresAt === null ? 'never expires' : `expires on ${new Date(expiresAt).toISOString()}`;
    complain(`Keep it: it is shown this once. It has the role ${known} and ${until}.`);
    return EXIT.fine;
  },
};

function expiryOf(text: string, now: Instant, mistakes: string[]): Instant | null {
  const parsed = parseDuration(text);
  if (!parsed.ok) mistakes.push(`--expires: ${parsed.error}`);
  else if (parsed.ms === 0) mistakes.push('--expires is 0: the token would never work.');
  return parsed.ok ? now + parsed.ms : null;
}

/** A service may be running on the same file; a single short write beside it is safe, a second engine would not be. */
async function open({ database }: Config): Promise<Database> {
  const isPostgres = database.kind === 'postgres';
  const isThere = !isPostgres && existsSync(database.path);
  try {
    const opened = await openDatabase({
      url: isPostgres ? database.url : null,
      file: isPostgres ? '' : database.path,
      beside: isThere,
    });
    if (!isThere) await opened.migrate();
    return opened;
  } catch (error) {
    throw new Refused([error instanceof Error ? error.message : String(error)]);
  }
}

async function checkPerson(database: Database, person: string | null): Promise<void> {
  if (person === null) return;
  const rows = await database.read((tx) => current(tx));
  const people = rows.filter(({ kind }) => kind === 'person').map(({ id }) => id);
  if (people.includes(person)) return;
  const known = people.length === 0 ? 'There is none yet' : `Known: ${people.slice(0, 20).join(', ')}`;
  throw new Refused([`There is no person "${person}". ${known}.`]);
}
