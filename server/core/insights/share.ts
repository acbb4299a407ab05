/** A share with how far off it may be, or none, with the reason. `from` and `to` bound it, all three between 0 and 1. */
export type Share =
  | { readonly kind: 'known'; readonly share: number; readonly from: number; readonly to: number }
  | { readonly kind: 'not-applicable'; readonly why: string };

/** The 97.5 % quantile of the normal distribution: 95 % lie between it and its negative. */
const Z = 1.959964;

/**
 * `met` of `n` with Wilson's 95 % interval, which stays between 0 and 1 and does not claim certainty for 3 of 3, as the
 * textbook's ± would (E. B. Wilson, "Probable Inference", 1927).
 */
export function shareOf(met: number, n: number): Share {
  if (n === 0) return { kind: 'not-applicable', why: 'there is nothing to measure yet' };
  const share = met / n;
  const spread = Z ** 2 / n;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / n + spread / (4 * n));
  // Rounding may carry a bound past the share itself at 0 and at 1, by the last digit of a double.
  return { kind: 'known', share, from: clamp(centre - half, 0, share), to: clamp(centre + half, share, 1) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

export type Judgement = 'met' | 'missed' | 'running' | 'not-applicable';

/** What is known of a group when it is judged. Durations are ms since it opened; `ageMs` matters while it is open. */
export interface Acknowledging {
  readonly acknowledgeMs: number | null;
  readonly resolveMs: number | null;
  readonly ageMs: number;
}

/**
 * Whether somebody acknowledged in time. Who is late already has missed it, answered or not; what resolved by itself
 * before the target was over gave nobody the chance, so it counts for neither side.
 */
export function judge({ acknowledgeMs, resolveMs, ageMs }: Acknowledging, targetMs: number): Judgement {
  if (acknowledgeMs !== null) return acknowledgeMs <= targetMs ? 'met' : 'missed';
  if (resolveMs !== null) return resolveMs <= targetMs ? 'not-applicable' : 'missed';
  return ageMs <= targetMs ? 'running' : 'missed';
}
