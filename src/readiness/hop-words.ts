import { t } from '@grafana/i18n';
import type { Hop, HopState } from './hops.ts';

/** What a hop is called. Channels are called by their kind of message. */
export function hopName(id: string): string {
  const names: Readonly<Record<string, string>> = {
    grafana: t('readiness.name.grafana', 'Grafana'),
    plugin: t('readiness.name.plugin', 'The app in Grafana'),
    service: t('readiness.name.service', 'The service'),
    secret: t('readiness.name.secret', 'The secret of the app'),
    identity: t('readiness.name.identity', 'Who is calling'),
    'signing-keys': t('readiness.name.signing-keys', 'Signing keys of Grafana'),
    clock: t('readiness.name.clock', 'Clocks'),
    'public-url': t('readiness.name.public-url', 'Public URL'),
    database: t('readiness.name.database', 'Database'),
    engine: t('readiness.name.engine', 'Timers'),
    inbox: t('readiness.name.inbox', 'Waiting requests'),
    'user-groups': t('readiness.name.user-groups', 'User groups in Slack'),
    calendars: t('readiness.name.calendars', 'Imported calendars'),
    integrations: t('readiness.name.integrations', 'Integrations'),
    provisioning: t('readiness.name.provisioning', 'Provisioning files'),
    'channel-slack': t('readiness.name.slack', 'Slack'),
    'channel-email': t('readiness.name.email', 'Mail'),
    'channel-sms': t('readiness.name.sms', 'SMS'),
    'channel-webhook': t('readiness.name.webhook', 'Webhooks'),
  };
  return names[id] ?? id;
}

export function stateWord(state: HopState): string {
  switch (state) {
    case 'ok':
      return t('readiness.state.ok', 'OK');
    case 'warning':
      return t('readiness.state.warning', 'Deserves a look');
    case 'failed':
      return t('readiness.state.failed', 'Fails');
    case 'skipped':
      return t('readiness.state.skipped', 'Not in use');
    case 'not-reached':
      return t('readiness.state.not-reached', 'Not reached');
  }
}

export type Stretch = 'way' | 'inside' | 'channels';

const WAY = new Set(['grafana', 'plugin', 'service', 'secret', 'identity']);

/** Hops in three stretches, each in their order: to the service, inside of it, and out of it to people. */
export function stretchesOf(
  hops: readonly Hop[],
): readonly { readonly stretch: Stretch; readonly hops: readonly Hop[] }[] {
  const of = (hop: Hop): Stretch => (WAY.has(hop.id) ? 'way' : hop.id.startsWith('channel-') ? 'channels' : 'inside');
  const stretches: readonly Stretch[] = ['way', 'inside', 'channels'];
  return stretches
    .map((stretch) => ({ stretch, hops: hops.filter((hop) => of(hop) === stretch) }))
    .filter((one) => one.hops.length > 0);
}

/** How it stands over all, in the words of the worst. */
export function verdictOf(hops: readonly Hop[]): 'ok' | 'warning' | 'failed' {
  if (hops.some(({ state }) => state === 'failed')) return 'failed';
  return hops.some(({ state }) => state === 'warning') ? 'warning' : 'ok';
}

/** To be pasted into a message to whoever can help. Holds no secret, because no hop does. */
export function reportText(hops: readonly Hop[], at: string): string {
  const lines = hops.map(({ id, state, why, whatToDo, tookMs }) => {
    const took = tookMs === null ? '' : ` (${tookMs} ms)`;
    const advice = whatToDo === null ? '' : `\n      → ${whatToDo}`;
    return `[${stateWord(state)}] ${hopName(id)}${took}: ${why}${advice}`;
  });
  return [`Tocsin, ${at}`, ...lines].join('\n');
}
