import { describe, expect, it } from 'vitest';
import { checkWebhookAddress, leadsInside, splitCredentials } from './address.ts';

describe('checkWebhookAddress', () => {
  it.each(['https://example.org/hook', 'http://10.0.0.1:8080/x?y=1', 'https://user:pa%20ss@example.org/'])(
    'takes %s',
    (address) => expect(checkWebhookAddress(address)).toBeNull(),
  );
  it.each([
    ['example.org/hook', 'not a URL'],
    ['ftp://example.org/', 'ftp: is not supported'],
    ['javascript:alert(1)', 'javascript: is not supported'],
    [`https://example.org/${'x'.repeat(2_000)}`, 'longer than'],
    ['https://user:%zz@example.org/', 'not encoded'],
    ['', 'not a URL'],
  ])('refuses %s', (address, reason) => expect(checkWebhookAddress(address)).toContain(reason));
});

describe('splitCredentials', () => {
  it('turns a name and a password into Basic auth', () => {
    const { url, authorization } = splitCredentials('https://ana:p%40ss@example.org/hook');
    expect(url).toBe('https://example.org/hook');
    expect(authorization).toBe(`Basic ${Buffer.from('ana:p@ss').toString('base64')}`);
  });
  it('adds nothing without them', () => {
    expect(splitCredentials('https://example.org/hook')).toEqual({
      url: 'https://example.org/hook',
      authorization: null,
    });
  });
});

describe('leadsInside', () => {
  it.each([
    ['http://127.0.0.1/', true],
    ['http://localhost:8080/', true],
    ['http://10.1.2.3/', true],
    ['http://172.31.0.1/', true],
    ['http://172.32.0.1/', false],
    ['http://192.168.1.1/', true],
    ['http://169.254.169.254/latest/meta-data', true],
    ['http://0.0.0.0/', true],
    ['http://[::1]/', true],
    ['http://[fd00::1]/', true],
    ['http://[::ffff:10.0.0.1]/', true],
    // Other ways of writing 127.0.0.1, which the URL parser sees through.
    ['http://2130706433/', true],
    ['http://0x7f.1/', true],
    ['http://93.184.216.34/', false],
    ['http://[2606:2800:220:1::1]/', false],
  ])('%s → %s', async (url, inside) => expect(await leadsInside(url)).toBe(inside));
});
