/** Names of hues that both themes of Grafana have. The first are told apart at a glance; red is last: it looks like trouble. */
const HUES = [
  ['blue', 'orange', 'green', 'purple', 'yellow'],
  ['super-light-blue', 'dark-orange', 'dark-green', 'super-light-purple', 'dark-yellow'],
  ['red', 'dark-red'],
] as const;

/**
 * A colour for each person. The same one in every schedule where that can be, and another one than everybody else's in
 * this schedule for as long as there are enough of them. Names stand beside it anyway.
 */
export function hueNames(people: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const hues = new Map<string, string>();
  for (const person of people) {
    if (taken.size === HUES.flat().length) taken.clear();
    const hash = hashOf(person);
    const inOrder = HUES.flatMap((names) => names.map((_, index) => names[(hash + index) % names.length] ?? 'blue'));
    const hue = inOrder.find((name) => !taken.has(name)) ?? 'blue';
    taken.add(hue);
    hues.set(person, hue);
  }
  return hues;
}

function hashOf(text: string): number {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return hash;
}
