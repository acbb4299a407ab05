import type { IncomingAlert } from '../core/grouping/alert.ts';
import { describeStep, follow, type Step } from '../core/grouping/episode.ts';
import { highest, severityOf, type Severity } from '../core/grouping/severity.ts';
import { MINUTE_MS, type Instant } from '../core/time/instant.ts';
import { newId } from '../runtime/ids.ts';
import type { AlertRow } from '../store/rows.ts';
import { knownOf, rowAfter } from './alert-rows.ts';
import { apply, beginDraft, record, type Draft } from './draft.ts';
import { newGroupRow } from './group-rows.ts';
import type { Known } from './known.ts';
import { pairOf, type Owner } from './owner.ts';
import type { Request } from './requests.ts';
import { testGroup } from './test-group.ts';
import type { Worlds } from './worlds.ts';

type Became = Step['kind'] | 'joined' | 'reopens' | 'test';

/** What became of one request, kept beside it for whoever looks at the integration. */
export interface RequestOutcome {
  readonly seq: number;
  readonly alerts: readonly { readonly fingerprint: string; readonly became: Became; readonly groupId: string | null; readonly reason: string }[];
  readonly rejected: Request['rejected'];
  readonly truncated: number;
  readonly unreadable: string | null;
}

export interface PlacingInput {
  readonly known: Known;
  readonly worlds: Worlds;
  readonly now: Instant;
  /** The newest episode of each alert, by key. */
  readonly alerts: ReadonlyMap<string, AlertRow>;
  readonly owners: ReadonlyMap<IncomingAlert, Owner>;
  /** Every group that an alert of this batch belongs or may belong to. */
  readonly groups: readonly Draft[];
}

/**
 * A group resolved by hand whose source goes on reporting the same episode: repeats within this time are the echo of
 * what a human has dealt with; later ones say that it still burns, and page again.
 */
export const STILL_FIRING_MS = 30 * MINUTE_MS;

export const keyOf = (request: Request, alert: IncomingAlert): string => `${request.integrationId}/${alert.fingerprint}`;

interface Placed {
  readonly alert: IncomingAlert;
  readonly step: Step;
  row: AlertRow;
  became: Became;
  reason: string;
}

interface Touched {
  row: AlertRow;
  readonly isNew: boolean;
}

/** Everything that one batch has moved so far. */
export interface Placing {
  readonly input: PlacingInput;
  /** Newest episode of each alert, as of the request under way. */
  readonly known: Map<string, AlertRow>;
  /** Rows to write, by key and episode. */
  readonly touched: Map<string, Touched>;
  readonly groups: Map<string, Draft>;
  /** The newest group of each owner and group key. */
  readonly newest: Map<string, Draft>;
}

export function createPlacing(input: PlacingInput): Placing {
  const placing: Placing = { input, known: new Map(input.alerts), touched: new Map(), groups: new Map(), newest: new Map() };
  for (const draft of input.groups) remember(placing, draft);
  return placing;
}

function remember(placing: Placing, draft: Draft): void {
  placing.groups.set(draft.row.id, draft);
  const pair = pairOf({ serviceId: draft.row.service_id, groupKey: draft.row.group_key });
  const before = placing.newest.get(pair);
  // An open group is always the newest: there is at most one, and a closed one never hides it.
  if (!before || (isOpen(draft) && !isOpen(before)) || (isOpen(draft) === isOpen(before) && draft.row.created_at >= before.row.created_at)) {
    placing.newest.set(pair, draft);
  }
}

const isOpen = (draft: Draft): boolean => draft.state.status.kind !== 'resolved';

function write(placing: Placing, row: AlertRow): void {
  const id = `${row.alert_key} ${row.episode}`;
  const before = placing.touched.get(id);
  placing.touched.set(id, { row, isNew: before?.isNew ?? placing.known.get(row.alert_key)?.episode !== row.episode });
  placing.known.set(row.alert_key, row);
}

/** One request, whole: first what fires, then what ended, so that a group with both does not close in between. */
export function place(placing: Placing, request: Request): RequestOutcome {
  const outcome = { seq: request.seq, rejected: request.rejected, truncated: request.truncated, unreadable: request.unreadable };
  if (request.isTest) return { ...outcome, alerts: placeTest(placing, request) };
  const placed = request.alerts.map((alert) => classify(placing, request, alert));
  const firing = placed.filter((one) => one.step.kind === 'opens');
  for (const together of groupedBy(firing, (one) => pairOf(ownerIn(placing, one.alert))).values()) fire(placing, request, together);
  for (const one of placed) if (one.step.kind === 'repeats') repeat(placing, request, one);
  for (const one of placed) if (one.step.kind === 'noted') note(placing, one);
  const ended = placed.filter((one) => one.step.kind === 'resolves');
  for (const [groupId, together] of groupedBy(ended, (one) => one.row.group_id ?? '')) end(placing, request, groupId, together);
  return { ...outcome, alerts: placed.map(({ alert, row, became, reason }) => ({ fingerprint: alert.fingerprint, became, groupId: row.group_id, reason })) };
}

function classify(placing: Placing, request: Request, alert: IncomingAlert): Placed {
  const before = placing.known.get(keyOf(request, alert));
  const step = follow(knownOf(before), alert);
  const reason = describeStep(step);
  // A late report changes nothing, and writing it would make the resolve look newer than it is.
  if (step.kind === 'stale' && before) return { alert, step, row: before, became: 'stale', reason };
  const row = rowAfter(before, alert, step, request, reason);
  write(placing, row);
  return { alert, step, row, became: step.kind, reason };
}

