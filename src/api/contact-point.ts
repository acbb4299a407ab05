import { config } from '@grafana/runtime';
import { useMutation } from '@tanstack/react-query';
import { askGrafana, isObject, messageIn } from './grafana.ts';
import type { GrafanaAnswer } from './grafana.ts';

/** What a contact point of Grafana needs in order to send here. */
export interface ContactPoint {
  readonly title: string;
  /** Settings of Grafana's webhook, secrets among them: Grafana takes those out and keeps them apart. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export type CreatedContactPoint =
  | { readonly kind: 'created'; readonly name: string }
  | { readonly kind: 'exists' }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'refused'; readonly detail: string };

/** With the session of whoever is signed in: an Editor may. Notification policies are never touched. */
export function useCreateContactPoint() {
  return useMutation({
    mutationFn: async ({ title, settings }: ContactPoint): Promise<CreatedContactPoint> => {
      const group = 'notifications.alerting.grafana.app/v0alpha1';
      const body = {
        ...{ kind: 'Receiver', apiVersion: group },
        // Grafana derives the name from the title; one of ours would be refused.
        metadata: { name: '' },
        spec: { title, integrations: [{ type: 'webhook', version: 'v1', settings, secureFields: {} }] },
      };
      return createdOf(await askGrafana('POST', `/apis/${group}/namespaces/${config.namespace}/receivers`, body));
    },
  });
}

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

/** Presses the *test* of the contact point. Grafana sends it itself, so that the whole way is walked. */
export function useTestContactPoint() {
  return useMutation({
    mutationFn: async ({ title, settings }: ContactPoint): Promise<TestedContactPoint> => {
      const receiver = { type: 'webhook', name: title, disableResolveMessage: false, settings, secureSettings: {} };
      const body = { receivers: [{ name: title, grafana_managed_receiver_configs: [receiver] }] };
      return testedOf(await askGrafana('POST', '/api/alertmanager/grafana/config/api/v1/receivers/test', body));
    },
  });
}

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
