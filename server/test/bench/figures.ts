/** n, median and p99 of measured values, in the unit in which they were measured. */
export interface Figures {
  readonly n: number;
  readonly median: number;
  readonly p99: number;
  readonly most: number;
}

/** By nearest rank: every figure is a value that was really measured. */
export function figuresOf(values: readonly number[] | Float64Array): Figures {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { n: sorted.length, median: at(0.5), p99: at(0.99), most: at(1) };
}

/** Three digits that mean something, and no more: the fourth differs from run to run. */
export function brief(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d)(?<!\.\d*))/g, ',');
}
