import { existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { EnvironmentSource } from '../runtime/environment/source.ts';
import type { Variable } from '../runtime/environment/variable.ts';
import { VARIABLES } from '../runtime/environment/variables.ts';
import { newSecret } from '../runtime/ids.ts';

type Variables = EnvironmentSource['variables'];

/** Says where the preview is served; it is the demo's alone, so that the service does not know it. */
export const PREVIEW_PORT_VARIABLE = 'TOCSIN_PREVIEW_PORT';

/**
 * What was set, with every way out replaced by one that is caught: whoever has real credentials in the environment must
 * not find out by paging real people.
 */
export function demoEnvironment({ variables }: EnvironmentSource, caught: Variables, townFiles: string): Variables {
  const waysOut = Object.values<Variable<unknown>>(VARIABLES)
    .filter(({ channel }) => channel !== null)
    .flatMap(({ name, alias }) => (alias === null ? [name] : [name, alias]))
    .flatMap((name) => [name, `${name}_FILE`]);
  const ignored = [...waysOut, PREVIEW_PORT_VARIABLE];
  const kept = Object.entries(variables).filter(([name]) => !ignored.includes(name));
  return { TOCSIN_PROVISIONING: townFiles, ...Object.fromEntries(kept), ...caught };
}

const TOKEN_FILE = 'demo-admin-token';

/** Made once, so that what somebody has written into a script works after the next start, too. */
export function keptToken(folder: string): string {
  const file = path.join(folder, TOKEN_FILE);
  if (existsSync(file)) {
    const kept = readFileSync(file, 'utf8').trim();
    if (kept !== '') return kept;
  }
  const made = `toc_demo_${newSecret()}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${made}\n`, { mode: 0o600 });
  return made;
}

/**
 * The lines of this run; those of the one before are kept beside it, since that is the one that may have crashed. Opened
 * with the first line: a start that is refused because another demo runs must not take that one's file away.
 */
export function openLogFile(folder: string): { write(line: string): void } {
  const file = logFileIn(folder);
  let handle: number | null = null;
  const open = (): number => {
    mkdirSync(folder, { recursive: true });
    if (existsSync(file)) renameSync(file, `${file}.1`);
    return openSync(file, 'a');
  };
  // Not through a stream: what a crash has to say last must be on the disk before the process is gone.
  return { write: (line) => void writeSync((handle ??= open()), line) };
}

export function logFileIn(folder: string): string {
  return path.join(folder, 'tocsin.log');
}
