/** A frame before it is Grafana's: plain values, so that what a query answers can be looked at without Grafana. */
export interface Column {
  readonly name: string;
  readonly type: 'time' | 'number' | 'string';
  readonly values: readonly (number | string | null)[];
  /** What is read above it, where that is not its name. */
  readonly title?: string;
  readonly unit?: 'ms' | 'percentunit' | 'short';
  readonly description?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** In tooltips, but not drawn: how many alert groups a point is made of. */
  readonly beside?: boolean;
  /** Between braces the name of another column of the row, such as `/a/…/alert-groups/{id}`. */
  readonly link?: string;
}

export interface Table {
  readonly name: string;
  readonly kind: 'series' | 'table';
  readonly columns: readonly Column[];
}
