/** A small installation that most stories start from; documents as in a provisioning file. */
export interface Town {
  [key: string]: unknown;
}

const person = (id: string, name: string, extra: object = {}): object => ({
  id,
  name,
  email: `${id}@example.test`,
  zone: 'Europe/Berlin',
  contactMethods: [
    { id: 'chat', channel: 'slack', address: `U${id.toUpperCase()}` },
    { id: 'mail', channel: 'email', address: `${id}@example.test` },
    { id: 'phone', channel: 'sms', address: `+1555010${String(id.charCodeAt(0) - 97).padStart(4, '0')}` },
  ],
  ...extra,
});

/** The number that a person of the small town is texted at. */
export const phoneOf = (id: string): string => `+1555010${String(id.charCodeAt(0) - 97).padStart(4, '0')}`;

/** Ana is on call for the shop; Ben follows after ten minutes; Cem is the team's and Dana everybody's fallback. */
export const smallTown: Town = {
  people: [
    person('ana', 'Ana Ünal'),
    person('ben', 'Ben Okafor'),
    person('cem', 'Cem Yılmaz'),
    person('dana', 'Dana Kim'),
  ],
  teams: [{ id: 'shop', name: 'Shop', members: ['ana', 'ben', 'cem'], fallback: [{ person: 'cem' }] }],
  services: [
    { id: 'checkout', name: 'Checkout', team: 'shop', chain: 'shop', owns: ['service="checkout"'] },
    { id: 'orders', name: 'Orders pipeline', team: 'shop', chain: 'shop', owns: ['metric=~"etl_orders_.*"'] },
  ],
  escalationChains: [
    {
      id: 'shop',
      name: 'Shop',
      team: 'shop',
      steps: [{ page: { people: ['ana'] } }, { wait: '10m' }, { page: { people: ['ben'] } }],
    },
  ],
  integrations: [
    { id: 'grafana', name: 'Grafana', type: 'grafana', token: 'grafana-token' },
    { id: 'am', name: 'Alertmanager', type: 'alertmanager', token: 'am-token' },
    { id: 'hook', name: 'Webhook', type: 'webhook', token: 'hook-token' },
  ],
  settings: { fallback: [{ person: 'dana' }] },
};
