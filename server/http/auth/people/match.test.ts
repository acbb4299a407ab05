import { describe, expect, it } from 'vitest';
import { defaultShiftNotices } from '../../../core/notifying/person.ts';
import type { Person } from '../../../core/notifying/person.ts';
import { createMatching } from './match.ts';

const person = (id: string, email: string | null, ...addresses: readonly string[]): [string, Person] => [
  id,
  {
    ...{
      id,
      name: id,
      email,
      zone: 'UTC',
      rules: { high: null, low: null },
      quietHours: [],
      shiftNotices: defaultShiftNotices,
    },
    contactMethods: addresses.map((address) => ({
      ...{ id: address, address, enabled: true, provenAt: null },
      channel: address.startsWith('+') ? 'sms' : 'email',
    })),
  },
];
const among = (...people: readonly [string, Person][]) => {
  const map = new Map(people);
  return createMatching(() => map);
};
const matched = (personId: string, by: string) => ({ kind: 'matched', personId, by });

describe('a person', () => {
  it('is found by e-mail, in whatever case it is written', () => {
    const find = among(person('ana', 'Ana@Example.test'), person('ben', 'ben@example.test'));
    expect(find('ana@example.test')).toEqual(matched('ana', 'email'));
    expect(find(' BEN@EXAMPLE.TEST ')).toEqual(matched('ben', 'email'));
    expect(find('anna@example.test')).toBeNull();
    expect(find('')).toBeNull();
  });

  it('without one is found by where mails reach them', () => {
    const find = among(person('ana', null, '+15550100', 'ana@example.test'));
    expect(find('ANA@example.test')).toEqual(matched('ana', 'contact-method'));
    expect(find('+15550100')).toBeNull();
  });

  it('with one is not found by where mails reach them: methods are their own to change', () => {
    const find = among(
      person('mallory', 'mallory@example.test', 'ben@example.test'),
      person('ben', 'ben@example.test'),
    );
    expect(find('ben@example.test')).toEqual(matched('ben', 'email'));
    expect(among(person('mallory', 'mallory@example.test', 'ceo@example.test'))('ceo@example.test')).toBeNull();
  });

  it('whose e-mail it is comes before whoever is reached there', () => {
    const find = among(person('a', null, 'ben@example.test'), person('ben', 'ben@example.test'));
    expect(find('ben@example.test')).toEqual(matched('ben', 'email'));
  });

  it('is nobody where two have the same', () => {
    const find = among(person('b', 'x@example.test'), person('a', 'X@example.test'));
    expect(find('x@example.test')).toEqual({
      kind: 'nobody',
      advice: expect.stringContaining('a and b have') as string,
    });
    expect(among(person('a', null, 'x@e.test', 'X@e.test'))('x@e.test')).toEqual(matched('a', 'contact-method'));
  });

  it('is found among the people of now', () => {
    let people = new Map([person('ana', 'ana@example.test')]);
    const find = createMatching(() => people);
    expect(find('ben@example.test')).toBeNull();
    people = new Map([person('ben', 'ben@example.test')]);
    expect(find('ben@example.test')).toEqual(matched('ben', 'email'));
    expect(find('ana@example.test')).toBeNull();
  });
});
