import type { Instant } from '../time/instant.ts';

/** Label names to values. A missing label and an empty value mean the same, as in Prometheus and Grafana. */
export type Labels = Readonly<Record<string, string>>;

/** Where a human may look next. Always `http(s)`, so that a page can show them as links; null where unknown. */
export interface AlertLinks {
  readonly rule: string | null;
  readonly dashboard: string | null;
  readonly panel: string | null;
  readonly silence: string | null;
  readonly runbook: string | null;
  readonly image: string | null;
  readonly source: string | null;
}

export interface IncomingAlert {
  /** Says which alert this is, within one integration; never changes from one episode to the next. */
  readonly fingerprint: string;
  readonly status: 'firing' | 'resolved';
  readonly startsAt: Instant;
  readonly endsAt: Instant | null;
  readonly labels: Labels;
  readonly annotations: Readonly<Record<string, string>>;
  readonly title: string;
  readonly links: AlertLinks;
  /** Null where the query returned *no value*, because 0 is a value. */
  readonly values: Readonly<Record<string, number | null>>;
  readonly ruleUid: string | null;
  readonly orgId: number | null;
  readonly receivedAt: Instant;
}

export const NO_LINKS: AlertLinks = {
  rule: null,
  dashboard: null,
  panel: null,
  silence: null,
  runbook: null,
  image: null,
  source: null,
};

/** The value of a label, '' where it is missing. Own properties only: a label may be called `constructor`. */
export function labelOf(labels: Labels, name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name] ?? '') : '';
}

/**
 * When a query fails or returns nothing, Grafana renames the alert to DatasourceError or DatasourceNoData and keeps the
 * rule's own name in `rulename`: without a look there, all broken rules would be one.
 */
export function alertNameOf(labels: Labels): string {
  const name = labelOf(labels, 'alertname');
  const isStandIn = name === 'DatasourceNoData' || name === 'DatasourceError';
  return (isStandIn && labelOf(labels, 'rulename')) || name;
}
