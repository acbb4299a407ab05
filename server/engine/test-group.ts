import type { Escalation } from '../core/escalation/state.ts';
import type { IncomingAlert } from '../core/grouping/alert.ts';
import type { Instant } from '../core/time/instant.ts';
import type { AlertGroupRow } from '../store/rows.ts';
import type { Draft } from './draft.ts';

/** A group that is resolved from its first moment: it shows that the way in works and never enters the engine of pages. */
export function testGroup(row: Omit<AlertGroupRow, 'state'>, alert: IncomingAlert, now: Instant): Draft {
  const by = { kind: 'tocsin' } as const;
  const state: Escalation = {
    status: { kind: 'resolved', by, at: now },
    urgency: 'low',
    severity: 'info',
    openedAt: now,
    engagement: 0,
    alertsFiring: 0,
    run: {
      stage: 'chain',
      chain: null,
      position: { kind: 'exhausted' },
      repeatsDone: 0,
      assigned: null,
      last: null,
      pagedAt: null,
    },
    cycles: [],
    acknowledgedBy: [],
    answersWanted: 1,
    responders: [],
    pagesSent: 0,
    wakeAt: null,
  };
  const effects: Draft['effects'] = [
    { kind: 'record', entry: { at: now, kind: 'opened', title: alert.title, severity: 'info', urgency: 'low' } },
    {
      kind: 'record',
      entry: {
        at: now,
        kind: 'note',
        by,
        text: 'Sent by the test button of the contact point. Nobody is paged for it.',
      },
    },
    { kind: 'record', entry: { at: now, kind: 'resolved', by, stillFiring: 0 } },
  ];
  return {
    row: { ...row, test: 1, alert_count: 1, state: '' },
    state,
    before: null,
    isNew: true,
    effects,
    changed: true,
  };
}
