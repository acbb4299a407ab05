import type { Kind } from '../../core/directory/kind.ts';

type Documents = Readonly<Record<string, unknown>>;

const person = (id: string, name: string, zone: string): Documents => ({
  id,
  name,
  zone,
  contactMethods: [
    { id: 'mail', channel: 'email', address: `${id}@example.test` },
    { id: 'phone', channel: 'sms', address: '+15550100' },
  ],
});

const weekly = { name: 'Weekly', start: '2026-11-16T09:00', turn: 'weekly', people: ['ana', 'ben'] };

/** Everything that the tests of this room talk about, each document after those that it names. */
export const TOWN: readonly (readonly [Kind, Documents])[] = [
  ['person', person('ana', 'Ana Ünal', 'Europe/Berlin')],
  ['person', person('ben', 'Ben Okafor', 'America/New_York')],
  ['team', { id: 'shop', name: 'Shop', members: ['ana', 'ben'], fallback: [{ person: 'ben' }] }],
  ['schedule', { id: 'shop', name: 'Shop primary', team: 'shop', zone: 'UTC', layers: [{ rotations: [weekly] }] }],
  ['holiday-list', { id: 'berlin', name: 'Berlin', days: [{ date: '2026-12-25', name: 'Christmas Day' }] }],
  [
    'escalation-chain',
    {
      id: 'shop',
      name: 'Shop',
      steps: [{ page: { schedule: 'shop' } }, { wait: '10m' }, { page: { people: ['ben'] } }],
    },
  ],
  ['service', { id: 'checkout', name: 'Checkout', team: 'shop', chain: 'shop', owns: ['service="checkout"'] }],
  ['integration', { id: 'grafana', name: 'Grafana', type: 'grafana', token: 'grafana-token' }],
  ['integration', { id: 'am', name: 'Alertmanager', type: 'alertmanager', token: 'am-token' }],
  ['integration', { id: 'hook', name: 'Webhook', type: 'webhook', token: 'hook-token', ratePerMinute: 3 }],
  [
    'integration',
    {
      ...{ id: 'signed', name: 'Signed', type: 'grafana', token: 'signed-token' },
      auth: { hmac: { secret: 'hmac-secret', timestampHeader: 'X-Grafana-Alerting-Timestamp' } },
    },
  ],
  [
    'integration',
    {
      ...{ id: 'basic', name: 'Basic', type: 'webhook', token: 'basic-token' },
      auth: { basic: { username: 'grafana', password: 'pässword' } },
    },
  ],
  ['integration', { id: 'bearer', name: 'Bearer', type: 'webhook', token: 'bearer-token', auth: { bearer: 's3cret' } }],
  ['settings', { fallback: [{ person: 'ben' }], alarms: [{ channel: 'sms', address: '+15550199' }] }],
];

/** What a file owns: the same kind of document, read-only in the API. */
export const TOWN_FILE = `services:
  - id: catch-all
    name: Catch-all
    team: shop
    owns: ['service=~".+"']
    priority: -1
`;
