import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  clocks,
  clocksInSql,
  fetches,
  impurities,
  shrugging,
  sqlOutsideStore,
  tooLong,
} from './architecture/contents.ts';
import { brokenLinks } from './architecture/links.ts';
import { cycles, unknownRooms, unregistered, wrongImports } from './architecture/rooms.ts';
import { parse, readFiles } from './architecture/sources.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tree = parse(readFiles(root, (file) => /^(server|src)\/.*\.tsx?$/.test(file)));
// These files hold, as strings, every sin that they look for.
const exceptChecker = new Map([...tree].filter(([file]) => !/^server\/test\/architecture\b/.test(file)));
const documents = readFiles(root, (file) => file.endsWith('.md'));

describe('the house', () => {
  it('is there to be looked at', () => {
    expect(tree.has('server/core/time/instant.ts')).toBe(true);
  });

  it('has a place for every room', () => expect(unknownRooms(tree)).toEqual([]));
  it('imports to the left only', () => expect(wrongImports(tree)).toEqual([]));
  it('has no import cycle, not even through types', () => expect(cycles(tree)).toEqual([]));
  it('registers every channel and integration', () => expect(unregistered(tree)).toEqual([]));
  it('keeps SQL in the store', () => expect(sqlOutsideStore(tree)).toEqual([]));
  it('has no SQL that reads the clock', () => expect(clocksInSql(exceptChecker)).toEqual([]));
  it('reads clock, timers and environment in the runtime only', () => expect(clocks(tree)).toEqual([]));
  it('goes to the network from src/api only', () => expect(fetches(tree)).toEqual([]));
  it('keeps core and contract pure', () => expect(impurities(tree)).toEqual([]));
  it('has no file longer than 350 lines', () => expect(tooLong(tree)).toEqual([]));
  it('has no name that shrugs', () => expect(shrugging(tree)).toEqual([]));

  it('has no relative link in a document that leads nowhere', () => {
    expect(brokenLinks(documents, (file) => existsSync(path.join(root, file)))).toEqual([]);
  });
});
