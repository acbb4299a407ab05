import { config } from '@grafana/runtime';
import { useMutation } from '@tanstack/react-query';
import { createdOf, testedOf } from './contact-point-answers.ts';
import type { CreatedContactPoint, TestedContactPoint } from './contact-point-answers.ts';
import { askGrafana } from './grafana.ts';

/** What a contact point of Grafana needs in order to send here. */
export interface ContactPoint {
  readonly title: string;
  /** Settings of Grafana's webhook, secrets among them: Grafana takes those out and keeps them apart. */
  readonly settings: Readonly<Record<string, unknown>>;
}

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
