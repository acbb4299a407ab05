import { emptyDirectory } from '../../core/directory/empty.ts';
import type { Directory } from '../../core/directory/directory.ts';
import { NO_LINKS } from '../../core/grouping/alert.ts';
import type { IncomingAlert } from '../../core/grouping/alert.ts';
import { defaultShiftNotices } from '../../core/notifying/person.ts';
import type { Person } from '../../core/notifying/person.ts';
import { describeOwnership, own } from '../../core/ownership/own.ts';
import { buildOwnership } from '../../core/ownership/ownership.ts';
import type { Service } from '../../core/ownership/service.ts';
import { MINUTE_MS } from '../../core/time/instant.ts';
import type { Event } from '../../core/escalation/event.ts';
import type { Database } from '../../store/database.ts';
import { addRequests } from '../../store/inbox.ts';
import type { AlertGroupRow, AlertRow, OutboxRow } from '../../store/rows.ts';
import type { TimelineEntry } from '../../core/insights/timeline.ts';
import { timelineOf } from '../../store/timeline.ts';
import { handle } from '../handle.ts';
import { ingest } from '../ingest.ts';
import type { Known } from '../known.ts';
import type { RequestOutcome } from '../place.ts';
import { createParsedCache } from '../requests.ts';

export const NOON = Date.UTC(2026, 10, 21, 12);

const person = (id: string, addresses: Readonly<Record<string, string>>): Person => ({
  id,
  name: id,
  email: null,
  zone: 'UTC',
  contactMethods: Object.entries(addresses).map(([channel, address]) => ({
    id: `${id}-${channel}`,
    channel,
    address,
    enabled: true,
    provenAt: null,
  })),
  rules: { high: null, low: null },
  quietHours: [],
  shiftNotices: defaultShiftNotices,
});

export const ana = person('ana', { email: 'ana@example.test', sms: '+1 (555) 000-1111' });
const ben = person('ben', { email: 'ben@example.test' });

const shop: Service = {
  id: 'shop',
  name: 'Shop',
  teamId: 'web',
  chainId: 'main',
  owns: [[{ name: 'service', operator: '=', value: 'shop' }]],
  priority: 0,
  groupBy: null,
  urgency: { critical: 'high', error: 'high', warning: 'low', info: 'low' },
  acknowledgeTimeoutMs: 0,
  reopenWithinMs: 10 * MINUTE_MS,
  pageAgainOn: ['critical'],
  links: [],
};

const DIRECTORY: Directory = {
  ...emptyDirectory,
  people: new Map([ana, ben].map((one) => [one.id, one])),
  teams: new Map([['web', { id: 'web', name: 'Web', members: ['ana'], leads: [], fallback: [] }]]),
  services: new Map([['shop', shop]]),
  chains: new Map([
    [
      'main',
      {
        id: 'main',
        name: 'Main',
        teamId: 'web',
        version: 1,
        steps: [
          {
            kind: 'page',
            targets: [{ kind: 'person', personId: 'ana' }],
            mode: 'all',
            eachMs: 0,
            answers: 1,
            urgency: null,
          },
        ],
      },
    ],
  ]),
  settings: { fallback: [{ kind: 'person', personId: 'ben' }], alarms: [] },
};

/** One service whose chain pages Ana, by mail and then by text; Ben is the installation's fallback. */
export function knownWith(over: Partial<Directory> = {}): Known {
  const directory = { ...DIRECTORY, ...over };
  const ownership = buildOwnership([...directory.services.values()]);
  return {
    directory,
    own: (labels) => own(labels, ownership),
    describeOwner: describeOwnership,
    channelKind: (channel) => ({ email: 'mail' as const, sms: 'text' as const })[channel] ?? null,
    notifies: (channel) => channel === 'email',
  };
}

/** A firing alert of the shop that began at noon. */
export function alertOf(fingerprint: string, over: Partial<IncomingAlert> = {}): IncomingAlert {
  return {
    fingerprint,
    status: 'firing',
    startsAt: NOON,
    endsAt: null,
    labels: { alertname: 'Slow', service: 'shop', severity: 'critical', instance: fingerprint },
    annotations: {},
    title: 'Checkout is slow',
    links: NO_LINKS,
    values: {},
    ruleUid: null,
    orgId: null,
    receivedAt: NOON,
    ...over,
  };
}

/** The end of that alert, some minutes after noon. */
export const endOf = (fingerprint: string, minutes: number): IncomingAlert =>
  alertOf(fingerprint, { status: 'resolved', endsAt: NOON + minutes * MINUTE_MS });

export interface Shop {
  /** Makes the bodies durable together and places them in one transaction, some minutes after noon. */
  arrive(minutes: number, ...bodies: readonly (readonly IncomingAlert[])[]): Promise<readonly RequestOutcome[]>;
  arriveTest(alert: IncomingAlert): Promise<readonly RequestOutcome[]>;
  happen(minutes: number, groupId: string, event: Event): Promise<void>;
  /** In the order in which they were opened. */
  groups(): Promise<readonly AlertGroupRow[]>;
  alerts(fingerprint: string): Promise<readonly AlertRow[]>;
  messages(): Promise<readonly OutboxRow[]>;
  timeline(groupId: string): Promise<readonly TimelineEntry[]>;
  /** From now on this is what is configured. */
  configure(known: Known): void;
}

export function openShop(given: { readonly database: Database }): Shop {
  let known = knownWith();
  const take = async (
    minutes: number,
    bodies: readonly (readonly IncomingAlert[])[],
    isTest: boolean,
  ): Promise<readonly RequestOutcome[]> => {
    const now = NOON + minutes * MINUTE_MS;
    const parsed = createParsedCache();
    return await given.database.write(async (tx) => {
      const rows = bodies.map(() => ({ integration_id: 'grafana', received_at: now, body: '{}' }));
      const seqs = await addRequests(tx, rows);
      seqs.forEach((seq, index) => {
        const alerts = (bodies[index] ?? []).map((alert) => ({ ...alert, receivedAt: now }));
        const request = { integrationId: 'grafana', receivedAt: now, body: '{}', truncated: 0, rejected: [] };
        parsed.keep(seq, { ...request, alerts, isTest });
      });
      await ingest(tx, { known, parsed, now });
      const done = await tx.all<{ outcome: string }>(
        `SELECT outcome FROM inbox WHERE ${tx.anyOf('seq')} ORDER BY seq`,
        [seqs],
      );
      return done.map(({ outcome }) => JSON.parse(outcome) as RequestOutcome); // As `ingest` wrote it.
    });
  };
  return {
    arrive: (minutes, ...bodies) => take(minutes, bodies, false),
    arriveTest: (alert) => take(0, [[alert]], true),
    async happen(minutes, groupId, event) {
      await given.database.write((tx) => handle(tx, [{ groupId, event }], known, NOON + minutes * MINUTE_MS));
    },
    groups: () => given.database.read((tx) => tx.all('SELECT * FROM alert_groups ORDER BY number')),
    alerts: (fingerprint) =>
      given.database.read((tx) => tx.all('SELECT * FROM alerts WHERE fingerprint = ? ORDER BY episode', [fingerprint])),
    messages: () => given.database.read((tx) => tx.all('SELECT * FROM outbox ORDER BY created_at, id')),
    async timeline(groupId) {
      const rows = await given.database.read((tx) => timelineOf(tx, groupId));
      return rows.map(({ body }) => JSON.parse(body) as TimelineEntry); // As `commitDrafts` wrote it.
    },
    configure(next) {
      known = next;
    },
  };
}
