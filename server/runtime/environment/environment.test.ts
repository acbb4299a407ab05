import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectChannels, missingOf, variableOf } from './channels.ts';
import { find, lookupIn } from './source.ts';
import { atLeast, bytes, flag, port, postgresUrl, publicUrl } from './types.ts';
import { isServiceLink, unknownVariables } from './unknown.ts';
import { VARIABLES } from './variables.ts';

const files: Readonly<Record<string, string>> = {
  '/run/a': 'from a file\r\n',
  '/run/two': 'one\ntwo\n\n',
  '/run/empty': '',
};
const source = (variables: Readonly<Record<string, string | undefined>>) => ({
  variables,
  readFile(path: string): string {
    const text = files[path];
    if (text === undefined) throw new Error('no such file');
    return text;
  },
});

describe('a value is found', () => {
  it.each([
    [{ A: 'x' }, { kind: 'value', text: 'x' }],
    [{ A: '' }, { kind: 'unset' }],
    [{}, { kind: 'unset' }],
    [{ A_FILE: '/run/a' }, { kind: 'value', text: 'from a file' }],
    [
      { A: '', A_FILE: '/run/a' },
      { kind: 'value', text: 'from a file' },
    ],
    [{ A_FILE: '/run/two' }, { kind: 'value', text: 'one\ntwo\n' }],
    [{ A_FILE: '/run/empty' }, { kind: 'wrong', message: 'A_FILE: /run/empty is empty' }],
    [{ A_FILE: '/gone' }, { kind: 'wrong', message: 'A_FILE: /gone cannot be read (unknown reason)' }],
    [
      { A: 'x', A_FILE: '/run/a' },
      { kind: 'wrong', message: 'A and A_FILE are both set: remove one' },
    ],
  ])('%j', (variables, found) => {
    expect(find('A', source(variables))).toEqual(found);
    expect(lookupIn(source(variables))('A')).toBe('text' in found ? found.text : undefined);
  });
});

describe('a value is read', () => {
  it.each([
    [port, '0', 0],
    [port, '65535', 65_535],
    [port, '65536', null],
    [port, '8 470', null],
    [port, '-1', null],
    [flag, 'true', true],
    [flag, 'no', false],
    [flag, '1', true],
    [flag, 'TRUE', null],
    [bytes, '1MiB', 1_048_576],
    [bytes, '1 MB', 1_000_000],
    [bytes, '2048', 2_048],
    [bytes, '1kB', null],
    [bytes, '64MiB', 67_108_864],
    [bytes, '65MiB', null],
    [bytes, '1mib', null],
    [publicUrl, 'https://a.example//', 'https://a.example'],
    [publicUrl, 'ftp://a.example', null],
    [publicUrl, 'https://a.example/#x', null],
    [postgresUrl, 'postgres://a', 'postgres://a'],
    [postgresUrl, 'postgres:// a', null],
    [atLeast(3), 'abc', 'abc'],
    [atLeast(3), 'ab', null],
  ])('%# from %j', (type, text, value) => {
    const parsed = type.safeParse(text);
    expect(parsed.success ? parsed.data : null).toBe(value);
  });

  it('of any text without an exception', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const type of [port, flag, bytes, publicUrl, postgresUrl])
          expect(() => type.safeParse(text)).not.toThrow();
      }),
    );
  });
});

describe('the table of variables', () => {
  const all = Object.values(VARIABLES);

  it('has every name and alias once, and one variable for each setting of a channel', () => {
    const names = all.flatMap(({ name, alias }) => (alias === null ? [name] : [name, alias]));
    expect(new Set(names).size).toBe(names.length);
    const fields = all.flatMap(({ channel }) => (channel === null ? [] : [channel.join('.')]));
    expect(new Set(fields).size).toBe(fields.length);
  });

  it('has defaults that can be read', () => {
    for (const variable of all) {
      if (variable.default !== null) expect(() => variable.read(variable.default as string)).not.toThrow();
    }
  });

  it('says what each is for in a sentence', () => {
    for (const { meaning, example } of all) {
      expect(meaning).toMatch(/^["A-Z].*\.$/);
      expect(example).not.toBe('');
    }
  });
});

describe('settings of channels', () => {
  it('are collected by type and field; what is unset is absent', () => {
    expect(collectChannels({ slackBotToken: 'x', slackSigningSecret: null, twilioTwoWay: false, port: 1 })).toEqual({
      slack: { botToken: 'x' },
      sms: { twoWay: false },
    });
  });

  it('that were refused are not said to be missing as well', () => {
    const settings = { email: { from: 'a@b' } };
    expect(missingOf(settings, new Set())).toEqual([
      'TOCSIN_SMTP_URL is missing: mail needs it beside TOCSIN_MAIL_FROM',
    ]);
    expect(missingOf(settings, new Set(['TOCSIN_SMTP_URL']))).toEqual([]);
    expect(missingOf({ pigeon: {} }, new Set())).toEqual([]);
  });

  it('are called by their variables, or by themselves where there is none', () => {
    expect([variableOf('slack', 'botToken'), variableOf('sms', 'publicUrl')]).toEqual([
      'SLACK_BOT_TOKEN',
      'sms.publicUrl',
    ]);
  });
});

describe('variables of others', () => {
  it.each([
    ['TOCSIN_SERVICE_HOST', '10.0.0.1', true],
    ['TOCSIN_PORT', 'tcp://10.0.0.1:80', true],
    ['TOCSIN_PORT', '8470', false],
    ['TOCSIN_DATA', 'tcp://10.0.0.1:80', false],
    ['TOCSIN_PORT_8470_UDP_PROTO', 'udp', true],
  ])('%s=%s comes from Kubernetes: %s', (name, text, is) => {
    expect(isServiceLink(name, text)).toBe(is);
  });

  it('of the test run are nobody’s business', () => {
    expect(unknownVariables({ TOCSIN_TEST_POSTGRES_DOOR: 'x', tocsin_port: '1' }, [])).toEqual([]);
  });
});