function ownerIn(placing: Placing, alert: IncomingAlert): Owner {
  const owner = placing.input.owners.get(alert);
  if (!owner) throw new Error(`no owner was asked for ${alert.fingerprint}`);
  return owner;
}

function groupedBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function assign(placing: Placing, one: Placed, draft: Draft, became: Became): void {
  one.row = { ...one.row, group_id: draft.row.id };
  one.became = became;
  write(placing, one.row);
}

/** New episodes of one group in one request: one event, however many alerts, so that 100 instances page once. */
function fire(placing: Placing, request: Request, together: readonly Placed[]): void {
  const [first] = together;
  if (!first) return;
  const { worlds, now } = placing.input;
  const owner = ownerIn(placing, first.alert);
  const severity: Severity = highest(together.map((one) => severityOf(one.alert.labels))) ?? 'warning';
  const input = { title: first.alert.title, severity, alerts: together.length };
  const standing = placing.newest.get(pairOf(owner));
  let draft: Draft;
  let became: Became;
  if (standing && (isOpen(standing) || mayReopen(placing, standing))) {
    became = isOpen(standing) ? 'joined' : 'reopens';
    draft = standing;
    apply(draft, { kind: 'alert-fired', ...input }, worlds);
  } else {
    became = 'opens';
    const row = newGroupRow(newId(now), request.integrationId, first.alert, owner, placing.input.known, now);
    draft = beginDraft(row, input, worlds);
    // Second, right after *opened*: whose it is explains everything that follows.
    draft.effects.splice(1, 0, { kind: 'record', entry: { at: now, kind: 'owned', serviceId: owner.serviceId || null, reason: owner.because } });
    remember(placing, draft);
  }
  count(draft, together.length, together.length);
  for (const one of together) assign(placing, one, draft, became);
}

function count(draft: Draft, firing: number, alerts: number): void {
  const { row } = draft;
  draft.row = { ...row, firing_count: Math.max(0, row.firing_count + firing), alert_count: row.alert_count + alerts };
  draft.changed = true;
}

function mayReopen(placing: Placing, draft: Draft): boolean {
  const { status } = draft.state;
  const window = placing.input.known.directory.services.get(draft.row.service_id)?.reopenWithinMs ?? 0;
  return status.kind === 'resolved' && draft.row.test === 0 && placing.input.now - status.at < window;
}

/** The alert was firing already. It matters only where its severity changed, or where a human had resolved its group. */
function repeat(placing: Placing, request: Request, one: Placed): void {
  const draft = one.row.group_id ? placing.groups.get(one.row.group_id) : undefined;
  if (!draft) return fire(placing, request, [one]);
  const { status } = draft.state;
  const { now, worlds, alerts } = placing.input;
  const before = alerts.get(one.row.alert_key);
  if (status.kind !== 'resolved') {
    if (before && before.severity !== one.row.severity) {
      apply(draft, { kind: 'alert-fired', title: one.alert.title, severity: severityOf(one.alert.labels), alerts: 0 }, worlds);
    }
    return;
  }
  if (now - status.at < STILL_FIRING_MS) {
    one.reason = 'Still firing at its source although the alert group was resolved by hand: noted, nobody is paged again yet.';
    // Once per resolve is enough; the repeats after it say the same.
    if (before && before.last_seen_at < status.at) record(draft, { at: now, kind: 'still-firing', title: one.alert.title, reason: one.reason });
    return;
  }
  count(draft, -1, 0);
  one.reason = 'Still firing at its source long after the alert group was resolved by hand: it pages again.';
  fire(placing, request, [one]);
}

/** A resolve for something never seen firing: kept, and shown in the group that its request opened, if it opened one. */
function note(placing: Placing, one: Placed): void {
  if (one.row.group_id !== null) {
    const draft = placing.groups.get(one.row.group_id);
    if (draft) record(draft, { at: placing.input.now, kind: 'late-resolved', title: one.alert.title });
    return;
  }
  const owner = placing.input.owners.get(one.alert);
  const draft = owner ? placing.newest.get(pairOf(owner)) : undefined;
  if (!draft || !isOpen(draft)) return;
  count(draft, 0, 1);
  assign(placing, one, draft, 'noted');
}

function end(placing: Placing, request: Request, groupId: string, together: readonly Placed[]): void {
  const draft = placing.groups.get(groupId);
  const [first] = together;
  if (!draft || !first) return;
  count(draft, -together.length, 0);
  apply(
    draft,
    { kind: 'alert-resolved', title: first.alert.title, stillFiring: draft.row.firing_count, by: { kind: 'source', integrationId: request.integrationId } },
    placing.input.worlds,
  );
}

/** Grafana's test button never sends a resolve: shown as a group that is closed at once, and nobody is paged. */
function placeTest(placing: Placing, request: Request): RequestOutcome['alerts'] {
  return request.alerts.map((alert) => {
    const { known, now } = placing.input;
    const owner: Owner = { serviceId: '', groupKey: `test ${alert.fingerprint} ${request.seq}`, because: 'A test belongs to nobody.' };
    const draft = testGroup(newGroupRow(newId(now), request.integrationId, alert, owner, known, now), alert, now);
    placing.groups.set(draft.row.id, draft);
    return { fingerprint: alert.fingerprint, became: 'test' as const, groupId: draft.row.id, reason: 'A test from the sender: shown, and nobody is paged.' };
  });
}
