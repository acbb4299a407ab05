import type { IncomingAlert } from '../core/grouping/alert.ts';
import { type Step } from '../core/grouping/episode.ts';
import { type Instant } from '../core/time/instant.ts';
import type { AlertRow } from '../store/rows.ts';
import { type Draft } from './draft.ts';
import type { Known } from './known.ts';
import { pairOf, type Owner } from './owner.ts';
import type { Request } from './requests.ts';
import type { Worlds } from './worlds.ts';

export type Became = Step['kind'] | 'joined' | 'reopens' | 'test';

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

export const keyOf = (request: Request, alert: IncomingAlert): string =>
  `${request.integrationId}/${alert.fingerprint}`;

export interface Placed {
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
  const placing: Placing = {
    input,
    known: new Map(input.alerts),
    touched: new Map(),
    groups: new Map(),
    newest: new Map(),
  };
  for (const draft of input.groups) remember(placing, draft);
  return placing;
}

export function remember(placing: Placing, draft: Draft): void {
  placing.groups.set(draft.row.id, draft);
  const pair = pairOf({ serviceId: draft.row.service_id, groupKey: draft.row.group_key });
  const before = placing.newest.get(pair);
  // An open group is always the newest: there is at most one, and a closed one never hides it.
  if (
    !before ||
    (isOpen(draft) && !isOpen(before)) ||
    (isOpen(draft) === isOpen(before) && draft.row.created_at >= before.row.created_at)
  ) {
    placing.newest.set(pair, draft);
  }
}

export const isOpen = (draft: Draft): boolean => draft.state.status.kind !== 'resolved';

export function write(placing: Placing, row: AlertRow): void {
  const id = `${row.alert_key} ${row.episode}`;
  const before = placing.touched.get(id);
  const earlier = placing.touched.get(`${row.alert_key} ${row.episode - 1}`);
  // Both episodes may begin in this batch; only one row of a key may call itself the latest.
  if (earlier) earlier.row = { ...earlier.row, latest: 0 };
  placing.touched.set(id, { row, isNew: before?.isNew ?? placing.known.get(row.alert_key)?.episode !== row.episode });
  placing.known.set(row.alert_key, row);
}

export function assign(placing: Placing, one: Placed, draft: Draft, became: Became): void {
  one.row = { ...one.row, group_id: draft.row.id };
  one.became = became;
  write(placing, one.row);
}

export function count(draft: Draft, firing: number, alerts: number): void {
  const { row } = draft;
  draft.row = { ...row, firing_count: Math.max(0, row.firing_count + firing), alert_count: row.alert_count + alerts };
  draft.changed = true;
}
