import type { Person } from '../notifying/person.ts';
import type { Abilities } from './abilities.ts';
import { checkWayOut, unknownWord } from './abilities.ts';
import type { Problem } from './problem.ts';

export function checkPeople(people: readonly Person[], abilities: Abilities): Problem[] {
  return [...people.flatMap((person) => checkPerson(person, abilities)), ...twiceUsedAddresses(people)];
}

function checkPerson(person: Person, abilities: Abilities): Problem[] {
  const about = { kind: 'person', id: person.id } as const;
  const problems: Problem[] = [];
  const seen = new Set<string>();
  person.contactMethods.forEach((method, index) => {
    const path = ['contactMethods', index];
    const wrong = checkWayOut(method.channel, method.address, abilities);
    if (wrong !== null) {
      const { field, value, message } = wrong;
      problems.push({ ...about, path: [...path, field], value, message, severity: 'error' });
    }
    if (seen.has(method.id)) {
      const message = `two contact methods are called "${method.id}": give each an id of its own`;
      problems.push({ ...about, path, value: method.id, message, severity: 'error' });
    }
    seen.add(method.id);
  });
  if (!person.contactMethods.some(({ enabled }) => enabled)) {
    const message = 'can never be paged: no contact method is enabled';
    problems.push({ ...about, path: ['contactMethods'], value: null, message, severity: 'warning' });
  }
  return [...problems, ...checkRules(person), ...checkShiftNotices(person)];
}

function checkRules({ id, rules, contactMethods }: Person): Problem[] {
  const known = contactMethods.map((method) => method.id);
  return (['high', 'low'] as const).flatMap((urgency) =>
    (rules[urgency] ?? []).flatMap(({ methodId }, index) => {
      if (known.includes(methodId)) return [];
      const path = ['notificationRules', urgency, index, 'use'];
      const message = unknownWord('contact method', methodId, known);
      return [{ kind: 'person', id, path, value: methodId, message, severity: 'error' } as const];
    }),
  );
}

function checkShiftNotices({ id, shiftNotices, contactMethods }: Person): Problem[] {
  const { methodId } = shiftNotices;
  const known = contactMethods.map((method) => method.id);
  if (methodId === null || known.includes(methodId)) return [];
  const message = unknownWord('contact method', methodId, known);
  return [{ kind: 'person', id, path: ['shiftNotices', 'via'], value: methodId, message, severity: 'error' }];
}

/** An answer from such an address counts for whoever was paged last there, never mind who of the two wrote it. */
function twiceUsedAddresses(people: readonly Person[]): Problem[] {
  const owners = new Map<string, string>();
  return people.flatMap(({ id, contactMethods }) =>
    contactMethods.flatMap(({ channel, address }, index) => {
      const key = `${channel} ${address.toLowerCase()}`;
      const owner = owners.get(key) ?? id;
      owners.set(key, owner);
      if (owner === id) return [];
      const path = ['contactMethods', index, 'address'];
      const message = `${owner} has the same address: an answer from there could be of either`;
      return [{ kind: 'person', id, path, value: address, message, severity: 'warning' } as const];
    }),
  );
}
