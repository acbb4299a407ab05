import { isObject, messageIn } from './grafana-answer.ts';
import type { GrafanaAnswer } from './grafana-answer.ts';

export type CreatedContactPoint =
  | { readonly kind: 'created'; readonly name: string }
  | { readonly kind: 'exists' }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'refused'; readonly detail: string };

export function createdOf(answer: GrafanaAnswer): CreatedContactPoint {
  const { status, data } = answer;
  if (status === 200 || status === 201) {
    const metadata = isObject(data) && isObject(data['metadata']) ? data['metadata'] : {};
    return { kind: 'created', name: typeof metadata['name'] === 'string' ? metadata['name'] : '' };
  }
  if (status === 409) return { kind: 'exists' };
  if (status === 401 || status === 403) return { kind: 'not-allowed' };
  return { kind: 'refused', detail: messageIn(answer) };
}

export type TestedContactPoint =
  | { readonly kind: 'sent' }
  /** Grafana tried, and says what it met. */
  | { readonly kind: 'failed'; readonly detail: string }
  /** This Grafana, or this user, cannot test in this way: its own page can. */
  | { readonly kind: 'elsewhere' };

export function testedOf({ status, data }: GrafanaAnswer): TestedContactPoint {
  const error = errorIn(data);
  if (error !== null) return { kind: 'failed', detail: error };
  return status >= 200 && status < 300 ? { kind: 'sent' } : { kind: 'elsewhere' };
}

/** One result for each webhook of each contact point; ours has one. */
function errorIn(data: unknown): string | null {
  const receivers = isObject(data) && Array.isArray(data['receivers']) ? (data['receivers'] as unknown[]) : [];
  for (const receiver of receivers) {
    const configs = isObject(receiver) ? receiver['grafana_managed_receiver_configs'] : null;
    for (const one of Array.isArray(configs) ? (configs as unknown[]) : []) {
      if (isObject(one) && typeof one['error'] === 'string' && one['error'] !== '') return one['error'];
    }
  }
  return null;
}
