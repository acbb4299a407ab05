import type { Event } from '../../core/escalation/event.ts';
import type { Instant } from '../../core/time/instant.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/time/instant.ts';
import type { Random } from '../../demo/traffic/random.ts';
import { grafanaBody } from '../story/bodies.ts';
import type { Place } from './place.ts';
import { PEOPLE, randomChain, randomPerson, randomSchedule, randomService, randomTeam } from './random-town.ts';

export const SERVICES = ['checkout', 'search', 'orders'] as const;
const SEVERITIES = ['critical', 'error', 'warning', 'info'] as const;

export type Deed = (place: Place, now: Instant) => Promise<void>;

/** Off the full second, so that what people do never falls together with what is due. */
export const soon = (random: Random, mostMs: number): number =>
  random.whole(1, Math.ceil(mostMs / SECOND_MS)) * SECOND_MS + 7;

interface Firing {
  readonly labels: Readonly<Record<string, string>>;
  readonly startsAt: string;
}

const iso = (at: Instant): string => new Date(at).toISOString();

/** One alert through an episode: reports come twice, late, and sometimes its end comes first or never. */
export function episode(random: Random, startAt: Instant): { readonly at: Instant; readonly deed: Deed }[] {
  const labels = {
    ...{ service: random.pick([...SERVICES, 'nobodys']), alertname: random.pick(['Slow', 'Down']) },
    ...{ instance: `i${random.whole(1, 3)}`, severity: random.pick(SEVERITIES) },
  };
  const firing: Firing = { labels, startsAt: iso(startAt) };
  const send =
    (status: 'firing' | 'resolved', endsAt: Instant): Deed =>
    (place, now) =>
      place.accepts(
        grafanaBody([{ ...firing, status, ...(status === 'resolved' ? { endsAt: iso(endsAt) } : {}) }], now),
      );
  const lastsMs = random.pick([MINUTE_MS, 20 * MINUTE_MS, 2 * HOUR_MS, 9 * HOUR_MS]) + soon(random, 5 * MINUTE_MS);
  const endsAt = startAt + lastsMs;
  const reports = [{ at: startAt, deed: send('firing', endsAt) }];
  if (random.happens(0.4)) reports.push({ at: startAt + soon(random, lastsMs), deed: send('firing', endsAt) });
  if (random.happens(0.1)) reports.push({ at: endsAt + soon(random, HOUR_MS), deed: send('firing', endsAt) });
  if (random.happens(0.9)) reports.push({ at: endsAt, deed: send('resolved', endsAt) });
  if (random.happens(0.2)) reports.push({ at: endsAt + soon(random, HOUR_MS), deed: send('resolved', endsAt) });
  return reports;
}

/** How somebody answers a page, if at all. */
export function answer(random: Random, personId: string, now: Instant): Event {
  const by = { kind: 'person', personId, via: 'simulation' } as const;
  const kind = random.whole(1, 20);
  if (kind <= 9) return { kind: 'acknowledge', by };
  if (kind <= 13) return { kind: 'decline', by };
  if (kind <= 16) return { kind: 'resolve', by };
  if (kind === 17) return { kind: 'snooze', by, until: now + soon(random, 3 * HOUR_MS) };
  if (kind === 18) return { kind: 'escalate', by };
  if (kind === 19) return { kind: 'unacknowledge', by };
  const target = { kind: 'person', personId: random.pick(PEOPLE) } as const;
  return random.happens(0.5) ? { kind: 'reassign', by, target } : { kind: 'add-responder', by, target };
}

/** Somebody edits the configuration, while groups run on it. */
export function edit(random: Random): Deed {
  switch (random.whole(1, 7)) {
    case 1:
    case 2:
      return async (place) => void (await place.writes('person', randomPerson(random, random.pick(PEOPLE))));
    case 3:
      return async (place) => void (await place.writes('escalation-chain', randomDocument(randomChain, random)));
    case 4:
      return async (place) => void (await place.writes('service', randomDocument(randomService, random)));
    case 5:
      return async (place) => {
        await place.writes('schedule', { id: 'first', ...randomSchedule(random, 'first') });
        await place.writes('team', { id: 'shop', ...randomTeam(random) });
      };
    case 6:
      return (place) => place.deletes('person', random.pick(PEOPLE));
    default:
      return (place) =>
        place.deletes(
          random.pick(['schedule', 'escalation-chain'] as const),
          random.pick(['first', 'second', ...SERVICES]),
        );
  }
}

function randomDocument(
  make: (random: Random, id: string) => object,
  random: Random,
): object & { readonly id: string } {
  const id = random.pick(SERVICES);
  return { id, ...make(random, id) };
}
