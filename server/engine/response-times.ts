import type { Draft } from './draft.ts';
import type { AlertGroupRow } from '../store/rows.ts';

type ResponseColumns = Pick<AlertGroupRow, 'first_page_ms' | 'acknowledge_ms' | 'resolve_ms'>;

/**
 * Counted from the arrival of the first alert; a first page counts when a provider took it, not when it was decided.
 * The figures that insights add up, kept on the row so that a manager's dashboard never reads timelines. Each is
 * written once, by the first event that makes it known: a group that fires again after an acknowledge keeps the first.
 */
export function responseColumns({ row, state, effects }: Draft): ResponseColumns {
  const first = (kind: string): number | null => {
    const at = effects.find((effect) => effect.kind === 'record' && effect.entry.kind === kind);
    return at?.kind === 'record' ? at.entry.at - row.created_at : null;
  };
  return {
    first_page_ms: row.first_page_ms ?? first('page-delivered'),
    acknowledge_ms: row.acknowledge_ms ?? first('acknowledged'),
    // A re-opened group is not repaired yet, whatever was measured before.
    resolve_ms: state.status.kind === 'resolved' ? state.status.at - row.created_at : null,
  };
}
