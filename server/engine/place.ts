import type { IncomingAlert } from '../core/grouping/alert.ts';
import { describeStep, follow } from '../core/grouping/episode.ts';
import { newId } from '../runtime/ids.ts';
import { knownOf, rowAfter } from './alert-rows.ts';
import { apply, record } from './draft.ts';
import { fire, ownerIn, repeat } from './fire.ts';
import { newGroupRow } from './group-rows.ts';
import { pairOf, type Owner } from './owner.ts';
import { assign, count, isOpen, keyOf, write, type Became, type Placed, type Placing } from './placing.ts';
import type { Request } from './requests.ts';
import { testGroup } from './test-group.ts';

/** What became of one request, kept beside it for whoever looks at the integration. */
export interface RequestOutcome {
  readonly seq: number;
  readonly alerts: readonly {
    readonly fingerprint: string;
    readonly title: string;
    readonly became: Became;
    readonly groupId: string | null;
    readonly reason: string;
  }[];
  readonly rejected: Request['rejected'];
  readonly truncated: number;
  readonly unreadable: string | null;
}

/** One request, whole. */
export function place(placing: Placing, request: Request): RequestOutcome {
  const outcome = {
    seq: request.seq,
    rejected: request.rejected,
    truncated: request.truncated,
    unreadable: request.unreadable,
  };
  if (request.isTest) return { ...outcome, alerts: placeTest(placing, request) };
  return { ...outcome, alerts: inWaves(request.alerts).flatMap((wave) => placeWave(placing, request, wave)) };
}

/**
 * A body may name one alert several times: fired, over, and fired again while its sender was offline. Each report has to
 * find what the one before it left behind, so no wave holds an alert twice.
 */
function inWaves(alerts: readonly IncomingAlert[]): IncomingAlert[][] {
  const waves: IncomingAlert[][] = [];
  const seen = new Map<string, number>();
  for (const alert of alerts) {
    const earlier = seen.get(alert.fingerprint) ?? 0;
    seen.set(alert.fingerprint, earlier + 1);
    (waves[earlier] ??= []).push(alert);
  }
  return waves;
}

/** First what fires, then what ended, so that a group with both does not close in between. */
function placeWave(placing: Placing, request: Request, alerts: readonly IncomingAlert[]): RequestOutcome['alerts'] {
  const placed = alerts.map((alert) => classify(placing, request, alert));
  const firing = placed.filter((one) => one.step.kind === 'opens');
  for (const together of groupedBy(firing, (one) => pairOf(ownerIn(placing, one.alert))).values())
    fire(placing, request, together);
  for (const one of placed) if (one.step.kind === 'repeats') repeat(placing, request, one);
  for (const one of placed) if (one.step.kind === 'noted') note(placing, one);
  const ended = placed.filter((one) => one.step.kind === 'resolves');
  for (const [groupId, together] of groupedBy(ended, (one) => one.row.group_id ?? ''))
    end(placing, request, groupId, together);
  return placed.map(({ alert, row, became, reason }) => ({
    fingerprint: alert.fingerprint,
    title: alert.title,
    became,
    groupId: row.group_id,
    reason,
  }));
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

function groupedBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
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
    {
      kind: 'alert-resolved',
      title: first.alert.title,
      stillFiring: draft.row.firing_count,
      by: { kind: 'source', integrationId: request.integrationId },
    },
    placing.input.worlds,
  );
}

/** Grafana's test button never sends a resolve: shown as a group that is closed at once, and nobody is paged. */
function placeTest(placing: Placing, request: Request): RequestOutcome['alerts'] {
  return request.alerts.map((alert) => {
    const { known, now } = placing.input;
    const owner: Owner = {
      serviceId: '',
      groupKey: `test ${alert.fingerprint} ${request.seq}`,
      because: 'A test belongs to nobody.',
    };
    const draft = testGroup(newGroupRow(newId(now), request.integrationId, alert, owner, known, now), alert, now);
    placing.groups.set(draft.row.id, draft);
    return {
      fingerprint: alert.fingerprint,
      title: alert.title,
      became: 'test' as const,
      groupId: draft.row.id,
      reason: 'A test from the sender: shown, and nobody is paged.',
    };
  });
}
