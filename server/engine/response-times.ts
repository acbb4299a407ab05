import { addToStages, beginStages } from '../core/insights/stages.ts';
import type { StagesSoFar } from '../core/insights/stages.ts';
import type { TimelineEntry } from '../core/insights/timeline.ts';
import type { AlertGroupRow } from '../store/rows.ts';
import type { Draft } from './draft.ts';

type ResponseColumns = Pick<AlertGroupRow, 'first_page_ms' | 'acknowledge_ms' | 'resolve_ms' | 'stages'>;

/**
 * Counted from the arrival of the first alert; a first page counts when a provider took it, not when it was decided.
 * The figures that insights add up, kept on the row so that a manager's dashboard never reads timelines. Each is
 * written once, by the first event that makes it known: a group that fires again after an acknowledge keeps the first.
 */
export function responseColumns(draft: Draft): ResponseColumns {
  const { row, state, effects } = draft;
  const entries = effects.flatMap((effect) => (effect.kind === 'record' ? [effect.entry] : []));
  const first = (is: (entry: TimelineEntry) => boolean): number | null => {
    const entry = entries.find(is);
    return entry === undefined ? null : entry.at - row.created_at;
  };
  return {
    first_page_ms: row.first_page_ms ?? first((entry) => entry.kind === 'page-delivered'),
    // An answer of two that are wanted is not an acknowledgement yet.
    acknowledge_ms: row.acknowledge_ms ?? first((entry) => entry.kind === 'acknowledged' && entry.answersLeft === 0),
    // A re-opened group is not repaired yet, whatever was measured before.
    resolve_ms: state.status.kind === 'resolved' ? state.status.at - row.created_at : null,
    stages: stagesAfter(draft, entries),
  };
}

function stagesAfter({ row, isNew }: Draft, entries: readonly TimelineEntry[]): string {
  // What came before is not known, and beginning in the middle would call all of it the first page's.
  if (!isNew && row.stages === '') return '';
  const before = isNew ? beginStages(row.created_at) : (JSON.parse(row.stages) as StagesSoFar); // Written below.
  const after = entries.reduce(addToStages, before);
  return after === before && !isNew ? row.stages : JSON.stringify(after);
}
