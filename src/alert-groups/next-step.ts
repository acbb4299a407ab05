import type { AlertGroup } from '../api/alert-groups.ts';

type Page = NonNullable<AlertGroup['nextPage']>;

/** What happens to a group by itself, if nobody does anything. */
export type NextStep =
  | { readonly kind: 'page'; readonly at: string; readonly page: Page }
  /** Acknowledged or snoozed, and paging goes on at `at`; `page` is the first one then, where anybody is left. */
  | { readonly kind: 'resume'; readonly at: string; readonly page: Page | null }
  /** Acknowledged without end: nothing happens until it is resolved. */
  | { readonly kind: 'nothing' }
  /** It fires, and nobody is left to be asked. */
  | { readonly kind: 'nobody-left' }
  | { readonly kind: 'still-fires' }
  | { readonly kind: 'over'; readonly afterMs: number | null };

export function nextStepOf(group: AlertGroup): NextStep {
  const { status, nextPage, statusUntil } = group;
  switch (status) {
    case 'firing':
      return nextPage === null ? { kind: 'nobody-left' } : { kind: 'page', at: nextPage.at, page: nextPage };
    case 'acknowledged':
    case 'snoozed':
      return statusUntil === null ? { kind: 'nothing' } : { kind: 'resume', at: statusUntil, page: nextPage };
    case 'resolved':
      return group.sourceStillFires ? { kind: 'still-fires' } : { kind: 'over', afterMs: group.resolveMs };
  }
}
