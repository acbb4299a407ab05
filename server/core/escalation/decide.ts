import { alertFired, alertResolved } from './alerts.ts';
import { acknowledge, decline, resolve, snooze, unacknowledge } from './answers.ts';
import { finish, record } from './decision.ts';
import type { Decision, Draft } from './decision.ts';
import { pageDelivered, pageFailed, recordDelivery } from './delivery.ts';
import type { Event } from './event.ts';
import { addResponder, escalate, reassign } from './handovers.ts';
import type { Escalation } from './state.ts';
import { wake } from './wake.ts';
import type { World } from './world.ts';

function apply(draft: Draft, event: Event): void {
  switch (event.kind) {
    case 'wake':
      return wake(draft);
    case 'alert-fired':
      return alertFired(draft, event);
    case 'alert-resolved':
      return alertResolved(draft, event);
    case 'acknowledge':
      return acknowledge(draft, event.by);
    case 'unacknowledge':
      return unacknowledge(draft, event.by);
    case 'decline':
      return decline(draft, event.by);
    case 'snooze':
      return snooze(draft, event.by, event.until);
    case 'resolve':
      return resolve(draft, event.by);
    case 'escalate':
      return escalate(draft, event.by);
    case 'reassign':
      return reassign(draft, event.by, event.target);
    case 'add-responder':
      return addResponder(draft, event.by, event.target);
    case 'note':
      return record(draft, { kind: 'note', by: event.by, text: event.text });
    case 'page-failed':
      return pageFailed(draft, event);
    case 'page-delivered':
      return pageDelivered(draft, event);
    case 'page-held':
      return recordDelivery(draft, event);
  }
}

/**
 * What an event does to an alert group. Pure: the same state, event and world always give the same decision, and nothing
 * has been executed when it returns. Never throws for anything that people or providers may do.
 */
export function decide(state: Escalation, event: Event, world: World): Decision {
  const draft: Draft = { state, world, effects: [] };
  apply(draft, event);
  return finish(draft);
}
