import { readDocument } from '../../contract/configuration/document.ts';
import type { Directory } from '../../core/directory/directory.ts';
import { emptyDirectory } from '../../core/directory/empty.ts';
import type { Kind } from '../../core/directory/kind.ts';
import { describeOwnership, own } from '../../core/ownership/own.ts';
import { buildOwnership } from '../../core/ownership/ownership.ts';
import type { Known } from '../../engine/known.ts';

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

/** Everything that the tests of this room talk about, as documents. */
export const TOWN: readonly (readonly [Kind, string, Documents])[] = [
  ['person', 'ana', person('ana', 'Ana Ünal', 'Europe/Berlin')],
  ['person', 'ben', person('ben', 'Ben Okafor', 'America/New_York')],
  ['team', 'shop', { id: 'shop', name: 'Shop', members: ['ana', 'ben'], fallback: [{ person: 'ben' }] }],
  [
    'service',
    'checkout',
    { id: 'checkout', name: 'Checkout', team: 'shop', chain: 'shop', owns: ['service="checkout"'] },
  ],
  ['service', 'catch-all', { id: 'catch-all', name: 'Catch-all', team: 'shop', owns: ['service=~".+"'], priority: -1 }],
  [
    'escalation-chain',
    'shop',
    {
      id: 'shop',
      name: 'Shop',
      steps: [{ page: { schedule: 'shop' } }, { wait: '10m' }, { page: { people: ['ben'] } }],
    },
  ],
  [
    'schedule',
    'shop',
    {
      id: 'shop',
      name: 'Shop primary',
      team: 'shop',
      zone: 'UTC',
      layers: [
        {
          rotations: [{ name: 'Weekly', start: '2026-11-16T09:00', turn: 'weekly', people: ['ana', 'ben'] }],
        },
      ],
    },
  ],
  ['integration', 'grafana', { id: 'grafana', name: 'Grafana', type: 'grafana', token: 'grafana-token' }],
  ['integration', 'am', { id: 'am', name: 'Alertmanager', type: 'alertmanager', token: 'am-token' }],
  ['integration', 'hook', { id: 'hook', name: 'Webhook', type: 'webhook', token: 'hook-token', ratePerMinute: 3 }],
  [
    'integration',
    'signed',
    {
      ...{ id: 'signed', name: 'Signed', type: 'grafana', token: 'signed-token' },
      auth: { hmac: { secret: 'hmac-secret', timestampHeader: 'X-Grafana-Alerting-Timestamp' } },
    },
  ],
  [
    'integration',
    'basic',
    {
      ...{ id: 'basic', name: 'Basic', type: 'webhook', token: 'basic-token' },
      auth: { basic: { username: 'grafana', password: 'pässword' } },
    },
  ],
  [
    'integration',
    'bearer',
    { id: 'bearer', name: 'Bearer', type: 'webhook', token: 'bearer-token', auth: { bearer: 's3cret' } },
  ],
  ['settings', 'settings', { fallback: [{ person: 'ben' }], alarms: [{ channel: 'sms', address: '+15550199' }] }],
];

function decoded<T>(kind: Kind, documents: readonly (readonly [Kind, string, Documents])[]): Map<string, T> {
  return new Map(
    documents
      .filter(([one]) => one === kind)
      .map(([, id, document]) => {
        const read = readDocument(kind, document, 1);
        if (!read.ok) throw new Error(`${kind} ${id}: ${JSON.stringify(read.mistakes)}`);
        return [id, read.value as T]; // The reader of this very kind made it.
      }),
  );
}

export function townDirectory(): Directory {
  return {
    ...emptyDirectory,
    revision: 7,
    teams: decoded('team', TOWN),
    people: decoded('person', TOWN),
    services: decoded('service', TOWN),
    schedules: decoded('schedule', TOWN),
    chains: decoded('escalation-chain', TOWN),
    integrations: decoded('integration', TOWN),
    settings: decoded<Directory['settings']>('settings', TOWN).get('settings') ?? emptyDirectory.settings,
  };
}

export function townKnown(directory: Directory = townDirectory()): Known {
  const ownership = buildOwnership([...directory.services.values()]);
  return {
    directory,
    own: (labels) => own(labels, ownership),
    describeOwner: describeOwnership,
    channelKind: (channel) => (channel === 'email' ? 'mail' : channel === 'sms' ? 'text' : null),
    notifies: (channel) => channel === 'email',
  };
}
