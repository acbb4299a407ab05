import type { Directory } from '../core/directory/directory.ts';

/** Somebody of the town who can be written to. */
export interface Townsperson {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly addresses: readonly { readonly channel: string; readonly address: string }[];
}

/** Team by team, in the order of its members; people without a team come last. */
export function townspeopleOf({ people, teams }: Directory): readonly Townsperson[] {
  const teamOf = new Map([...teams.values()].flatMap((team) => team.members.map((id) => [id, team.name] as const)));
  const order = [...new Set([...teamOf.keys(), ...people.keys()])];
  return order.flatMap((id): Townsperson[] => {
    const person = people.get(id);
    if (person === undefined) return [];
    const addresses = person.contactMethods.map(({ channel, address }) => ({ channel, address }));
    return [{ id, name: person.name, team: teamOf.get(id) ?? 'Without a team', addresses }];
  });
}

/** Whose address that is; null where it is nobody's own, such as a channel that many read. */
export function addresseeOf(
  people: readonly Townsperson[],
  channel: 'slack' | 'email' | 'sms',
  address: string,
): Townsperson | null {
  const isTheirs = (one: Townsperson['addresses'][number]): boolean =>
    one.channel === channel && (one.address.toLowerCase() === address.toLowerCase() || conversation(one) === address);
  return people.find(({ addresses }) => addresses.some(isTheirs)) ?? null;
}

/** Slack's direct conversation with a member has an ID of its own; our pretended Slack derives it. */
function conversation({ channel, address }: Townsperson['addresses'][number]): string | null {
  return channel === 'slack' && /^[UW]/.test(address) ? `D${address.slice(1)}` : null;
}

/** Under which address they press buttons in Slack, or text back; null when they have none there. */
export function addressOf(person: Townsperson, channel: 'slack' | 'sms'): string | null {
  return person.addresses.find((one) => one.channel === channel)?.address ?? null;
}
