/** Documents as in a provisioning file. */
export interface Town {
  [key: string]: unknown;
  readonly people: readonly Resident[];
}

export interface Resident {
  readonly id: string;
  readonly contactMethods: readonly { readonly channel: string; readonly address: string }[];
  readonly shiftNotices?: object;
}

/** The number that a person of the small town is texted at. */
export const phoneOf = (id: string): string => `+1555010${String(id.charCodeAt(0) - 97).padStart(4, '0')}`;

const NAMES: Readonly<Record<string, string>> = {
  ana: 'Ana Ünal',
  ben: 'Ben Okafor',
  cem: 'Cem Yılmaz',
  dana: 'Dana Kim',
};

const methodsOf = (id: string) => ({
  slack: { id: 'chat', channel: 'slack', address: `U${id.toUpperCase()}` },
  email: { id: 'mail', channel: 'email', address: `${id}@example.test` },
  sms: { id: 'phone', channel: 'sms', address: phoneOf(id) },
});

type Channel = keyof ReturnType<typeof methodsOf>;

/** Somebody with these contact methods, by default all three in the default order: chat, mail after 2m, SMS after 5m. */
export function person(id: string, via: readonly Channel[] = ['slack', 'email', 'sms'], extra: object = {}): Resident {
  const all = methodsOf(id);
  return {
    id,
    ...{ name: NAMES[id] ?? id, email: `${id}@example.test`, zone: 'Europe/Berlin' },
    contactMethods: via.map((channel) => all[channel]),
    // Most stories are about pages; one about shifts asks for its notices.
    shiftNotices: { before: [], handoff: false },
    ...extra,
  };
}

/** `rules('phone', '30m', 'phone')`: which contact methods are used, each after the delay before it. */
export function rules(...parts: readonly string[]): { readonly notificationRules: object } {
  let after = '0s';
  const list: { use: string; after: string }[] = [];
  for (const part of parts) {
    if (/^\d/.test(part)) after = part;
    else list.push({ use: part, after });
  }
  return { notificationRules: { high: list, low: list } };
}

export const page = (...people: readonly string[]): object => ({ page: { people } });
export const wait = (duration: string): object => ({ wait: duration });

export function chain(steps: readonly object[], id = 'shop'): object {
  return { id, name: id === 'shop' ? 'Shop' : id, team: 'shop', steps };
}

export function service(extra: object = {}): object {
  return { id: 'checkout', name: 'Checkout', team: 'shop', chain: 'shop', owns: ['service="checkout"'], ...extra };
}

/** Ana is on call for the shop; Ben follows after ten minutes; Cem is the team's and Dana everybody's fallback. */
export const smallTown: Town = {
  people: ['ana', 'ben', 'cem', 'dana'].map((id) => person(id)),
  teams: [{ id: 'shop', name: 'Shop', members: ['ana', 'ben', 'cem'], fallback: [{ person: 'cem' }] }],
  services: [
    service(),
    { id: 'orders', name: 'Orders pipeline', team: 'shop', chain: 'shop', owns: ['metric=~"etl_orders_.*"'] },
  ],
  escalationChains: [chain([page('ana'), wait('10m'), page('ben')])],
  integrations: [
    { id: 'grafana', name: 'Grafana', type: 'grafana', token: 'grafana-token' },
    { id: 'am', name: 'Alertmanager', type: 'alertmanager', token: 'am-token' },
    { id: 'hook', name: 'Webhook', type: 'webhook', token: 'hook-token' },
  ],
  settings: { fallback: [{ person: 'dana' }] },
};

/** The small town with parts of it replaced. */
export const townWith = (part: Partial<Town>): Town => ({ ...smallTown, ...part });

/** Everybody reads chat and nothing else, so that each page is one message and a story is about who, not over what. */
export function chatTown(steps: readonly object[], part: Partial<Town> = {}): Town {
  const people = ['ana', 'ben', 'cem', 'dana'].map((id) => person(id, ['slack']));
  return townWith({ people, escalationChains: [chain(steps)], ...part });
}

/** Whose address that is, in every form in which a provider may write it. */
export function residentAt({ people }: Town, channel: string, address: string): string | null {
  for (const { id, contactMethods } of people) {
    const has = contactMethods.some((method) => {
      if (method.channel !== channel) return false;
      // A member id becomes the id of a conversation; of a webhook the receiver sees the path only.
      const forms = [method.address, `D${method.address.slice(1)}`, pathOf(method.address)];
      return forms.includes(address);
    });
    if (has) return id;
  }
  return null;
}

const pathOf = (address: string): string => (URL.canParse(address) ? new URL(address).pathname : address);
