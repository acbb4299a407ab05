import { mention, mentionTime } from '../insights/mention.ts';
import type { Actor, Status } from './state.ts';

function actorMention(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return mention('person', actor.personId);
    case 'source':
      return 'the source of the alerts';
    case 'tocsin':
      return 'Tocsin';
  }
}

/** "acknowledged by …": why nothing is asked of anybody at the moment; null while it is firing. */
export function standing(status: Status): string | null {
  switch (status.kind) {
    case 'firing':
      return null;
    case 'acknowledged':
      return `acknowledged by ${actorMention(status.by)}`;
    case 'snoozed':
      return `snoozed by ${actorMention(status.by)} until ${mentionTime(status.until)}`;
    case 'resolved':
      return `resolved by ${actorMention(status.by)}`;
  }
}
