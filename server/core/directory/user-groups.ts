import type { Person } from '../notifying/person.ts';
import { onCall } from '../schedule/on-call.ts';
import type { Instant } from '../time/instant.ts';
import type { Directory } from './directory.ts';

/** Who a user group in Slack should hold, by everybody who is on call in a schedule that names it. */
export interface UserGroup {
  readonly id: string;
  /** Names of the schedules. */
  readonly schedules: readonly string[];
  /** Ids of members in Slack, sorted; never empty in Slack itself, which refuses that. */
  readonly members: readonly string[];
  /** Names of people who are on call and have no contact method in Slack. */
  readonly without: readonly string[];
}

/** By id. Two schedules may share one: then it holds those of both. */
export function userGroupsOf(directory: Directory, at: Instant): UserGroup[] {
  const groups = new Map<string, UserGroup>();
  for (const schedule of directory.schedules.values()) {
    const { slackUserGroup: id, name } = schedule;
    if (id === null) continue;
    const people = onCall(schedule, at, (personId) => directory.people.has(personId)).flatMap(
      (personId) => directory.people.get(personId) ?? [],
    );
    const { schedules, members, without } = groups.get(id) ?? { schedules: [], members: [], without: [] };
    groups.set(id, {
      id,
      schedules: [...schedules, name],
      members: distinct([...members, ...people.flatMap((person) => memberId(person) ?? [])]),
      without: distinct([...without, ...people.filter((one) => memberId(one) === null).map((one) => one.name)]),
    });
  }
  return [...groups.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The address of a member, not of a channel. */
function memberId({ contactMethods }: Person): string | null {
  const method = contactMethods.find(({ channel, address }) => channel === 'slack' && /^[UW]/.test(address));
  return method?.address ?? null;
}

const distinct = (list: readonly string[]): string[] => [...new Set(list)].sort();
