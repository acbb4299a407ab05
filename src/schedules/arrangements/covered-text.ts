/** A share as text. Never "100 %" while a minute is missing, and never "0 %" while somebody is there. */
export function coveredText(coveredMs: number, totalMs: number): string {
  if (totalMs <= 0) return '—';
  const tenths = (1_000 * coveredMs) / totalMs;
  const rounded = tenths > 999 && coveredMs < totalMs ? 999 : tenths > 0 && tenths < 1 ? 1 : Math.round(tenths);
  return `${rounded / 10} %`;
}
