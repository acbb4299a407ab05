import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../store/dialect.ts';
import { runCommand } from './run.ts';
import { someProcess } from './surroundings.fixture.ts';
import type { SomeProcess } from './surroundings.fixture.ts';

let shell: SomeProcess;
beforeEach(() => void (shell = someProcess()));
afterEach(() => shell.remove());
const backup = (...words: string[]) => runCommand(['backup', ...words], shell.surroundings);

describe('tocsin backup', () => {
  it('copies the file while somebody has it open, and the copy can be opened', async () => {
    const running = await openDatabase({ url: null, file: shell.file('tocsin.db') });
    await running.migrate();
    expect(await backup(shell.file('copy.db'))).toBe(0);
    expect(shell.printed()).toContain(`to ${shell.file('copy.db')}`);
    await running.close();
    const copy = await openDatabase({ url: null, file: shell.file('copy.db') });
    expect(await copy.read((tx) => tx.all('SELECT COUNT(*) AS n FROM tokens'))).toEqual([{ n: 0 }]);
    await copy.close();
  });

  it('never overwrites what is there', async () => {
    const running = await openDatabase({ url: null, file: shell.file('tocsin.db') });
    await running.migrate();
    await running.close();
    expect(await backup(shell.file('copy.db'))).toBe(0);
    expect(await backup(shell.file('copy.db'))).toBe(2);
    expect(shell.complained()).toContain('exists already');
  });

  it('says what is not there, and leaves nothing behind', async () => {
    expect(await backup(shell.file('copy.db'))).toBe(2);
    expect(shell.complained()).toContain('TOCSIN_DATA names the file of the service.');
    expect(existsSync(shell.file('copy.db'))).toBe(false);
    expect(await backup()).toBe(2);
    expect(shell.complained()).toContain('Usage: tocsin backup <file>');
  });

  it('names the tool for PostgreSQL', async () => {
    const postgres = someProcess({ DATABASE_URL: 'postgres://tocsin@db/tocsin' });
    expect(await runCommand(['backup', 'x'], postgres.surroundings)).toBe(2);
    expect(postgres.complained()).toContain('use pg_dump');
    postgres.remove();
  });
});
