import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VERSION } from '../runtime/version.ts';
import { runCommand } from './run.ts';
import { someProcess } from './surroundings.fixture.ts';
import type { SomeProcess } from './surroundings.fixture.ts';

let shell: SomeProcess;
beforeEach(() => void (shell = someProcess()));
afterEach(() => shell.remove());
const run = (...words: string[]) => runCommand(words, shell.surroundings);

describe('tocsin', () => {
  it.each([[], ['--help'], ['-h'], ['help'], ['serve', '--help']])('prints its help for %j', async (...words) => {
    expect(await run(...(words as string[]))).toBe(0);
    for (const command of ['serve', 'demo', 'backup <file>', 'check [folder]', 'token create', 'openapi', 'schema']) {
      expect(shell.printed()).toContain(`tocsin ${command}`);
    }
    expect(shell.printed()).toContain('TOCSIN_PROVISIONING');
    expect(shell.complained()).toBe('');
  });

  it('prints its version', async () => {
    expect(await run('--version')).toBe(0);
    expect(shell.printed()).toBe(`${VERSION}\n`);
  });

  it('says which command was probably meant', async () => {
    expect(await run('serv')).toBe(2);
    expect(shell.complained()).toContain('There is no command "serv". Did you mean "serve"?');
    expect(await run('frobnicate')).toBe(2);
    expect(shell.complained()).toContain('It is one of serve, demo, backup, check, token, openapi, schema.');
    expect(shell.printed()).toBe('');
  });

  it('prints the OpenAPI document and the schema of files as JSON, and nothing beside it', async () => {
    expect(await run('openapi')).toBe(0);
    expect(JSON.parse(shell.printed())).toMatchObject({ openapi: '3.1.0', info: { version: VERSION } });
    const schema = someProcess();
    expect(await runCommand(['schema'], schema.surroundings)).toBe(0);
    expect(JSON.parse(schema.printed())).toMatchObject({ title: 'Tocsin provisioning file' });
    schema.remove();
  });
});
