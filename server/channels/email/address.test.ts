import { describe, expect, it } from 'vitest';
import { checkMailAddress } from './address.ts';

describe('checkMailAddress', () => {
  it.each(['ana@example.org', 'ana.uenal+pager@mail.example.org', 'ops@localhost', 'ünal@bücher.example'])(
    'takes %s',
    (address) => expect(checkMailAddress(address)).toBeNull(),
  );
  it.each([
    '',
    'ana',
    'ana@',
    '@example.org',
    'Ana <ana@example.org>',
    'ana@example.org, ben@example.org',
    'ana@example.org;ben@example.org',
    'ana@example.org\r\nBcc: eve@example.org',
    'a b@example.org',
    'ana@example.org.',
    `${'a'.repeat(65)}@example.org`,
    `ana@${'x'.repeat(260)}.org`,
  ])('refuses %j', (address) => expect(checkMailAddress(address)).toContain('ana@example.org'));
});
