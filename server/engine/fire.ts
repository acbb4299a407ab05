import { highest, severityOf, urgencyOf, type Severity } from '../core/grouping/severity.ts';
import type { IncomingAlert } from '../core/grouping/alert.ts';
import type { Urgency } from '../core/notifying/person.ts';
import { MINUTE_MS } from '../core/time/instant.ts';
import { newId } from '../runtime/ids.ts';
import { apply, beginDraft, record, type Draft } from './draft.ts';
import { newGroupRow } from './group-rows.ts';
import { pairOf, type Owner } from './owner.ts';
import { assign, count, isOpen, remember, type Became, type Placed, type Placing } from './placing.ts';
import type { Request } from './requests.ts';

/**
 * A group resolved by hand whose source goes on reporting the same episode: repeats within this time are the echo of
 * what a human has dealt with; later ones say that it still burns, and page again.
 */
const STILL_FIRING_MS = 30 * MINUTE_MS;

export function ownerIn(placing: Placing, alert: IncomingAlert): Owner {
  const owner = placing.input.owners.get(alert);
  if (!owner) throw new Error(`no owner was asked for ${alert.fingerprint}`);
  return owner;
}

/** Labels without a severity page loudly; an unowned alert does too, because nobody has judged it. */
function urgencyIn(placing: Placing, { serviceId }: Owner, alert: IncomingAlert): Urgency {
  const service = placing.input.known.directory.services.get(serviceId);
  return service ? urgencyOf(alert.labels, service.urgency) : 'high';
}

/** New episodes of one group in one request: one event, however many alerts, so that 100 instances page once. */
export function fire(placing: Placing, request: Request, together: readonly Placed[]): void {
  const [first] = together;
  if (!first) return;
  const { worlds, now } = placing.input;
  const owner = ownerIn(placing, first.alert);
  const severity: Severity = highest(together.map((one) => severityOf(one.alert.labels))) ?? 'warning';
  const urgencies = together.map((one) => urgencyIn(placing, owner, one.alert));
  const urgency = urgencies.includes('high') ? ('high' as const) : ('low' as const);
  const input = { title: first.alert.title, severity, urgency };
  const standing = placing.newest.get(pairOf(owner));
  let draft: Draft;
  let became: Became;
  if (standing && (isOpen(standing) || mayReopen(placing, standing))) {
    became = isOpen(standing) ? 'joined' : 'reopens';
    draft = standing;
    count(draft, together.length, together.length);
    apply(draft, { kind: 'alert-fired', ...input, alerts: draft.row.firing_count }, worlds);
  } else {
    became = 'opens';
    const row = newGroupRow(newId(now), request.integrationId, first.alert, owner, placing.input.known, now);
    draft = beginDraft(row, { ...input, alerts: together.length }, worlds);
    count(draft, together.length, together.length);
    // Second, right after *opened*: whose it is explains everything that follows.
    draft.effects.splice(1, 0, {
      kind: 'record',
      entry: { at: now, kind: 'owned', serviceId: owner.serviceId || null, reason: owner.because },
    });
    remember(placing, draft);
  }
  for (const one of together) assign(placing, one, draft, became);
}

function mayReopen(placing: Placing, draft: Draft): boolean {
  const { status } = draft.state;
  const window = placing.input.known.directory.services.get(draft.row.service_id)?.reopenWithinMs ?? 0;
  return status.kind === 'resolved' && draft.row.test === 0 && placing.input.now - status.at < window;
}

/** The alert was firing already. It matters only where its severity changed, or where a human had resolved its group. */
export function repeat(placing: Placing, request: Request, one: Placed): void {
  const draft = one.row.group_id ? placing.groups.get(one.row.group_id) : undefined;
  if (!draft) return fire(placing, request, [one]);
  const { status } = draft.state;
  const { now, worlds, alerts } = placing.input;
  const before = alerts.get(one.row.alert_key);
  if (status.kind !== 'resolved') {
    if (before && before.severity !== one.row.severity) {
      apply(
        draft,
        {
          kind: 'alert-fired',
          title: one.alert.title,
          severity: severityOf(one.alert.labels),
          alerts: draft.row.firing_count,
        },
        worlds,
      );
    }
    return;
  }
  if (now - status.at < STILL_FIRING_MS) {
    one.reason =
      'Still firing at its source although the alert group was resolved by hand: noted, nobody is paged again yet.';
    // Once per resolve is enough; the repeats after it say the same.
    if (before && before.last_seen_at < status.at)
      record(draft, { at: now, kind: 'still-firing', title: one.alert.title, reason: one.reason });
    return;
  }
  count(draft, -1, 0);
  one.reason = 'Still firing at its source long after the alert group was resolved by hand: it pages again.';
  fire(placing, request, [one]);
}
