import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { SECOND_MS } from '../../core/time/instant.ts';
import type { Instant } from '../../core/time/instant.ts';

const asked = z.object({
  receivers: z.array(
    z.object({
      name: z.string(),
      grafana_managed_receiver_configs: z.array(
        z.looseObject({ settings: z.record(z.string(), z.unknown()), uid: z.string().default('') }),
      ),
    }),
  ),
});

const text = z.string().catch('');
const webhook = z.object({
  url: text,
  authorization_scheme: text,
  authorization_credentials: text,
  hmacConfig: z.object({ secret: text, header: text, timestampHeader: text }).catch({
    ...{ secret: '', header: '', timestampHeader: '' },
  }),
});
type Webhook = z.output<typeof webhook>;

/** Presses *Test* of contact points: each webhook is sent what Grafana sends then. Null for what is no request. */
export async function testReceivers(body: unknown, url: string, now: Instant): Promise<object | null> {
  const parsed = asked.safeParse(body);
  if (!parsed.success) return null;
  const receivers = parsed.data.receivers.map(async ({ name, grafana_managed_receiver_configs: configs }) => ({
    name,
    grafana_managed_receiver_configs: await Promise.all(
      configs.map(async ({ uid, settings }) => {
        const error = await sendTest(webhook.parse(settings), JSON.stringify(testBody(name, url, now)), now);
        return { name, uid, ...(error === null ? { status: 'ok' } : { status: 'failed', error }) };
      }),
    ),
  }));
  return {
    alert: testAlert(url, now),
    notified_at: new Date(now).toISOString(),
    receivers: await Promise.all(receivers),
  };
}

async function sendTest(settings: Webhook, body: string, now: Instant): Promise<string | null> {
  const { url, authorization_scheme: scheme, authorization_credentials: credentials, hmacConfig } = settings;
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'user-agent': 'Grafana',
        'content-type': 'application/json',
        ...(credentials === '' ? {} : { authorization: `${scheme === '' ? 'Bearer' : scheme} ${credentials}` }),
        ...(hmacConfig.secret === '' ? {} : signature(hmacConfig, body, now)),
      },
    });
    await response.body?.cancel();
    return response.ok ? null : `webhook response status ${response.status} ${response.statusText}`;
  } catch (error) {
    return `failed to send HTTP request to webhook: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function signature({ secret, header, timestampHeader }: Webhook['hmacConfig'], body: string, now: Instant) {
  const seconds = String(Math.floor(now / SECOND_MS));
  const signed = timestampHeader === '' ? body : `${seconds}:${body}`;
  return {
    [header === '' ? 'X-Grafana-Alerting-Signature' : header]: createHmac('sha256', secret)
      .update(signed)
      .digest('hex'),
    ...(timestampHeader === '' ? {} : { [timestampHeader]: seconds }),
  };
}

const LABELS = { alertname: 'TestAlert', grafana_folder: 'Test Folder', instance: 'Grafana' };

function testAlert(url: string, now: Instant) {
  return {
    ...{ status: 'firing', labels: LABELS, annotations: { summary: 'Notification test' } },
    ...{ startsAt: new Date(now).toISOString(), endsAt: '0001-01-01T00:00:00Z', generatorURL: '?orgId=1' },
    ...{ fingerprint: '326ea703b01f6100', silenceURL: `${url}/alerting/silence/new`, dashboardURL: '', panelURL: '' },
    ...{ values: null, valueString: '', orgId: 1 },
  };
}

function testBody(receiver: string, url: string, now: Instant) {
  return {
    ...{ receiver, status: 'firing', alerts: [testAlert(url, now)], groupLabels: LABELS, commonLabels: LABELS },
    ...{ commonAnnotations: { summary: 'Notification test' }, externalURL: `${url}/`, version: '1' },
    ...{ groupKey: `${receiver}-326ea703b01f6100`, truncatedAlerts: 0, orgId: 1, state: 'alerting' },
    ...{ title: '[FIRING:1] TestAlert Test Folder Grafana ', message: '**Firing**' },
  };
}
