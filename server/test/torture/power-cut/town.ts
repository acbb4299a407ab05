const person = (id: string, name: string, rules: readonly object[]): object => ({
  id,
  name,
  notificationRules: { high: rules, low: rules },
  contactMethods: [
    { id: 'chat', channel: 'slack', address: `U${id.toUpperCase()}` },
    { id: 'mail', channel: 'email', address: `${id}@example.test` },
  ],
});

const CHAT = { use: 'chat' };

/** Ana over chat and then by mail, Ben after her: every kind of write happens within a minute, and in one order. */
export const cutTown: Readonly<Record<string, unknown>> = {
  people: [
    person('ana', 'Ana Example', [CHAT, { use: 'mail', after: '20s' }]),
    person('ben', 'Ben Example', [CHAT]),
    person('dana', 'Dana Example', [CHAT]),
  ],
  teams: [{ id: 'shop', name: 'Shop', members: ['ana', 'ben'], fallback: [{ person: 'dana' }] }],
  services: [{ id: 'checkout', name: 'Checkout', team: 'shop', chain: 'shop', owns: ['service="checkout"'] }],
  escalationChains: [
    {
      id: 'shop',
      name: 'Shop',
      team: 'shop',
      steps: [{ page: { people: ['ana'] } }, { wait: '30m' }, { page: { people: ['ben'] } }],
    },
  ],
  integrations: [{ id: 'grafana', name: 'Grafana', type: 'webhook', token: 'cut-token' }],
  settings: { fallback: [{ person: 'dana' }] },
};
