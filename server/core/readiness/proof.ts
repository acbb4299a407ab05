import type { Person, PersonId } from '../notifying/person.ts';
import type { Instant } from '../time/instant.ts';

/** A message was proven to reach this person over this contact method, at the address that it had then. */
export interface Proof {
  readonly personId: PersonId;
  readonly methodId: string;
  readonly channel: string;
  readonly address: string;
  readonly provenAt: Instant;
}

/** The person with what was learnt about their contact methods; at another address nothing is proven any more. */
export function withProofs(person: Person, proofs: readonly Proof[]): Person {
  const contactMethods = person.contactMethods.map((method) => {
    const proof = proofs.find(({ personId, methodId }) => personId === person.id && methodId === method.id);
    const isSame = proof?.channel === method.channel && proof.address === method.address;
    return { ...method, provenAt: isSame ? proof.provenAt : null };
  });
  return { ...person, contactMethods };
}
