import type { PersonDocument } from '../../server/contract/configuration/person.ts';
import type { Account } from '../api/people.ts';

export type MethodDocument = NonNullable<PersonDocument['contactMethods']>[number];

export type PersonAction =
  | { readonly type: 'name it'; readonly name: string }
  | { readonly type: 'write to'; readonly email: string }
  | { readonly type: 'live in'; readonly zone: string }
  /** Somebody who has an account in Grafana. */
  | { readonly type: 'be account'; readonly account: Account }
  | { readonly type: 'add method'; readonly channel: string }
  | { readonly type: 'change method'; readonly index: number; readonly change: Partial<MethodDocument> }
  | { readonly type: 'remove method'; readonly index: number };

export function newPerson(zone: string): PersonDocument {
  return { id: '', name: '', zone, contactMethods: [] };
}

/** A person who is being edited: the document, so that rules and whatever else it says are kept. */
export function personDraft(draft: PersonDocument, action: PersonAction): PersonDocument {
  const methods = draft.contactMethods ?? [];
  switch (action.type) {
    case 'name it':
      return { ...draft, name: action.name };
    case 'write to': {
      const { email: _, ...rest } = draft;
      return action.email === '' ? rest : { ...rest, email: action.email };
    }
    case 'live in':
      return { ...draft, zone: action.zone };
    case 'be account':
      return asAccount(draft, action.account);
    case 'add method':
      return { ...draft, contactMethods: [...methods, newMethod(methods, action.channel, draft.email ?? '')] };
    case 'change method':
      return {
        ...draft,
        contactMethods: methods.map((method, index) =>
          index === action.index ? { ...method, ...action.change } : method,
        ),
      };
    case 'remove method':
      return { ...draft, contactMethods: methods.filter((_, index) => index !== action.index) };
  }
}

/** With a way to be reached from the first moment, where the address is known. */
function asAccount(draft: PersonDocument, { name, email }: Account): PersonDocument {
  if (email === null) return { ...draft, name };
  const methods = draft.contactMethods ?? [];
  const contactMethods = methods.length > 0 ? methods : [{ channel: 'email', address: email }];
  return { ...draft, name, email, contactMethods };
}

/** Of two methods on one channel the second needs an id of its own: without one it is the channel's name. */
function newMethod(methods: readonly MethodDocument[], channel: string, email: string): MethodDocument {
  const address = channel === 'email' ? email : '';
  const taken = new Set(methods.map((method) => method.id ?? method.channel));
  if (!taken.has(channel)) return { channel, address };
  let number = 2;
  while (taken.has(`${channel}-${number}`)) number += 1;
  return { id: `${channel}-${number}`, channel, address };
}
