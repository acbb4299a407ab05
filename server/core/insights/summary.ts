export type Figure =
  { readonly kind: 'known'; readonly ms: number } | { readonly kind: 'not-applicable'; readonly why: string };

export interface Summary {
  /** How many alert groups the figures are made of; the rest are still running, or it does not apply to them. */
  readonly n: number;
  readonly running: number;
  readonly notApplicable: number;
  readonly median: Figure;
  readonly medianFrom: Figure;
  readonly medianTo: Figure;
  readonly mean: Figure;
  readonly p95: Figure;
}

/** With fewer values the 95th percentile would be the largest of them under a grander name. */
const LEAST_FOR_P95 = 20;
/** With fewer values not even smallest to largest is a 95 % interval: 2 × 0.5⁵ is more than 0.05. */
const LEAST_FOR_INTERVAL = 6;

const NOTHING: Figure = { kind: 'not-applicable', why: 'there is nothing to measure yet' };

const known = (ms: number): Figure => ({ kind: 'known', ms });
const tooFew = (n: number, least: number): Figure => ({
  kind: 'not-applicable',
  why: `${n} of at least ${least} values`,
});

function ranked(sorted: readonly number[], rank: number): number {
  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1] ?? 0;
}

/**
 * Rank of the lower end of a 95 % interval for the median; the upper end is as far from the other side. Exact, from the
 * binomial distribution with p = ½ (Conover, "Practical Nonparametric Statistics", 3.2).
 */
function lowerRank(n: number): number {
  // Large n: the sum below would underflow, and the normal approximation is exact to a rank.
  if (n > 1_000) return Math.floor(n / 2 - 0.98 * Math.sqrt(n));
  let probability = 0.5 ** n;
  let below = 0;
  let rank = 0;
  while (below + probability <= 0.025) {
    below += probability;
    probability = (probability * (n - rank)) / (rank + 1);
    rank += 1;
  }
  return rank;
}

function interval(sorted: readonly number[]): Pick<Summary, 'medianFrom' | 'medianTo'> {
  const n = sorted.length;
  if (n < LEAST_FOR_INTERVAL) {
    const none = tooFew(n, LEAST_FOR_INTERVAL);
    return { medianFrom: none, medianTo: none };
  }
  const rank = lowerRank(n);
  return { medianFrom: known(ranked(sorted, rank)), medianTo: known(ranked(sorted, n + 1 - rank)) };
}

/**
 * In ms. The 95th percentile is the nearest rank, never a value that nobody measured; only the median is interpolated.
 */
export function summarize(values: readonly number[], others: { running: number; notApplicable: number }): Summary {
  const n = values.length;
  if (n === 0) {
    return { n, ...others, median: NOTHING, medianFrom: NOTHING, medianTo: NOTHING, mean: NOTHING, p95: NOTHING };
  }
  const sorted = [...values].sort((a, b) => a - b);
  const median = (ranked(sorted, Math.ceil(n / 2)) + ranked(sorted, Math.floor(n / 2) + 1)) / 2;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const p95 = n < LEAST_FOR_P95 ? tooFew(n, LEAST_FOR_P95) : known(ranked(sorted, Math.ceil(0.95 * n)));
  return { n, ...others, median: known(median), ...interval(sorted), mean: known(mean), p95 };
}
