import type { z } from 'zod';
import type { seriesQuery } from '../../contract/insights.ts';
import { judge, shareOf } from '../../core/insights/share.ts';
import type { Judgement } from '../../core/insights/share.ts';
import { summarize } from '../../core/insights/summary.ts';
import type { Figure, Summary } from '../../core/insights/summary.ts';
import type { Instant } from '../../core/time/instant.ts';
import type { ResponseFigures } from '../../store/response-figures.ts';

type Column = 'first_page_ms' | 'acknowledge_ms' | 'resolve_ms';

/** A group without the figure still runs toward it while it is open; afterwards it never got there. */
function summaryOf(rows: readonly ResponseFigures[], column: Column): Summary {
  const values = rows.flatMap((row) => (row[column] === null ? [] : [row[column]]));
  const running = rows.filter((row) => row[column] === null && row.open === 1).length;
  return summarize(values, { running, notApplicable: rows.length - values.length - running });
}

export function measured(rows: readonly ResponseFigures[], column: Column) {
  const { median, medianFrom, medianTo, mean, p95, ...counts } = summaryOf(rows, column);
  return {
    ...{ ...counts, median: figureOf(median), medianFrom: figureOf(medianFrom) },
    ...{ medianTo: figureOf(medianTo), mean: figureOf(mean), p95: figureOf(p95) },
  };
}

function figureOf(figure: Figure): { ms: number | null; why: string | null } {
  return figure.kind === 'known' ? { ms: figure.ms, why: null } : { ms: null, why: figure.why };
}

export function withinTarget(rows: readonly ResponseFigures[], targetMs: number, now: Instant) {
  const counts: Record<Judgement, number> = { met: 0, missed: 0, running: 0, 'not-applicable': 0 };
  for (const { acknowledge_ms, resolve_ms, created_at } of rows) {
    const group = { acknowledgeMs: acknowledge_ms, resolveMs: resolve_ms, ageMs: now - created_at };
    counts[judge(group, targetMs)] += 1;
  }
  const { met, missed, running } = counts;
  const share = shareOf(met, met + missed);
  return {
    ...{ n: met + missed, met, running, notApplicable: counts['not-applicable'] },
    ...(share.kind === 'known'
      ? { share: share.share, from: share.from, to: share.to, why: null }
      : { share: null, from: null, to: null, why: share.why }),
  };
}

const COLUMNS = { 'first-page': 'first_page_ms', acknowledge: 'acknowledge_ms', resolve: 'resolve_ms' } as const;

type Asked = Pick<z.output<typeof seriesQuery>, 'metric' | 'statistic' | 'target'>;

/** One bucket. That no group opened is known; how long nobody took to answer is not. */
export function pointOf(rows: readonly ResponseFigures[], { metric, statistic, target }: Asked, now: Instant) {
  if (metric === 'groups') return { n: rows.length, value: rows.length };
  if (metric === 'acknowledged-within-target') {
    const { n, share } = withinTarget(rows, target, now);
    return { n, value: share };
  }
  const summary = summaryOf(rows, COLUMNS[metric]);
  return { n: summary.n, value: figureOf(summary[statistic]).ms };
}
