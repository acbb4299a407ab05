import type { Instant, Interval } from '../../../server/core/time/instant.ts';

/** A bar, as far as the keyboard is concerned. */
export interface Stop {
  readonly row: string;
  readonly start: Instant;
}

interface WalkedRow {
  readonly id: string;
  readonly bars: readonly { readonly interval: Interval }[];
}

/**
 * The bar that a key leads to, null where it leads nowhere. Left and right along a row, up and down to what is on at the
 * same time in the next row that has something, Home and End to the ends of the row.
 */
export function stopAfter(rows: readonly WalkedRow[], { row, start }: Stop, key: string): Stop | null {
  const position = rows.findIndex(({ id }) => id === row);
  const here = rows[position]?.bars ?? [];
  const index = here.findIndex(({ interval }) => interval.start === start);
  const stopAt = (bar: { readonly interval: Interval } | undefined): Stop | null =>
    bar === undefined ? null : { row, start: bar.interval.start };
  switch (key) {
    case 'ArrowLeft':
      return index <= 0 ? null : stopAt(here[index - 1]);
    case 'ArrowRight':
      return stopAt(here[index + 1]);
    case 'Home':
      return stopAt(here[0]);
    case 'End':
      return stopAt(here.at(-1));
    case 'ArrowUp':
      return stopIn(rows.slice(0, position).reverse(), start);
    case 'ArrowDown':
      return stopIn(rows.slice(position + 1), start);
    default:
      return null;
  }
}

/** In the first row that has a bar: the one under way at an instant, else the next, else the last. */
function stopIn(rows: readonly WalkedRow[], at: Instant): Stop | null {
  const row = rows.find(({ bars }) => bars.length > 0);
  if (row === undefined) return null;
  const bar = row.bars.find(({ interval }) => interval.end > at) ?? row.bars.at(-1);
  return bar === undefined ? null : { row: row.id, start: bar.interval.start };
}
