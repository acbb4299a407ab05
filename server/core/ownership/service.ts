import type { Severity } from '../grouping/severity.ts';
import type { Urgency } from '../notifying/person.ts';
import type { Matcher } from './matcher.ts';

export interface Service {
  readonly id: string;
  readonly name: string;
  readonly teamId: string;
  readonly chainId: string | null;
  readonly owns: readonly (readonly Matcher[])[];
  /** Higher wins before specificity is compared. Default 0. */
  readonly priority: number;
  readonly groupBy: readonly string[] | null;
  readonly urgency: { readonly [S in Severity]: Urgency };
  /** An acknowledged group fires again after this long; 0 means never. Default 30 minutes. */
  readonly acknowledgeTimeoutMs: number;
  /** A new episode within this long after resolve re-opens the same group; 0 means always a new group. */
  readonly reopenWithinMs: number;
  /** Severities whose arrival pages again even when the group is acknowledged. Default: critical. */
  readonly pageAgainOn: readonly Severity[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
}
