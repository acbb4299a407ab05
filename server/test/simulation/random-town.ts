import type { Random } from '../../demo/traffic/random.ts';
import { person } from '../story/town.ts';
import type { Resident, Town } from '../story/town.ts';

export const PEOPLE = ['ana', 'ben', 'cem', 'dana', 'eve', 'fay'] as const;

const CHANNELS = ['slack', 'email', 'sms'] as const;
const METHODS = { slack: 'chat', email: 'mail', sms: 'phone' } as const;
const DELAYS = ['0s', '0s', '1m', '2m', '5m', '20m'] as const;
const SEVERITIES = ['critical', 'error', 'warning', 'info'] as const;

/** Each of them, or not; in their order. */
function some<T>(random: Random, list: readonly T[], probability = 0.5): T[] {
  return list.filter(() => random.happens(probability));
}

/** At least one of them. */
function several<T>(random: Random, list: readonly T[]): T[] {
  const chosen = some(random, list, 0.4);
  return chosen.length > 0 ? chosen : [random.pick(list)];
}

function randomRules(random: Random, via: readonly (keyof typeof METHODS)[]): object[] {
  const length = random.whole(0, 4);
  // Rules may name one method several times, and in any order of their delays.
  return Array.from({ length }, () => ({ use: METHODS[random.pick(via)], after: random.pick(DELAYS) }));
}

export function randomPerson(random: Random, id: string): Resident {
  const via = random.happens(0.05) ? [] : several(random, CHANNELS);
  if (via.length === 0 || random.happens(0.4)) return person(id, via);
  const high = randomRules(random, via);
  const low = random.happens(0.5) ? { low: randomRules(random, via) } : {};
  return person(id, via, { notificationRules: { high, ...low } });
}

function randomTarget(random: Random): object {
  const kind = random.whole(1, 10);
  if (kind <= 6) return { person: random.pick(PEOPLE) };
  return kind <= 9 ? { schedule: random.pick(['first', 'second', 'empty']) } : { team: 'shop' };
}

function randomPageStep(random: Random): object {
  const to = Array.from({ length: random.whole(1, 3) }, () => randomTarget(random));
  return {
    page: {
      ...{ to, mode: random.pick(['one-at-a-time', 'one-at-a-time', 'all', 'round-robin']) },
      ...{ each: random.pick(['1m', '3m', '5m']), answers: random.pick([1, 1, 1, 2]) },
      ...(random.happens(0.2) ? { urgency: random.pick(['high', 'low']) } : {}),
    },
  };
}

function randomSteps(random: Random): object[] {
  return Array.from({ length: random.whole(0, 5) }, () => {
    const kind = random.whole(1, 10);
    if (kind <= 6) return randomPageStep(random);
    return kind <= 9 ? { wait: random.pick(['10s', '4m', '10m', '45m']) } : { repeat: random.whole(1, 2) };
  });
}

function randomRotation(random: Random): object {
  return {
    ...{ turn: random.pick(['hourly', 'daily', 'weekly']), every: random.whole(1, 3) },
    start: `2026-01-0${random.whole(1, 9)}T0${random.whole(0, 9)}:00`,
    people: several(random, PEOPLE),
    ...(random.happens(0.3)
      ? { windows: [{ from: random.pick(['00:00', '22:00']), to: random.pick(['06:00', '24:00']) }] }
      : {}),
  };
}

export function randomSchedule(random: Random, id: string): object {
  const zone = random.pick(['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']);
  const layers = Array.from({ length: random.whole(1, 2) }, () => ({ rotations: [randomRotation(random)] }));
  return { id, name: `Schedule ${id}`, zone, layers };
}

export function randomChain(random: Random, id: string): object {
  return { id, name: `Chain ${id}`, steps: randomSteps(random) };
}

export function randomService(random: Random, id: string): object {
  const urgency = Object.fromEntries(SEVERITIES.map((severity) => [severity, random.pick(['high', 'low'])]));
  return {
    ...{ id, name: `Service ${id}`, team: 'shop', chain: id, owns: [`service="${id}"`] },
    ...{ acknowledgeTimeout: random.pick(['0s', '10m', '30m']), reopenWithin: random.pick(['0s', '0s', '15m']) },
    ...{ pageAgainOn: some(random, SEVERITIES, 0.3), urgency },
  };
}

export function randomTeam(random: Random): object {
  const fallback = Array.from({ length: random.whole(0, 2) }, () => ({ person: random.pick(PEOPLE) }));
  return { id: 'shop', name: 'Shop', members: some(random, PEOPLE), fallback };
}

/** People, schedules, and for each service a chain of its own; whatever a person could write into a file. */
export function randomTown(random: Random, services: readonly string[]): Town {
  return {
    people: PEOPLE.map((id) => randomPerson(random, id)),
    teams: [randomTeam(random)],
    schedules: [
      ...['first', 'second'].map((id) => randomSchedule(random, id)),
      { id: 'empty', name: 'Empty', zone: 'UTC', layers: [] },
    ],
    escalationChains: services.map((id) => randomChain(random, id)),
    services: services.map((id) => randomService(random, id)),
    integrations: [{ id: 'grafana', name: 'Grafana', type: 'grafana', token: 'grafana-token' }],
    settings: { fallback: [{ person: random.pick(PEOPLE) }] },
  };
}
