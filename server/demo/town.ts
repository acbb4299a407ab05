import type { Directory, Integration } from '../core/directory/directory.ts';
import type { Clock } from '../runtime/clock.ts';
import { answersThrough } from './answers.ts';
import { onPort } from './catching.ts';
import { openInbox } from './inbox/inbox.ts';
import type { Catchers } from './inbox/inbox.ts';
import { startCaughtPage } from './page/server.ts';
import { startResidents } from './residents.ts';
import { serviceApi } from './service-api.ts';
import type { ServiceApi } from './service-api.ts';
import { watchSituation } from './situation.ts';
import { townspeopleOf } from './townspeople.ts';
import { seededRandom } from './traffic/random.ts';
import { SCENARIOS } from './traffic/scenarios.ts';
import { TOWN_ZONE } from './traffic/town-zone.ts';
import { startTraffic } from './traffic/traffic.ts';
import type { Traffic } from './traffic/traffic.ts';

const PAGE_PORT = 8471;

export interface TownOptions {
  readonly clock: Clock;
  readonly catchers: Catchers;
  /** Where the service is reached from this machine. */
  readonly serviceUrl: string;
  /** As it stands in the links of messages, and as providers call the service. */
  readonly publicUrl: string;
  /** With the role admin. */
  readonly token: string;
  readonly directory: () => Directory;
  /** Tells whenever an alert group changes; returns the unsubscribe. */
  readonly onChange: (listener: () => void) => () => void;
  readonly report: (trouble: string) => void;
}

export interface Town {
  readonly pageUrl: string;
  close(): Promise<void>;
}

/** The life around a running service: a page with what was caught, outages that come and go, people who answer. */
export async function startTown(options: TownOptions): Promise<Town> {
  const { clock, catchers, publicUrl, directory, report } = options;
  const people = () => townspeopleOf(directory());
  const api = serviceApi({ url: options.serviceUrl, token: options.token });
  const inbox = openInbox({ catchers, clock, people, publicUrl });
  const answers = answersThrough({ inbox, catchers, people, publicUrl });
  let changed = (): void => {};
  const watch = watchSituation({ api, clock, onChange: options.onChange, changed: () => changed() });
  await watch.look();

  const random = seededRandom(clock.now());
  const traffic = startTraffic({
    clock,
    random,
    scenarios: SCENARIOS,
    zone: TOWN_ZONE,
    send: (from, body) => post(options.serviceUrl, integrationOf(directory(), from), body),
    firing: watch
      .current()
      .open.flatMap(({ alertList }) => alertList)
      .filter(({ status }) => status === 'firing')
      .map(({ labels, startsAt }) => ({ labels, startsAt: Date.parse(startsAt) })),
    report,
  });
  const residents = startResidents({ clock, random, inbox, answers, api, traffic, report });
  const page = await onPort(PAGE_PORT, (port) =>
    startCaughtPage({
      port,
      clock,
      zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      inbox,
      answers,
      people,
      situation: watch.current,
      traffic,
      resolveAll: () => resolveAll(traffic, api, directory()),
    }),
  );
  changed = page.changed;
  return {
    pageUrl: page.url,
    async close() {
      await Promise.all([traffic.close(), residents.close(), page.close(), watch.close()]);
    },
  };
}

/** First at the source, as in life; what is open then (of other senders, or held by an answer) is resolved by hand. */
async function resolveAll(traffic: Traffic, api: ServiceApi, { people }: Directory): Promise<string> {
  const ended = await traffic.resolveAll();
  const open = await api.openGroups();
  const somebody = [...people.keys()][0] ?? '';
  for (const { id, alertList, responders } of open) {
    if (alertList.every(({ status }) => status === 'resolved')) continue;
    await api.resolve(id, responders[0]?.id ?? somebody);
  }
  return ended + open.length === 0 ? 'Nothing was open.' : 'Everything is resolved.';
}

/** The way in for a kind of sender: the first without demands that our simple sender does not meet. */
function integrationOf({ integrations }: Directory, type: string): Integration {
  const isOpen = ({ auth }: Integration): boolean => auth.basic === null && auth.bearer === null && auth.hmac === null;
  const found = [...integrations.values()].find((one) => one.type === type && isOpen(one));
  if (found === undefined) throw new Error(`The configuration has no integration of type ${type} without a signature.`);
  return found;
}

async function post(serviceUrl: string, { type, token }: Integration, body: object): Promise<void> {
  const response = await fetch(`${serviceUrl}/integrations/v1/${type}/${token}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The service took no alert: ${response.status} ${text.slice(0, 300)}`);
}
