import type { z } from 'zod';
import type { deed } from '../../contract/alert-group-deed.ts';
import { decodeTarget } from '../../contract/configuration/target.ts';
import type { Target } from '../../core/escalation/chain.ts';
import type { Event } from '../../core/escalation/event.ts';
import { DAY_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { Known } from '../../engine/known.ts';
import { actorOf } from '../auth/caller.ts';
import type { Caller } from '../auth/caller.ts';
import { Refusal } from '../problem.ts';

export type Deed = z.output<typeof deed>;

/** What a caller asks for, as the engine takes it. Throws a refusal where it cannot be meant. */
export function eventOf(asked: Deed, caller: Caller, known: Known, now: Instant): Event {
  const by = actorOf(caller, asked.as);
  switch (asked.action) {
    case 'snooze':
      return { kind: 'snooze', by, until: snoozeEnd(asked, now) };
    case 'reassign':
    case 'add-responder':
      return { kind: asked.action, by, target: existing(asked.target, known) };
    default:
      return { kind: asked.action, by };
  }
}

/** A year is far beyond any use; what is longer is a slip, and would bury the group. */
const LONGEST_SNOOZE_DAYS = 366;

function snoozeEnd(asked: Pick<Deed, 'until' | 'for'>, now: Instant): Instant {
  const until = asked.until === undefined ? now + (asked.for ?? 0) : Date.parse(asked.until);
  if (until <= now) throw new Refusal('wrong-shape', 'until lies in the past: write a time to come.');
  if (until > now + LONGEST_SNOOZE_DAYS * DAY_MS) {
    throw new Refusal('wrong-shape', `A snooze lasts ${LONGEST_SNOOZE_DAYS} days at most.`);
  }
  return until;
}

/** A typing mistake must not hand the group to nobody, so whom it names has to be there. */
function existing(document: Deed['target'], { directory }: Known): Target {
  if (document === undefined) throw new Refusal('wrong-shape', 'target is missing: whom is it for?');
  const target = decodeTarget(document);
  const [word, id, table] =
    target.kind === 'person'
      ? (['person', target.personId, directory.people] as const)
      : target.kind === 'team'
        ? (['team', target.teamId, directory.teams] as const)
        : (['schedule', target.scheduleId, directory.schedules] as const);
  if (!table.has(id)) throw new Refusal('wrong-shape', `There is no ${word} ${id}.`);
  return target;
}
