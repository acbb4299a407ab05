/** Names of hues that both themes of Grafana have. Red comes last and by need: it looks like trouble. */
const HUES = [
  ...['blue', 'orange', 'green', 'purple', 'yellow'],
  ...['super-light-blue', 'dark-orange', 'dark-green', 'super-light-purple', 'dark-yellow', 'red', 'dark-red'],
] as const;
const FIRST_CHOICE = 10;

/**
 * A colour for each person. The same one in every schedule where that can be, and another one than everybody else's in
 * this schedule for as long as there are enough of them. Names stand beside it anyway.
 */
export function hueNames(people: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<number>();
  const hues = new Map<string, string>();
  for (const person of people) {
    if (taken.size === HUES.length) taken.clear();
    let index = hashOf(person) % FIRST_CHOICE;
    while (taken.has(index)) index = (index + 1) % HUES.length;
    taken.add(index);
    hues.set(person, HUES[index] ?? 'blue');
  }
  return hues;
}

function hashOf(text: string): number {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return hash;
}
