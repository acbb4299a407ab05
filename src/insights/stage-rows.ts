import { STAGES } from '../../server/core/insights/stages.ts';
import type { StageName } from '../../server/core/insights/stages.ts';

/** One bar: how long a response took on average, and what it was made of. */
export interface StageRow {
  readonly key: string;
  readonly name: string;
  /** Alert groups that it is made of; with none there is no bar. */
  readonly n: number;
  /** Of all of them together, in ms. */
  readonly totalMs: number;
  readonly stages: readonly { readonly stage: StageName; readonly ms: number }[];
}

export interface Piece {
  readonly stage: StageName;
  /** Of one alert group on average. */
  readonly meanMs: number;
  /** Of the width that there is for the longest bar, from 0 to 1. */
  readonly width: number;
}

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly n: number;
  /** Null: there was nothing to measure. */
  readonly meanMs: number | null;
  readonly pieces: readonly Piece[];
}

/** Longest first, all on one scale, so that lengths may be compared; what has no bar comes last. */
export function barsOf(rows: readonly StageRow[]): readonly Bar[] {
  const meanOf = ({ n, totalMs }: StageRow): number => (n === 0 ? -1 : totalMs / n);
  const longestMs = Math.max(1, ...rows.map(meanOf));
  return [...rows]
    .sort((a, b) => meanOf(b) - meanOf(a) || (a.name < b.name ? -1 : 1))
    .map(({ key, name, n, totalMs, stages }) => ({
      ...{ key, name, n, meanMs: n === 0 ? null : totalMs / n },
      pieces:
        n === 0
          ? []
          : stages
              .filter(({ ms }) => ms > 0)
              .map(({ stage, ms }) => ({ stage, meanMs: ms / n, width: ms / n / longestMs })),
    }));
}

/** Of the legend: what no bar holds would only have to be looked for. */
export function stagesIn(bars: readonly Bar[]): readonly StageName[] {
  const present = new Set(bars.flatMap(({ pieces }) => pieces.map(({ stage }) => stage)));
  return STAGES.filter((stage) => present.has(stage));
}
