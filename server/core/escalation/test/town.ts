import type { Team } from '../../ownership/team.ts';
import type { Service } from '../../ownership/service.ts';
import { MINUTE_MS } from '../../time/instant.ts';
import type { Instant } from '../../time/instant.ts';
import { defaultShiftNotices } from '../../notifying/person.ts';
import type { ContactMethod, NotificationRule, Person, PersonId } from '../../notifying/person.ts';
import type { ChannelKind } from '../../notifying/rules.ts';
import type { EscalationChain, PageMode, Step, Target } from '../chain.ts';
import type { World } from '../world.ts';

/** A small town for tests: everything has a sensible default, and each test says only what it is about. */
export interface Town {
  readonly people: readonly Person[];
  readonly steps: readonly Step[] | null;
  readonly schedules: Readonly<Record<string, readonly PersonId[]>>;
  readonly teams: readonly Team[];
  readonly service: Service | null;
  readonly fallback: readonly Target[];
  readonly turns: Readonly<Record<string, number>>;
  readonly quiet: readonly string[];
}

export const START: Instant = Date.UTC(2026, 2, 2, 3, 0);

const KINDS: Readonly<Record<string, ChannelKind>> = { slack: 'chat', email: 'mail', sms: 'text', webhook: 'machine' };

export function method(id: string, channel: string, part: Partial<ContactMethod> = {}): ContactMethod {
  return { id, channel, address: `${id}@${channel}`, enabled: true, provenAt: null, ...part };
}

export function rule(methodId: string, minutes: number): NotificationRule {
  return { methodId, afterMs: minutes * MINUTE_MS };
}

/** By default with chat, mail and SMS in the default order: at once, after 2 and after 5 minutes. */
export function person(id: PersonId, part: Partial<Person> = {}): Person {
  const contactMethods = [method(`${id}-chat`, 'slack'), method(`${id}-mail`, 'email'), method(`${id}-sms`, 'sms')];
  return {
    id,
    name: id.toUpperCase(),
    email: null,
    zone: 'UTC',
    contactMethods,
    rules: { high: null, low: null },
    quietHours: [],
    shiftNotices: defaultShiftNotices,
    ...part,
  };
}

/** Somebody with these rules, in minutes, each over an SMS number of its own. */
export function textable(id: PersonId, minutes: readonly number[]): Person {
  const contactMethods = minutes.map((after) => method(`${id}-${after}`, 'sms'));
  const rules = minutes.map((after) => rule(`${id}-${after}`, after));
  return person(id, { contactMethods, rules: { high: rules, low: rules } });
}

export const SERVICE: Service = {
  id: 'shop',
  name: 'Shop',
  teamId: 'shop-team',
  chainId: 'main',
  owns: [],
  priority: 0,
  groupBy: null,
  urgency: { critical: 'high', error: 'high', warning: 'low', info: 'low' },
  acknowledgeTimeoutMs: 30 * MINUTE_MS,
  reopenWithinMs: 0,
  pageAgainOn: ['critical'],
  links: [],
};

export const toPerson = (personId: PersonId): Target => ({ kind: 'person', personId });
export const toSchedule = (scheduleId: string): Target => ({ kind: 'schedule', scheduleId });

export function page(targets: readonly (PersonId | Target)[], mode: PageMode = 'one-at-a-time', answers = 1): Step {
  const named = targets.map((target) => (typeof target === 'string' ? toPerson(target) : target));
  return { kind: 'page', targets: named, mode, eachMs: 5 * MINUTE_MS, answers, urgency: null };
}

export const wait = (minutes: number): Step => ({ kind: 'wait', delayMs: minutes * MINUTE_MS });
export const repeat = (times: number): Step => ({ kind: 'repeat', times });

export function town(part: Partial<Town> = {}): Town {
  const people = ['a', 'b', 'c', 'd'].map((id) => person(id));
  const teams: Team[] = [{ id: 'shop-team', name: 'Shop', members: ['a', 'b'], leads: [], fallback: [] }];
  const base = { people, steps: [page(['a'])], schedules: {}, teams, service: SERVICE, fallback: [toPerson('d')] };
  return { ...base, turns: {}, quiet: ['sms'], ...part };
}

export function chainOf(steps: readonly Step[], version = 1): EscalationChain {
  return { id: 'main', name: 'Main', teamId: null, version, steps };
}

export function worldOf(given: Town, now: Instant): World {
  return {
    now,
    service: given.service,
    chain: given.steps === null ? null : chainOf(given.steps),
    person: (id) => given.people.find((one) => one.id === id) ?? null,
    team: (id) => given.teams.find((one) => one.id === id) ?? null,
    onCall: (id) => {
      const people = given.schedules[id];
      return people === undefined ? null : { name: id, people, sources: [] };
    },
    turn: (key) => given.turns[key] ?? 0,
    channelKind: (channel) => KINDS[channel] ?? null,
    notifies: (channel) => !given.quiet.includes(channel),
    fallback: given.fallback,
  };
}
