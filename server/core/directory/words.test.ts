import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closest } from './closest.ts';
import { emptyDirectory } from './empty.ts';
import { formatPath, nounOf } from './kind.ts';
import { problemKey } from './problem.ts';
import type { Problem } from './problem.ts';
import { usersOf } from './references.ts';

describe('the word that was meant', () => {
  it.each([
    ['naem', ['name', 'id'], 'name'],
    ['contact_methods', ['contactMethods', 'name'], 'contactMethods'],
    ['TOCSIN_PROVISONING', ['TOCSIN_PROVISIONING', 'TOCSIN_PORT'], 'TOCSIN_PROVISIONING'],
    ['port', ['host', 'part'], 'part'],
    ['port', ['host'], null],
    ['', ['name'], null],
    ['anything', [], null],
  ])('%s among %j is %s', (word, candidates, expected) => {
    expect(closest(word, candidates)).toBe(expected);
  });

  it('is the word itself where it is there, and never a word from outside', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,9}$/), fc.array(fc.stringMatching(/^[a-z]{1,9}$/)), (word, others) => {
        expect(closest(word, [...others, word])).toBe(word);
        const meant = closest(word, others);
        expect(meant === null || others.includes(meant)).toBe(true);
      }),
    );
  });
});

describe('a path', () => {
  it.each([
    [[], ''],
    [['name'], 'name'],
    [['steps', 0, 'page', 'people', 1], 'steps[0].page.people[1]'],
    [['notificationRules', 'high'], 'notificationRules.high'],
    [['labels', 'a b'], 'labels["a b"]'],
    [[0], '[0]'],
  ])('%j reads %s', (path, text) => {
    expect(formatPath(path)).toBe(text);
  });
});

describe('a kind', () => {
  it('is said without its dash', () => {
    expect([nounOf('escalation-chain'), nounOf('team')]).toEqual(['escalation chain', 'team']);
  });
});

describe('users of a document', () => {
  it('are all places that name it, however often', () => {
    const fallback = [{ kind: 'person', personId: 'ana' } as const];
    const team = { id: 'shop', name: 'Shop', members: ['ben', 'ana'], leads: [], fallback };
    const directory = { ...emptyDirectory, teams: new Map([['shop', team]]), settings: { fallback, alarms: [] } };
    expect(
      usersOf({ kind: 'person', id: 'ana' }, directory).map(({ from, path }) => [from.kind, formatPath(path)]),
    ).toEqual([
      ['team', 'members[1]'],
      ['team', 'fallback[0]'],
      ['settings', 'fallback[0]'],
    ]);
    expect(usersOf({ kind: 'team', id: 'ana' }, directory)).toEqual([]);
  });
});

describe('the key of a problem', () => {
  const problem: Problem = {
    kind: 'team',
    id: 'shop',
    path: ['leads', 0],
    value: null,
    message: 'x',
    severity: 'error',
  };

  it('is the same for the same problem, and tells places apart', () => {
    expect(problemKey({ ...problem, value: 'ana' })).toBe(problemKey(problem));
    expect(problemKey({ ...problem, path: ['leads', 1] })).not.toBe(problemKey(problem));
  });
});
