import { describe, expect, it } from 'vitest';
import { someFacts } from '../../test/messages.ts';
import { checkPhoneNumber, factsFor } from './address.ts';

describe('checkPhoneNumber', () => {
  it.each(['+14155550123', '+491701234567', '+8613800138000'])('takes %s', (number) =>
    expect(checkPhoneNumber(number)).toBeNull(),
  );
  it.each([
    '',
    '4155550123',
    '+0155550123',
    '+1 415 555 0123',
    '+1415',
    '+1234567890123456',
    '0049170123',
    '+1415555012a',
  ])('refuses "%s" and says how to write it', (number) => expect(checkPhoneNumber(number)).toContain('+14155550123'));
});

describe('factsFor', () => {
  const facts = someFacts();

  it.each([
    ['+14155550123', true, true, '12'],
    ['+491701234567', true, true, '12'],
    ['+8613800138000', true, false, null],
    ['+919876543210', true, true, null],
    ['+14155550123', false, true, null],
    ['+8613800138000', false, false, null],
  ])('68 76 %s, two-way %s: link %s, code %s', (address, twoWay, link, replyCode) => {
    const written = factsFor(address, facts, twoWay);
    expect(written.links.answer !== null).toBe(link);
    expect(written.replyCode).toBe(replyCode);
  });

  it('68 leaves not a single link in a text to China', () => {
    expect(Object.values(factsFor('+8613800138000', facts, true).links).every((one) => one === null)).toBe(true);
  });
});
