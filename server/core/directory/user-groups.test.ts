import { describe, expect, it } from 'vitest';
import { defaultShiftNotices } from '../notifying/person.ts';
import type { Person } from '../notifying/person.ts';
import { at, layer, rotation, schedule } from '../schedule/test/example.ts';
import { emptyDirectory } from './empty.ts';
import { userGroupsOf } from './user-groups.ts';

const NOON = at('2026-11-21T12:00');
const person = (id: string, ...addresses: string[]): Person => ({
  ...{ id, name: `Name of ${id}`, email: null, zone: 'UTC', quietHours: [], shiftNotices: defaultShiftNotices },
  rules: { high: null, low: null },
  contactMethods: addresses.map((address, index) => ({
    ...{ id: `m${index}`, channel: address.includes('@') ? 'email' : 'slack', address, enabled: true, provenAt: null },
  })),
});
const people = new Map(
  [person('A', 'a@b.example', 'U2'), person('B', 'C0TEAM', 'W1'), person('C', 'c@b.example')].map((one) => [
    one.id,
    one,
  ]),
);
const of = (id: string, who: string, slackUserGroup: string | null) => ({
  ...schedule([layer(0, rotation('2026-11-01', who))]),
  ...{ id, name: id, slackUserGroup },
});
const groups = (...schedules: ReturnType<typeof of>[]) =>
  userGroupsOf({ ...emptyDirectory, people, schedules: new Map(schedules.map((one) => [one.id, one])) }, NOON);

describe('user groups', () => {
  it('hold the members of those on call, never a channel', () => {
    expect(groups(of('one', 'A+B', 'S1'), of('other', 'C', null))).toEqual([
      { id: 'S1', schedules: ['one'], members: ['U2', 'W1'], without: [] },
    ]);
  });

  it('of several schedules hold all of them, each once', () => {
    expect(groups(of('one', 'A', 'S1'), of('two', 'A+B', 'S1'), of('three', 'B', 'S0'))).toEqual([
      { id: 'S0', schedules: ['three'], members: ['W1'], without: [] },
      { id: 'S1', schedules: ['one', 'two'], members: ['U2', 'W1'], without: [] },
    ]);
  });

  it('name who has no account, and hold nobody who is not there', () => {
    expect(groups(of('one', 'C+Z', 'S1'))).toEqual([
      { id: 'S1', schedules: ['one'], members: [], without: ['Name of C'] },
    ]);
  });
});
