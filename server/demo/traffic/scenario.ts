import type { Labels } from '../../core/grouping/alert.ts';

/** Something that can go wrong in the town, and how its monitoring tells about it. */
export interface Scenario {
  readonly id: string;
  /** What stands on the button that makes it happen. */
  readonly button: string;
  /** Type of the integration that it comes through. */
  readonly from: 'grafana' | 'alertmanager' | 'webhook';
  /** Name of the alert rule. */
  readonly rule: string;
  /** `no-data`: the rule found nothing to measure, which Grafana reports under another alert name. */
  readonly because: 'threshold' | 'no-data';
  /** What all its alerts share. */
  readonly labels: Labels;
  /** What tells its alerts apart; one entry for each that may fire. */
  readonly instances: readonly Labels[];
  /** `{name}` is replaced by the label of that name, `{value}` by what was measured. */
  readonly summary: string;
  readonly value: { readonly least: number; readonly most: number } | null;
  /** Path of the dashboard in Grafana; null where there is none. */
  readonly dashboard: string | null;
  readonly runbook: string | null;
  /** How often it happens, beside the others. */
  readonly weight: number;
}
