import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifyAuthorization } from './credentials.ts';
import { isSameSecret } from './secret.ts';

const basic = { username: 'grafana', password: 'pä:ss' };
const header = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

function codeOf(value: string | undefined, auth: Partial<Parameters<typeof verifyAuthorization>[1]>): string {
  const result = verifyAuthorization(value, { basic: null, bearer: null, ...auth });
  return result.ok ? 'ok' : result.code;
}

describe('Bearer', () => {
  it('is what a real Grafana sent', () => {
    const file = readFileSync(new URL('grafana/recorded/grafana-bearer-nodata.json', import.meta.url), 'utf8');
    const { headers } = JSON.parse(file) as { headers: Record<string, string> }; // the shape of these files
    expect(codeOf(headers['authorization'], { bearer: 's3cret' })).toBe('ok');
  });

  it.each([
    ['Bearer s3cret', 'ok'],
    ['bearer  s3cret ', 'ok'],
    ['Bearer s3cre', 'authorization-wrong'],
    ['Bearer s3crets', 'authorization-wrong'],
    ['Basic s3cret', 'authorization-wrong'],
    ['s3cret', 'authorization-missing'],
    ['Bearer ', 'authorization-missing'],
    ['', 'authorization-missing'],
    [undefined, 'authorization-missing'],
  ])('%j: %s', (value, code) => {
    expect(codeOf(value, { bearer: 's3cret' })).toBe(code);
  });

  it('may hold any character: Node shows the bytes of a header as latin1', () => {
    expect(codeOf(`Bearer ${Buffer.from('süß').toString('latin1')}`, { bearer: 'süß' })).toBe('ok');
  });
});

describe('Basic', () => {
  it('compares name and password, which may hold a colon and any character', () => {
    expect(codeOf(header('grafana:pä:ss'), { basic })).toBe('ok');
    expect(codeOf(header('grafana:pä'), { basic })).toBe('authorization-wrong');
    expect(codeOf(header('Grafana:pä:ss'), { basic })).toBe('authorization-wrong');
    expect(codeOf('Basic %%%', { basic })).toBe('authorization-wrong');
    expect(codeOf('Bearer pä:ss', { basic })).toBe('authorization-wrong');
  });
});

describe('what is demanded', () => {
  it('nothing, where nothing is set up', () => {
    expect(codeOf(undefined, {})).toBe('ok');
    expect(codeOf('Bearer whatever', {})).toBe('ok');
  });

  it('either, where both are', () => {
    expect(codeOf('Bearer b', { basic, bearer: 'b' })).toBe('ok');
    expect(codeOf(header('grafana:pä:ss'), { basic, bearer: 'b' })).toBe('ok');
    const result = verifyAuthorization(undefined, { basic, bearer: 'b' });
    expect(result.ok ? '' : result.detail).toBe('Send an Authorization header with Basic or Bearer credentials.');
  });
});

describe('isSameSecret', () => {
  it.each([
    ['a', 'a', true],
    ['', '', true],
    ['a', 'b', false],
    ['a', 'aa', false],
    ['', 'a', false],
  ])('%j and %j: %s', (given, expected, isSame) => {
    expect(isSameSecret(given, expected)).toBe(isSame);
  });
});
