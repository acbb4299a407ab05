import { describe, expect, it } from 'vitest';
import { defaultShiftNotices } from '../notifying/person.ts';
import type { Person } from '../notifying/person.ts';
import type { Service } from '../ownership/service.ts';
import { nothingBeside } from '../schedule/surroundings.ts';
import { layer } from '../schedule/test/example.ts';
import type { Abilities } from './abilities.ts';
import { checkDirectory } from './check.ts';
import type { Directory, Integration } from './directory.ts';
import { emptyDirectory } from './empty.ts';
import { formatPath } from './kind.ts';
import type { Named } from './references.ts';

const abilities: Abilities = {
  channels: ['slack', 'email', 'sms'],
  checkAddress: (channel, address) => (channel === 'email' && !address.includes('@') ? 'is not a mail address' : null),
  integrationTypes: ['grafana', 'alertmanager', 'webhook'],
};

function person(id: string, change: Partial<Person> = {}): Person {
  const contactMethods = [
    { id: 'mail', channel: 'email', address: `${id}@example.org`, enabled: true, provenAt: null },
  ];
  return {
    id,
    name: id,
    email: null,
    zone: 'UTC',
    contactMethods,
    rules: { high: null, low: null },
    quietHours: [],
    shiftNotices: defaultShiftNotices,
    ...change,
  };
}

const checkout: Service = {
  id: 'checkout',
  name: 'Checkout',
  teamId: 'shop',
  chainId: 'shop',
  owns: [[{ operator: '=', name: 'service', value: 'checkout' }]],
  priority: 0,
  groupBy: null,
  urgency: { critical: 'high', error: 'high', warning: 'low', info: 'low' },
  acknowledgeTimeoutMs: 0,
  reopenWithinMs: 0,
  pageAgainOn: [],
  links: [],
};

const grafana: Integration = {
  id: 'grafana',
  name: 'Grafana',
  type: 'grafana',
  token: 'a-token-that-is-long-enough',
  auth: { basic: null, bearer: null, hmac: null },
  ratePerMinute: 1,
  labels: {},
};

const page = { kind: 'page', mode: 'all', eachMs: 1, answers: 1, urgency: null } as const;

