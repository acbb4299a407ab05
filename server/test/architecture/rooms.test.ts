import { describe, expect, it } from 'vitest';
import { cycles, unknownRooms, unregistered, wrongImports } from './rooms.ts';
import type { SourceTree } from './sources.ts';
import { parse } from './sources.ts';

const houseOf = (files: Record<string, string>): SourceTree => parse(new Map(Object.entries(files)));

/** What the rule says to one file that has this one line. */
const verdict = (file: string, line: string): string[] => wrongImports(houseOf({ [file]: line }));

describe('wrongImports', () => {
  it.each([
    ['server/core/time/a.ts', "import { b } from '../../contract/b.ts';", 'core imports contract'],
    ['server/contract/a.ts', "import type { B } from '../runtime/b.ts';", 'contract imports runtime'],
    ['server/engine/a.ts', "export { b } from '../http/b.ts';", 'engine imports http'],
    ['server/store/a.ts', "import { b } from '../channels/b.ts';", 'store imports channels'],
    ['server/http/a.ts', "const b = await import('../main.ts');", 'http imports main.ts'],
    ['server/core/time/a.ts', "type B = import('../../store/b.ts').B;", 'core imports store'],
    ['server/engine/a.ts', "import { b } from '../test/b.ts';", 'imports ../test/b.ts, which is there for tests only'],
    ['server/core/time/a.ts', "import { b } from './b.fixture.ts';", 'imports ./b.fixture.ts, which is there for'],
    ['server/channels/sms/a.ts', "import { b } from '../email/b.ts';", 'channels/sms imports channels/email'],
    ['server/core/time/a.ts', "import { b } from 'zod';", 'core imports the package zod'],
    ['server/core/time/a.ts', "import fs from 'node:fs';", 'core imports the package node:fs'],
    [
      'server/contract/a.ts',
      "import { b } from 'temporal-polyfill';",
      'contract imports the package temporal-polyfill',
    ],
    ['server/core/time/a.ts', "import { b } from './b';", 'imports ./b without a suffix'],
    ['server/core/time/a.ts', "import { b } from '../../../src/b.ts';", 'imports ../../../src/b.ts, which is outside'],
    ['src/alert-groups/a.tsx', "import { b } from '../../server/engine/b.ts';", 'the app imports server/engine'],
  ])('refuses in %s: %s', (file, line, reason) => {
    expect(verdict(file, line)).toEqual([expect.stringContaining(`${file}:1 ${reason}`)]);
  });

  it.each([
    ['server/core/time/a.ts', "import { Temporal } from 'temporal-polyfill';"],
    ['server/contract/a.ts', "import { z } from 'zod'; import { b } from '../core/time/b.ts';"],
    ['server/engine/a.ts', "import { b } from '../store/b.ts'; import { c } from '../channels/registry.ts';"],
    ['server/channels/registry.ts', "import { b } from './email/email.ts';"],
    ['server/channels/email/a.ts', "import { b } from '../channel.ts'; import { c } from './c.ts';"],
    ['server/core/time/test/towns.ts', "import fc from 'fast-check';"],
    ['server/runtime/a.ts', "import { version } from '../../package.json';"],
    ['server/main.ts', "import { b } from './http/b.ts';"],
    ['server/store/a.test.ts', "import { b } from '../test/database/postgres.ts';"],
    ['src/alert-groups/a.tsx', "import { b } from '../../server/core/time/b.ts';"],
  ])('allows in %s: %s', (file, line) => {
    expect(verdict(file, line)).toEqual([]);
  });
});

describe('cycles', () => {
  it('finds one that goes through types, and only the files on it', () => {
    const house = houseOf({
      'server/core/a.ts': "import type { B } from './b.ts';",
      'server/core/b.ts': "type C = import('./c.ts').C;",
      'server/core/c.ts': "export type { A } from './a.ts';",
      'server/core/d.ts': "import { A } from './a.ts';",
    });
    expect(cycles(house).map((cycle) => cycle.sort())).toEqual([
      ['server/core/a.ts', 'server/core/b.ts', 'server/core/c.ts'],
    ]);
  });

  it('finds none where two ways lead to the same file', () => {
    const house = houseOf({
      'server/core/a.ts': "import './b.ts'; import './c.ts';",
      'server/core/b.ts': "import './d.ts';",
      'server/core/c.ts': "import './d.ts'; import './b.ts';",
      'server/core/d.ts': 'export const d = 1;',
    });
    expect(cycles(house)).toEqual([]);
  });
});

describe('unregistered', () => {
  const email = { 'server/channels/email/email.ts': 'export const email = 1;' };

  it('names a channel that the registry does not import', () => {
    const registry = "import { sms } from './sms/sms.ts';";
    expect(unregistered(houseOf({ ...email, 'server/channels/registry.ts': registry }))).toEqual([
      'server/channels/email is not imported by server/channels/registry.ts',
    ]);
    expect(unregistered(houseOf(email))).toHaveLength(1);
  });

  it('is content with an import from the folder', () => {
    const registry = "import { email } from './email/email.ts';";
    expect(unregistered(houseOf({ ...email, 'server/channels/registry.ts': registry }))).toEqual([]);
  });
});

describe('unknownRooms', () => {
  it('names a folder that no rule binds', () => {
    expect(unknownRooms(houseOf({ 'server/attic/a.ts': '', 'server/core/a.ts': '' }))).toEqual([
      'server/attic has no place in .config/rooms.json',
    ]);
  });
});
