import { describe, expect, it } from 'vitest';
import { emptyDirectory } from '../core/directory/empty.ts';
import { defaultShiftNotices } from '../core/notifying/person.ts';
import type { Person } from '../core/notifying/person.ts';
import type { Team } from '../core/ownership/team.ts';
import { PEOPLE } from './caught-town.fixture.ts';
import { addresseeOf, addressOf, townspeopleOf } from './townspeople.ts';

const person = (id: string): [string, Person] => [
  id,
  {
    id,
    name: id.toUpperCase(),
    email: null,
    zone: 'UTC',
    contactMethods: [{ id: 'chat', channel: 'slack', address: `U0${id}`, enabled: true, provenAt: null }],
    rules: { high: null, low: null },
    quietHours: [],
    shiftNotices: defaultShiftNotices,
  },
];
const team = (id: string, members: readonly string[]): [string, Team] => [
  id,
  { id, name: `Team ${id}`, members, leads: [], fallback: [] },
];

describe('the people of the town', () => {
  it('stand team by team, in the order of members, and once', () => {
    const people = new Map(['zoe', 'ana', 'ben', 'eve'].map(person));
    const teams = new Map([team('shop', ['ben', 'ana', 'ghost']), team('data', ['ana', 'zoe'])]);
    const found = townspeopleOf({ ...emptyDirectory, people, teams });
    expect(found.map(({ id }) => id)).toEqual(['ben', 'ana', 'zoe', 'eve']);
    expect(found.map((one) => one.team)).toEqual(['Team shop', 'Team data', 'Team data', 'Without a team']);
    expect(found[0]).toMatchObject({ name: 'BEN', addresses: [{ channel: 'slack', address: 'U0ben' }] });
  });

  it('are found by the addresses they are written to', () => {
    expect(addresseeOf(PEOPLE, 'email', 'Ana@Town.example')?.id).toBe('ana');
    expect(addresseeOf(PEOPLE, 'slack', 'D0ANA')?.id).toBe('ana');
    expect(addresseeOf(PEOPLE, 'sms', '+12025550102')?.id).toBe('ben');
    expect(addresseeOf(PEOPLE, 'sms', 'ana@town.example')).toBeNull();
    expect(addresseeOf(PEOPLE, 'slack', 'C0SHOP')).toBeNull();
  });

  it('press and text under addresses of their own', () => {
    const [ana, ben] = PEOPLE;
    expect(ana && addressOf(ana, 'slack')).toBe('U0ANA');
    expect(ben && addressOf(ben, 'slack')).toBeNull();
  });
});
