/**
 * The candidate that was probably meant, or null. Allows one slip for every three characters, so that `naem` finds `name`
 * but `port` does not find `host`. Swapped neighbours count as one slip (optimal string alignment distance).
 */
export function closest(word: string, candidates: readonly string[]): string | null {
  const bare = plain(word);
  let best: string | null = null;
  let fewest = Math.floor(Math.max(bare.length, 3) / 3) + 1;
  for (const candidate of candidates) {
    const slips = distance(bare, plain(candidate));
    if (slips < fewest) {
      best = candidate;
      fewest = slips;
    }
  }
  return best;
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[_\- ]/g, '');
}

function distance(a: string, b: string): number {
  let twoBack: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let slips = Math.min(at(before, column) + 1, at(here, column - 1) + 1, at(before, column - 1) + same);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) slips = Math.min(slips, at(twoBack, column - 2) + 1);
      here.push(slips);
    }
    twoBack = before;
    before = here;
  }
  return at(before, b.length);
}

/** Every cell that is read was written before. */
function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