function mapOf<T extends { readonly id: string }>(...items: T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** A directory in which everything fits together. */
const town: Directory = {
  revision: 1,
  teams: mapOf({ id: 'shop', name: 'Shop', members: ['ana', 'ben'], leads: ['ana'], fallback: [] }),
  people: mapOf(person('ana'), person('ben')),
  services: mapOf(checkout),
  schedules: mapOf({
    id: 'primary',
    name: 'Primary',
    teamId: 'shop',
    zone: 'UTC',
    layers: [],
    overrides: [],
    ...nothingBeside,
  }),
  holidayLists: mapOf({ id: 'berlin', name: 'Berlin', days: [] }),
  chains: mapOf({
    id: 'shop',
    name: 'Shop',
    teamId: 'shop',
    version: 1,
    steps: [{ ...page, targets: [{ kind: 'schedule', scheduleId: 'primary' }] }],
  }),
  integrations: mapOf(grafana),
  settings: {
    fallback: [{ kind: 'team', teamId: 'shop' }],
    alarms: [{ channel: 'email', address: 'noc@example.org' }],
  },
};

function found(change: Partial<Directory>, alsoThere: readonly Named[] = []): string[] {
  return checkDirectory({ ...town, ...change }, abilities, alsoThere).map(
    ({ kind, id, path, message, severity }) => `${severity}: ${kind} ${id} ${formatPath(path)}: ${message}`,
  );
}

describe('a directory', () => {
  it('in which everything fits has no problems', () => {
    expect(found({})).toEqual([]);
  });

  it('without settings has nobody to fall back to', () => {
    expect(checkDirectory(emptyDirectory, abilities)).toEqual([
      {
        kind: 'settings',
        id: 'settings',
        path: ['fallback'],
        value: null,
        message: 'nobody is paged when a chain reaches nobody: write settings with a fallback',
        severity: 'error',
      },
    ]);
    expect(checkDirectory(emptyDirectory, abilities, [{ kind: 'settings', id: 'settings' }])).toEqual([]);
  });
});

describe('what names something that is not there', () => {
  const shop = { id: 'shop', name: 'Shop', members: ['ana'], leads: [], fallback: [] };
  const chain = { id: 'shop', name: 'Shop', teamId: null, version: 1 };
  const schedule = { id: 'primary', name: 'Primary', teamId: null, zone: 'UTC', ...nothingBeside };
  const rotation = {
    id: 'week',
    name: 'Week',
    zone: null,
    start: '2026-01-05T09:00',
    visibleFrom: null,
    until: null,
    turn: { kind: 'daily', every: 1 },
    shiftMs: null,
    weekdays: null,
    windows: [],
    firstParticipant: 0,
    supersedes: null,
  } as const;

  it.each<[string, Partial<Directory>, string]>([
    [
      'a member',
      { teams: mapOf({ ...shop, members: ['ana', 'bne'] }) },
      'error: team shop members[1]: there is no person "bne"; did you mean "ben"?',
    ],
    [
      'a fallback of a team',
      { teams: mapOf({ ...shop, fallback: [{ kind: 'schedule', scheduleId: 'night' }] }) },
      'error: team shop fallback[0]: there is no schedule "night"; known: primary',
    ],
    [
      'a team',
      { services: mapOf({ ...checkout, teamId: 'shpo' }) },
      'error: service checkout team: there is no team "shpo"; did you mean "shop"?',
    ],
    [
      'a chain',
      { services: mapOf({ ...checkout, chainId: 'night' }) },
      'error: service checkout chain: there is no escalation chain "night"; known: shop',
    ],
    [
      'a schedule of a step',
      { chains: mapOf({ ...chain, steps: [{ ...page, targets: [{ kind: 'schedule', scheduleId: 'gone' }] }] }) },
      'error: escalation-chain shop steps[0].page: there is no schedule "gone"; known: primary',
    ],
    [
      'a person of a rotation',
      {
        schedules: mapOf({
          ...schedule,
          overrides: [],
          layers: [layer(0, { ...rotation, participants: [['ana'], ['ben', 'zoe']] })],
        }),
      },
      'error: schedule primary layers[0].rotations[0].people[1]: there is no person "zoe"; known: ana, ben',
    ],
    [
      'a person of an override',
      {
        schedules: mapOf({
          ...schedule,
          layers: [],
          overrides: [{ id: 'o', interval: { start: 0, end: 1 }, people: ['zoe'], layerId: null, createdAt: 0 }],
        }),
      },
      'error: schedule primary overrides[0].people[0]: there is no person "zoe"; known: ana, ben',
    ],
    [
      'a holiday list of a layer',
      {
        schedules: mapOf({
          ...schedule,
          overrides: [],
          layers: [{ ...layer(0), holidays: { listId: 'berln', treatment: { kind: 'off' } as const } }],
        }),
      },
      'error: schedule primary layers[0].holidays.list: there is no holiday list "berln"; did you mean "berlin"?',
    ],
    [
      'a person of an imported calendar',
      {
        schedules: mapOf({
          ...schedule,
          overrides: [],
          layers: [{ ...layer(0), calendar: { url: 'https://cal.example', people: { bob: 'bne' } } }],
        }),
      },
      'error: schedule primary layers[0].calendar.people.bob: there is no person "bne"; did you mean "ben"?',
    ],
    [
      'a contact method for notices about shifts',
      { people: mapOf(person('ana', { shiftNotices: { ...defaultShiftNotices, methodId: 'mial' } }), person('ben')) },
      'error: person ana shiftNotices.via: there is no contact method "mial"; did you mean "mail"?',
    ],
    [
      'the channel for notices of a schedule',
      {
        schedules: mapOf({
          ...schedule,
          layers: [],
          overrides: [],
          notices: { channel: 'emial', address: 'a@b.example' },
        }),
      },
      'error: schedule primary notices.channel: there is no channel "emial"; did you mean "email"?',
    ],
    [
      'the fallback of the installation',
      { settings: { fallback: [{ kind: 'person', personId: 'zoe' }], alarms: [] } },
      'error: settings settings fallback[0]: there is no person "zoe"; known: ana, ben',
    ],
  ])('%s', (_, change, sentence) => {
    expect(found(change)).toEqual([sentence]);
  });

  it('is no problem while that one could not be read for reasons of its own', () => {
    const people = mapOf(person('ana'));
    expect(found({ people })).toEqual(['error: team shop members[1]: there is no person "ben"; known: ana']);
    expect(found({ people }, [{ kind: 'person', id: 'ben' }])).toEqual([]);
  });
});

describe('a person', () => {
  const method = { id: 'chat', channel: 'slack', address: 'U1', enabled: true, provenAt: null };
  const ana = (change: Partial<Person>) => found({ people: mapOf(person('ana', change), person('ben')) });

  it('with a channel that is not there', () => {
    expect(ana({ contactMethods: [{ ...method, channel: 'slak' }] })).toEqual([
      'error: person ana contactMethods[0].channel: there is no channel "slak"; did you mean "slack"?',
    ]);
  });

  it('with an address that the channel refuses', () => {
    expect(ana({ contactMethods: [{ ...method, channel: 'email' }] })).toEqual([
      'error: person ana contactMethods[0].address: is not a mail address',
    ]);
  });

  it('with two contact methods of one id', () => {
    expect(ana({ contactMethods: [method, { ...method, address: 'U2' }] })).toEqual([
      'error: person ana contactMethods[1]: two contact methods are called "chat": give each an id of its own',
    ]);
  });

  it('with a rule that names a method they do not have', () => {
    expect(ana({ rules: { high: [{ methodId: 'mial', afterMs: 0 }], low: null } })).toEqual([
      'error: person ana notificationRules.high[0].use: there is no contact method "mial"; did you mean "mail"?',
    ]);
  });

  it('who can never be paged is worth a look', () => {
    const sentence = 'warning: person ana contactMethods: can never be paged: no contact method is enabled';
    expect(ana({ contactMethods: [] })).toEqual([sentence]);
    expect(ana({ contactMethods: [{ ...method, enabled: false }] })).toEqual([sentence]);
  });

  it('who shares an address with somebody is worth a look', () => {
    const contactMethods = [{ ...method, channel: 'email', address: 'BEN@example.org' }];
    const people = mapOf(person('ben'), person('ana', { contactMethods }));
    expect(found({ people })).toEqual([
      'warning: person ana contactMethods[0].address: ben has the same address: an answer from there could be of either',
    ]);
  });
});

describe('what is allowed but worth a look', () => {
  it('a team without members, a lead who is no member', () => {
    const team = { id: 'shop', name: 'Shop', members: [], leads: ['ana'], fallback: [] };
    expect(found({ teams: mapOf(team) })).toEqual([
      'warning: team shop members: the team has no members: a step that pages it reaches nobody',
      'warning: team shop leads[0]: ana leads the team but is no member of it',
    ]);
  });

  it('a service that owns nothing, a chain that pages nobody', () => {
    const chain = {
      id: 'shop',
      name: 'Shop',
      teamId: null,
      version: 1,
      steps: [{ kind: 'wait', delayMs: 1 } as const],
    };
    expect(found({ services: mapOf({ ...checkout, owns: [] }), chains: mapOf(chain) })).toEqual([
      'warning: service checkout owns: the service owns no alerts: write matchers under "owns"',
      'warning: escalation-chain shop steps: no step pages anybody: everything goes to the fallback',
    ]);
  });
});

describe('an integration', () => {
  it('of a type that is not there', () => {
    expect(found({ integrations: mapOf({ ...grafana, type: 'graphana' }) })).toEqual([
      'error: integration grafana type: there is no type of integration "graphana"; did you mean "grafana"?',
    ]);
  });

  it('with the token of another one, which no message repeats', () => {
    const lines = found({ integrations: mapOf(grafana, { ...grafana, id: 'second' }) });
    expect(lines).toEqual([
      'error: integration second token: integration "grafana" has the same token: each needs one of its own',
    ]);
    expect(lines.join()).not.toContain(grafana.token);
  });

  it('with a token that can be guessed', () => {
    expect(found({ integrations: mapOf({ ...grafana, token: 'short' }) })).toEqual([
      'warning: integration grafana token: the token can be guessed: write at least 16 characters',
    ]);
  });
});

describe('alarms', () => {
  it('go to channels that are there, at addresses that they take', () => {
    const alarms = [
      { channel: 'emial', address: 'noc@example.org' },
      { channel: 'email', address: 'noc' },
    ];
    expect(found({ settings: { ...town.settings, alarms } })).toEqual([
      'error: settings settings alarms[0].channel: there is no channel "emial"; did you mean "email"?',
      'error: settings settings alarms[1].address: is not a mail address',
    ]);
  });
});
