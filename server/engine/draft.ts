import { decide } from '../core/escalation/decide.ts';
import type { Effect } from '../core/escalation/effect.ts';
import type { Event } from '../core/escalation/event.ts';
import { open } from '../core/escalation/open.ts';
import type { Escalation } from '../core/escalation/state.ts';
import type { TimelineEntry } from '../core/insights/timeline.ts';
import type { AlertGroupRow } from '../store/rows.ts';
import type { Worlds } from './worlds.ts';

/** One alert group between being read (or begun) and being written: state and effects pile up, nothing is executed. */
export interface Draft {
  row: AlertGroupRow;
  state: Escalation;
  readonly isNew: boolean;
  /** The state as it was read; null for a new group. */
  readonly before: Escalation | null;
  readonly effects: Effect[];
  changed: boolean;
}

export function draftOf(row: AlertGroupRow): Draft {
  // Written by this service from an Escalation, and by nobody else.
  const state = JSON.parse(row.state) as Escalation;
  return { row, state, before: state, isNew: false, effects: [], changed: false };
}

export function beginDraft(
  row: Omit<AlertGroupRow, 'state'>,
  input: Parameters<typeof open>[0],
  worlds: Worlds,
): Draft {
  const { state, effects } = open(input, worlds.of(row.service_id));
  worlds.took(effects);
  return { row: { ...row, state: '' }, state, before: null, isNew: true, effects: [...effects], changed: true };
}

/** The one place where an event meets a group. Answers the entries that this event added to the timeline. */
export function apply(draft: Draft, event: Event, worlds: Worlds): readonly TimelineEntry[] {
  const { state, effects } = decide(draft.state, event, worlds.of(draft.row.service_id));
  worlds.took(effects);
  if (state !== draft.state || effects.length > 0) draft.changed = true;
  draft.state = state;
  draft.effects.push(...effects);
  return effects.flatMap((effect) => (effect.kind === 'record' ? [effect.entry] : []));
}

/** An entry of the engine's own, beside what `decide` recorded. */
export function record(draft: Draft, entry: TimelineEntry): void {
  draft.effects.push({ kind: 'record', entry });
  draft.changed = true;
}
