import type { IntegrationRequest } from '../api/integrations.ts';

type Outcome = NonNullable<IntegrationRequest['outcome']>;
export type Became = Outcome['alerts'][number]['became'];

/** What became of a request as a whole, for one line of a table. */
export type Summary =
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | {
      readonly kind: 'placed';
      /** How many alerts became what, most telling first. */
      readonly counts: readonly { readonly became: Became; readonly count: number }[];
      readonly rejected: number;
      readonly truncated: number;
    };

/** What somebody wants to know first: what was opened, then what was added to, and last what changed nothing. */
const TELLING: readonly Became[] = ['opens', 'reopens', 'joined', 'resolves', 'test', 'repeats', 'noted', 'stale'];

export function summaryOf({ code, detail, outcome }: IntegrationRequest): Summary {
  if (code !== 'accepted') return { kind: 'refused', detail };
  if (outcome === null) return { kind: 'waiting' };
  if (outcome.unreadable !== null) return { kind: 'unreadable', detail: outcome.unreadable };
  const counts = TELLING.map((became) => ({
    became,
    count: outcome.alerts.filter((alert) => alert.became === became).length,
  })).filter(({ count }) => count > 0);
  return { kind: 'placed', counts, rejected: outcome.rejected.length, truncated: outcome.truncated };
}

/** The alert groups that a request touched, each once, in the order of its alerts. */
export function groupsOf({ outcome }: IntegrationRequest) {
  const groups = new Map(
    (outcome?.alerts ?? []).flatMap(({ alertGroup }) => (alertGroup ? [[alertGroup.id, alertGroup]] : [])),
  );
  return [...groups.values()];
}

/** JSON with line breaks; what is none stays as it came. */
export function prettyBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
