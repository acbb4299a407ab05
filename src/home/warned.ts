import type { HomeAnswer } from '../api/home.ts';

export type Warning = HomeAnswer['warnings'][number];

/** People with one and the same thing amiss: said once, with all their names. */
export interface Warned {
  readonly finding: Warning['finding'];
  readonly warnings: readonly Warning[];
}

/** Who cannot be reached at all comes first, then who is on call the soonest. */
export function warnedOf(warnings: readonly Warning[]): readonly Warned[] {
  const bySentence = new Map<string, Warning[]>();
  for (const warning of [...warnings].sort(bySoonest)) {
    const { sentence, weight } = warning.finding;
    const key = `${weight} ${sentence}`;
    bySentence.set(key, [...(bySentence.get(key) ?? []), warning]);
  }
  return [...bySentence.values()]
    .flatMap((found) => {
      const [first] = found;
      return first === undefined ? [] : [{ finding: first.finding, warnings: found }];
    })
    .sort((a, b) => rank(a) - rank(b));
}

const rank = ({ finding }: Warned): number => (finding.weight === 'unreachable' ? 0 : 1);

/** Null is now. ISO instants sort as texts. */
const bySoonest = (a: Warning, b: Warning): number => (a.from ?? '').localeCompare(b.from ?? '');
