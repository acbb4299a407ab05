import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from './run.ts';
import { someProcess } from './surroundings.fixture.ts';
import type { SomeProcess } from './surroundings.fixture.ts';

const TOWN = fileURLToPath(new URL('../../provisioning/town', import.meta.url));

let shell: SomeProcess;
beforeEach(() => void (shell = someProcess()));
afterEach(() => shell.remove());
const check = (...words: string[]) => runCommand(['check', ...words], shell.surroundings);

describe('tocsin check', () => {
  it('finds nothing wrong with the demo town', async () => {
    expect(await check(TOWN)).toBe(0);
    expect(shell.printed()).toMatch(/is fine: \d+ documents\.\n$/);
    expect(shell.complained()).toBe('');
  });

  it('names every mistake of every file, with its place', async () => {
    mkdirSync(shell.file('files'));
    writeFileSync(shell.file('files/a.yaml'), 'teams:\n  - id: a\n    nam: A\n');
    writeFileSync(shell.file('files/b.yaml'), 'people:\n  - id: b\n    name: B\n    zone: Mars\n');
    expect(await check(shell.file('files'))).toBe(2);
    expect(shell.complained()).toContain('a.yaml:2:5  teams[a].name: is missing');
    expect(shell.complained()).toContain('a.yaml:3:10  teams[a].nam: unknown key; did you mean "name"?');
    expect(shell.complained()).toContain('b.yaml:4:11  people[b].zone: is not a time zone');
    expect(shell.printed()).toBe('');
  });

  it('says when there is nothing to read', async () => {
    expect(await check(shell.file('nowhere'))).toBe(2);
    expect(shell.complained()).toContain('this folder cannot be read (there is nothing at this path)');
  });

  it('reads the folder of the environment when none is named', async () => {
    const town = someProcess({ TOCSIN_PROVISIONING: TOWN });
    expect(await runCommand(['check'], town.surroundings)).toBe(0);
    town.remove();
    const none = someProcess({ TOCSIN_PROVISIONING: 'none' });
    expect(await runCommand(['check'], none.surroundings)).toBe(2);
    expect(none.complained()).toContain('name a folder');
    none.remove();
  });
});
