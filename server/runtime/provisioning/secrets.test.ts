import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, formatMistake } from './mistake.ts';
import { resolveSecrets } from './secrets.ts';

const variables: Readonly<Record<string, string>> = { TOKEN: 'abc', EMPTY: '', lower_1: 'def' };
const lookup = (name: string) => variables[name];
const integration = (token: unknown) => ({ id: 'g', token });
const braced = (name: string) => `$${`{${name}}`}`;

describe('a reference to the environment', () => {
  it.each([
    ['$TOKEN', 'abc'],
    [braced('TOKEN'), 'abc'],
    ['$lower_1', 'def'],
    ['$EMPTY', ''],
    ['$$TOKEN', '$TOKEN'],
    ['$$$TOKEN', '$$TOKEN'],
    ['TOKEN', 'TOKEN'],
    ['x$TOKEN', 'x$TOKEN'],
    ['$TOKEN-x', '$TOKEN-x'],
    ['$', '$'],
    ['', ''],
    [5, 5],
    [null, null],
    [['$TOKEN'], ['$TOKEN']],
  ])('%j becomes %j', (token, resolved) => {
    expect(resolveSecrets('integration', integration(token), lookup)).toEqual({
      document: integration(resolved),
      missing: [],
    });
  });

  it('is found in every secret of an integration, and all that are missing are named', () => {
    const auth = { basic: { username: '$A', password: '$B' }, bearer: '$C', hmac: { secret: '$D', header: '$E' } };
    const { document, missing } = resolveSecrets('integration', { token: '$TOKEN', auth }, lookup);
    expect(document).toEqual({ token: 'abc', auth });
    expect(missing).toEqual([
      { path: ['auth', 'basic', 'password'], name: 'B' },
      { path: ['auth', 'bearer'], name: 'C' },
      { path: ['auth', 'hmac', 'secret'], name: 'D' },
    ]);
  });

  it('means nothing in other documents, nor where there is no document', () => {
    for (const document of [integration('$TOKEN'), null, 'x', []]) {
      expect(resolveSecrets('team', document, lookup)).toEqual({ document, missing: [] });
    }
    for (const document of [null, 'x', 5]) {
      expect(resolveSecrets('integration', document, lookup).document).toBe(document);
    }
  });

  it('leaves the document as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (token, auth) => {
        const document = { token, auth, name: 'G' };
        const before = JSON.stringify(document);
        resolveSecrets('integration', document, lookup);
        expect(JSON.stringify(document)).toBe(before);
      }),
    );
  });
});

describe('a mistake', () => {
  const mistake = { file: 'a.yaml', line: 3, column: 5, field: 'teams[shop].name', message: 'is missing' };

  it.each([
    [mistake, 'a.yaml:3:5  teams[shop].name: is missing'],
    [{ ...mistake, column: null }, 'a.yaml:3:1  teams[shop].name: is missing'],
    [{ ...mistake, line: null }, 'a.yaml  teams[shop].name: is missing'],
    [{ ...mistake, field: '' }, 'a.yaml:3:5  is missing'],
  ])('is printed so that an editor can jump to it', (one, line) => {
    expect(formatMistake(one)).toBe(line);
  });

  it.each([
    ['teams', 'team', 'shop', ['members', 1], 'teams[shop].members[1]'],
    ['teams', 'team', 2, ['id'], 'teams[2].id'],
    ['teams', 'team', 'shop', [], 'teams[shop]'],
    ['settings', 'settings', 'settings', ['fallback', 0], 'settings.fallback[0]'],
    ['integrations', 'integration', 'g', ['labels', 'a b'], 'integrations[g].labels["a b"]'],
    ['integrations', 'integration', 'g', ['a b'], 'integrations[g]["a b"]'],
  ] as const)('in %s names its field', (fileKey, kind, id, path, field) => {
    expect(fieldOf(fileKey, kind, id, path)).toBe(field);
  });
});
