import type { IncomingAlert } from '../core/grouping/alert.ts';
import type { Instant } from '../core/time/instant.ts';
import { groupsForUpdate, newestGroupIds } from '../store/alert-groups.ts';
import { latestAlerts, saveAlerts } from '../store/alerts.ts';
import type { Tx } from '../store/database.ts';
import { bodiesOf, finishRequests, takeWaiting, type WaitingRow } from '../store/inbox.ts';
import { countRequests } from '../store/integration-hours.ts';
import { commitDrafts, type Committed } from './commit.ts';
import { draftOf } from './draft.ts';
import { worldsFor } from './handle.ts';
import type { Known } from './known.ts';
import { ownerOf, pairOf, type Owner } from './owner.ts';
import { place } from './place.ts';
import { createPlacing, keyOf, type Placing } from './placing.ts';
import type { ParsedCache, Request } from './requests.ts';

/** Requests per transaction. */
const MOST = 128;
/** Alerts per transaction: a few bodies of thousands of alerts must not hold the lock for seconds. */
const MOST_ALERTS = 2_000;

export interface IngestInput {
  readonly known: Known;
  readonly parsed: ParsedCache;
  readonly now: Instant;
  /** At most this many requests; the default fills a transaction. */
  readonly most?: number | undefined;
  /** Set aside instead of placed, for this reason. */
  readonly park?: string | undefined;
}

export interface Ingested {
  readonly requests: number;
  /** Number of the last request that was placed; 0 when none waited. */
  readonly last: number;
  readonly committed: Committed;
  readonly more: boolean;
}

function upTo<T extends { alerts: readonly unknown[] }>(requests: readonly T[], most: number): T[] {
  let alerts = 0;
  const fits = requests.findIndex((request) => (alerts += request.alerts.length) > most);
  // The first request is always taken, however large.
  return fits === -1 ? [...requests] : requests.slice(0, Math.max(1, fits));
}

async function load(
  tx: Tx,
  requests: readonly Request[],
  { known, now }: IngestInput,
): Promise<{ requests: readonly Request[]; placing: Placing }> {
  const withLabels = requests.map((request) => ({
    ...request,
    alerts: request.alerts.map((alert) => withAdded(alert, request, known)),
  }));
  const keys = [...new Set(withLabels.flatMap((request) => request.alerts.map((alert) => keyOf(request, alert))))];
  // Two replicas may hold reports of the same alert; names are locked before groups, always in this order.
  await tx.lock('alert', keys);
  const alerts = await latestAlerts(tx, keys);
  const owners = new Map<IncomingAlert, Owner>();
  for (const request of withLabels) {
    if (request.isTest) continue;
    for (const alert of request.alerts) {
      // A resolve goes where its alert went; ownership may have changed since.
      if (alert.status === 'resolved' && alerts.has(keyOf(request, alert))) continue;
      owners.set(alert, ownerOf(alert, known));
    }
  }
  const pairs = new Map([...owners.values()].map((owner) => [pairOf(owner), owner]));
  await tx.lock('group', [...pairs.keys()]);
  const names = [...pairs.values()].map(({ serviceId, groupKey }) => ({ service_id: serviceId, group_key: groupKey }));
  const newest = await newestGroupIds(tx, names);
  const ids = new Set([...alerts.values()].flatMap((alert) => (alert.group_id ? [alert.group_id] : [])));
  for (const id of newest) ids.add(id);
  const rows = await groupsForUpdate(tx, [...ids]);
  const drafts = rows.map(draftOf);
  const services = [...rows, ...[...owners.values()].map((owner) => ({ service_id: owner.serviceId }))];
  const worlds = await worldsFor(tx, services, drafts, known, now);
  return { requests: withLabels, placing: createPlacing({ known, worlds, now, alerts, owners, groups: drafts }) };
}

/** An integration may add labels of its own, so that ownership can tell two Grafanas apart; the alert's own win. */
function withAdded(alert: IncomingAlert, request: Request, known: Known): IncomingAlert {
  const added = known.directory.integrations.get(request.integrationId)?.labels;
  return added && Object.keys(added).length > 0 ? { ...alert, labels: { ...added, ...alert.labels } } : alert;
}

async function read(tx: Tx, rows: readonly WaitingRow[], { parsed, known, park }: IngestInput): Promise<Request[]> {
  const unknown = rows.flatMap(({ seq }) => (parsed.has(seq) ? [] : [seq]));
  const bodies = await bodiesOf(tx, unknown);
  return rows.map((row) => {
    const request = parsed.read(row, bodies.get(row.seq) ?? '', known);
    return park === undefined ? request : { ...request, alerts: [], isTest: false, unreadable: park };
  });
}

/** Takes waiting requests in order of arrival through owning, grouping and deciding; one transaction, all or nothing. */
export async function ingest(tx: Tx, input: IngestInput): Promise<Ingested> {
  const most = input.most ?? MOST;
  const rows = await takeWaiting(tx, most);
  const requests = upTo(await read(tx, rows, input), MOST_ALERTS);
  if (requests.length === 0) {
    return { requests: 0, last: 0, committed: { groupIds: [], messages: 0, alarms: [] }, more: false };
  }
  const { requests: labelled, placing } = await load(tx, requests, input);
  const outcomes = labelled.map((request) => place(placing, request));
  const touched = [...placing.touched.values()];
  await saveAlerts(tx, {
    inserted: touched.filter((one) => one.isNew).map((one) => one.row),
    changed: touched.filter((one) => !one.isNew).map((one) => one.row),
  });
  const committed = await commitDrafts(tx, [...placing.groups.values()], placing.input.worlds, input.known, input.now);
  await finishRequests(
    tx,
    outcomes.map((outcome) => ({ seq: outcome.seq, outcome: JSON.stringify(outcome) })),
  );
  await countRequests(tx, 'accepted', rows.slice(0, requests.length));
  return {
    requests: requests.length,
    last: requests.at(-1)?.seq ?? 0,
    committed,
    more: rows.length === most || requests.length < rows.length,
  };
}
