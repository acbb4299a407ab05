import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../core/time/instant.ts';
import { hashOf } from '../http/auth/secret.ts';
import { put } from '../store/configuration.ts';
import type { Database } from '../store/database.ts';
import { openDatabase } from '../store/dialect.ts';
import { listTokens } from '../store/tokens.ts';
import { runCommand } from './run.ts';
import { NOW, someProcess } from './surroundings.fixture.ts';
import type { SomeProcess } from './surroundings.fixture.ts';

let shell: SomeProcess;
beforeEach(() => void (shell = someProcess()));
afterEach(() => shell.remove());
const token = (...words: string[]) => runCommand(['token', 'create', ...words], shell.surroundings);

/** The store as a running service holds it. */
async function whileRunning(work: (running: Database) => Promise<void>): Promise<void> {
  const running = await openDatabase({ url: null, file: shell.file('tocsin.db') });
  await running.migrate();
  await work(running).finally(() => running.close());
}

describe('tocsin token create', () => {
  it('prints the token alone, and how long it is good for beside it', async () => {
    expect(await token('--name', 'ci', '--role', 'viewer', '--expires', '90d')).toBe(0);
    expect(shell.printed()).toMatch(/^toc_[\w-]{43}\n$/);
    expect(shell.complained()).toContain('role viewer and expires on 2027-02-19T09:30:00.000Z');
    await whileRunning(async (running) => {
      const [row] = await running.read(listTokens);
      expect(row).toMatchObject({ name: 'ci', role: 'viewer', person_id: null, expires_at: NOW + 90 * DAY_MS });
      expect(row?.hash).toBe(hashOf(shell.printed().trim()));
    });
  });

  it('works beside a running service', async () => {
    await whileRunning(async (running) => {
      expect(await token('--name', 'ops', '--role', 'admin')).toBe(0);
      expect(await running.read(listTokens)).toMatchObject([{ name: 'ops', expires_at: null }]);
    });
    expect(shell.complained()).toContain('never expires');
  });

  it('belongs to a person only when that person exists', async () => {
    await whileRunning(async (running) => {
      const ana = { kind: 'person', id: 'ana', body: '{}', source: null };
      await running.write((tx) => put(tx, [ana], { changed_by: 'test', changed_at: NOW }));
      expect(await token('--name', 'x', '--role', 'editor', '--person', 'zoe')).toBe(2);
      expect(shell.complained()).toContain('There is no person "zoe". Known: ana.');
      expect(await token('--name', 'x', '--role', 'editor', '--person', 'ana')).toBe(0);
      expect(await running.read(listTokens)).toMatchObject([{ person_id: 'ana' }]);
    });
  });

  it('says everything that is wrong with it at once', async () => {
    expect(await token('--name', ' ', '--role', 'god', '--expires', 'soon')).toBe(2);
    expect(shell.complained()).toContain('There is no role "god": it is one of viewer, editor, admin.');
    expect(shell.complained()).toContain('--name is empty');
    expect(shell.complained()).toContain('--expires: "soon" is not a duration');
    expect(await token('--name', 'x', '--role', 'viewer', '--expires', '0')).toBe(2);
    expect(shell.complained()).toContain('the token would never work');
    expect(shell.printed()).toBe('');
  });

  it('is all that can be done with tokens here', async () => {
    expect(await runCommand(['token', 'revoke', '--name', 'x', '--role', 'viewer'], shell.surroundings)).toBe(2);
    expect(shell.complained()).toContain('Usage: tocsin token create');
  });
});
