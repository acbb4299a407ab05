import type { PersonId } from '../notifying/person.ts';
import type { Source } from '../schedule/schedule.ts';
import type { World } from './world.ts';

type OnCall = NonNullable<ReturnType<World['onCall']>>;

/**
 * Why somebody is on call, in the words that a page carries: who is woken for a shift of somebody else should not have
 * to wonder. With names of now, as in every reason, because those who read it may not look them up.
 */
export function onCallBecause({ name, sources }: OnCall, personId: PersonId, world: World): string {
  const nameOf = (id: PersonId): string => world.person(id)?.name ?? id;
  const source = sources.findLast((one) => receiverOf(one) === personId);
  if (source?.kind === 'cover') return `took the shift of ${nameOf(source.from)} in ${name}`;
  if (source?.kind === 'absence') return `stands in for ${nameOf(source.personId)} in ${name}`;
  return `on call in ${name}`;
}

/** Whom a change of the shift has put there. The last one that did counts: shifts are passed on. */
function receiverOf(source: Source): PersonId | null {
  if (source.kind === 'cover') return source.to;
  return source.kind === 'absence' ? source.substituteId : null;
}
