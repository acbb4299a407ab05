/** What Grafana answered to a call of its own API, whatever that was. */
export interface GrafanaAnswer {
  /** 0: Grafana itself did not answer. */
  readonly status: number;
  /** As JSON where it is that, otherwise as text. */
  readonly data: unknown;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What Grafana says about a refusal, in its own words; empty where it says nothing. */
export function messageIn({ data }: GrafanaAnswer): string {
  const message = fieldOf(data, 'message');
  return typeof message === 'string' ? message : '';
}

/** Undefined where there is none. */
export function fieldOf(value: unknown, name: string): unknown {
  return isObject(value) || value instanceof Error ? (value as Readonly<Record<string, unknown>>)[name] : undefined; // Just seen to be an object.
}
