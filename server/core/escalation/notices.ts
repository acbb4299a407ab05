import { reachedOver } from './cycles.ts';
import { record } from './decision.ts';
import type { Draft } from './decision.ts';
import type { Notice } from './effect.ts';
import type { Actor, Cycle } from './state.ts';

function isBy(actor: Actor, { personId }: Cycle): boolean {
  return actor.kind === 'person' && actor.personId === personId;
}

function notify(draft: Draft, notice: Notice, cycle: Cycle): void {
  const { world } = draft;
  const { personId } = cycle;
  const reached = reachedOver(cycle);
  for (const method of world.person(personId)?.contactMethods ?? []) {
    const { id, channel, address } = method;
    if (!method.enabled || !reached.includes(id) || world.channelKind(channel) === null || !world.notifies(channel))
      continue;
    draft.effects.push({ kind: 'notify', notice, personId, methodId: id, channel, address });
    record(draft, { kind: 'notified', personId, channel, notice });
  }
}

/**
 * Tells those who were paged, over the ways on which they were paged, so that nobody works on what is settled. The one
 * who did it knows. `cycles` says who: all of them, or those of one engagement.
 */
export function notifyPaged(draft: Draft, notice: Notice, by: Actor, cycles: readonly Cycle[]): void {
  for (const cycle of cycles) if (!isBy(by, cycle)) notify(draft, notice, cycle);
}
