import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Intake is answered in single milliseconds, so the lower buckets are the ones that tell something. */
const INTAKE_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const API_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const DELIVERY_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30];
const LATENESS_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 15, 60, 300, 1800];

export interface MetricsSettings {
  /** Node's own process and event loop metrics; a test that only looks at ours leaves them out. */
  readonly processMetrics: boolean;
}

/**
 * Every metric of the service, in one registry of its own. Label values come from configuration or from a fixed list
 * (integration id, channel, code, status), never from a request: an id of a group in a label would be a new series per
 * outage, for ever.
 */
export function createMetrics(settings: MetricsSettings = { processMetrics: true }) {
  const registry = new Registry();
  if (settings.processMetrics) collectDefaultMetrics({ register: registry });
  return { registry, ...intakeMetrics(registry), ...pagingMetrics(registry), ...operatingMetrics(registry) };
}

export type Metrics = ReturnType<typeof createMetrics>;

function intakeMetrics(registry: Registry) {
  const registers = [registry];
  return {
    intakeRequests: new Counter({
      name: 'tocsin_intake_requests_total',
      help: 'Webhook requests by integration and outcome; code "accepted" is the only one that stored alerts.',
      labelNames: ['integration', 'code'] as const,
      registers,
    }),
    intakeAlerts: new Counter({
      name: 'tocsin_intake_alerts_total',
      help: 'Alerts in accepted webhook requests, by integration; repeats count each time.',
      labelNames: ['integration'] as const,
      registers,
    }),
    intakeDuration: new Histogram({
      name: 'tocsin_intake_request_duration_seconds',
      help: 'From the first byte of a webhook request to its answer, accepted (the commit included) or refused.',
      buckets: INTAKE_SECONDS,
      registers,
    }),
    inboxWaiting: new Gauge({
      name: 'tocsin_inbox_waiting_requests',
      help: 'Accepted webhook requests that are not yet grouped.',
      registers,
    }),
    inboxOldestWaiting: new Gauge({
      name: 'tocsin_inbox_oldest_waiting_age_seconds',
      help: 'Age of the oldest accepted webhook request that is not yet grouped; 0 when none waits.',
      registers,
    }),
    openGroups: new Gauge({
      name: 'tocsin_open_alert_groups',
      help: 'Alert groups that are not resolved, by status.',
      labelNames: ['status'] as const,
      registers,
    }),
  };
}

function pagingMetrics(registry: Registry) {
  const registers = [registry];
  return {
    messages: new Counter({
      name: 'tocsin_messages_total',
      help: 'Messages handed to a provider, by channel, kind (page, notice, update, test, alarm, schedule) and result.',
      labelNames: ['channel', 'kind', 'result'] as const,
      registers,
    }),
    deliveryDuration: new Histogram({
      name: 'tocsin_delivery_duration_seconds',
      help: 'How long a provider took to answer for one message, by channel.',
      labelNames: ['channel'] as const,
      buckets: DELIVERY_SECONDS,
      registers,
    }),
    wakeLateness: new Histogram({
      name: 'tocsin_wake_lateness_seconds',
      help: 'How long after its due time the next step of an alert group ran.',
      buckets: LATENESS_SECONDS,
      registers,
    }),
    notices: new Counter({
      name: 'tocsin_notices_total',
      help: 'Notices about schedules, by kind (before, gone, handoff, cover, problems) and result (written, no-way, stale).',
      labelNames: ['kind', 'result'] as const,
      registers,
    }),
    userGroupUpdates: new Counter({
      name: 'tocsin_user_group_updates_total',
      help: 'Updates of user groups in Slack, by result.',
      labelNames: ['result'] as const,
      registers,
    }),
    nobodyReachable: new Counter({
      name: 'tocsin_nobody_reachable_total',
      help: 'Times an alert group found nobody at all who could be paged. Alert on any increase.',
      registers,
    }),
    channelMessages: new Counter({
      name: 'tocsin_channel_requests_total',
      help: 'Requests that came back over a channel (answers, delivery reports), by channel and outcome.',
      labelNames: ['channel', 'code'] as const,
      registers,
    }),
  };
}

function operatingMetrics(registry: Registry) {
  const registers = [registry];
  return {
    apiDuration: new Histogram({
      name: 'tocsin_api_request_duration_seconds',
      help: 'API requests by operation and status code.',
      labelNames: ['operation', 'status'] as const,
      buckets: API_SECONDS,
      registers,
    }),
    grafanaCalls: new Counter({
      name: 'tocsin_grafana_calls_total',
      help: 'API requests that came through Grafana, by outcome; "verified" and "trusted" are the ones let in.',
      labelNames: ['outcome'] as const,
      registers,
    }),
    secretsRevealed: new Counter({
      name: 'tocsin_integration_secrets_revealed_total',
      help: 'Times somebody looked at the URL and secrets of an integration, by integration; the log says who.',
      labelNames: ['integration'] as const,
      registers,
    }),
    gaugesFailed: new Counter({
      name: 'tocsin_metrics_gauges_failed_total',
      help: 'Times /metrics was asked while the store did not answer: gauges then show their last values.',
      registers,
    }),
    configurationReloads: new Counter({
      name: 'tocsin_configuration_reloads_total',
      help: 'Loads of the provisioning folder, by result; a failed one left the running configuration as it was.',
      labelNames: ['result'] as const,
      registers,
    }),
    calendarAge: new Gauge({
      name: 'tocsin_imported_calendar_age_seconds',
      help: 'How long ago a calendar that a layer imports was last read, be it unchanged; of one that never was, since it is known. Alert above two hours.',
      labelNames: ['schedule', 'layer'] as const,
      registers,
    }),
    configurationRevision: new Gauge({
      name: 'tocsin_configuration_revision',
      help: 'Position of the running configuration in the sequence of all its changes.',
      registers,
    }),
  };
}
