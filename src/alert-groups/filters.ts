import { parseMatchers } from '../../server/core/ownership/matcher.ts';
import { DAY_MS, HOUR_MS } from '../../server/core/time/instant.ts';
import type { Instant } from '../../server/core/time/instant.ts';
import type { AlertGroupQuery } from '../api/alert-groups.ts';

export const TABS = ['open', 'firing', 'acknowledged', 'snoozed', 'resolved', 'all'] as const;
export type TabName = (typeof TABS)[number];

export const RANGES = {
  '1h': HOUR_MS,
  '6h': 6 * HOUR_MS,
  '24h': DAY_MS,
  '7d': 7 * DAY_MS,
  '30d': 30 * DAY_MS,
} as const;
export type Range = keyof typeof RANGES;

export const ORDERS = ['newest', 'oldest', 'severity'] as const;
export type Order = (typeof ORDERS)[number];

export interface Filters {
  readonly tab: TabName;
  readonly teams: readonly string[];
  readonly services: readonly string[];
  readonly isMine: boolean;
  /** As it was typed, readable or not. */
  readonly matchers: string;
  readonly search: string;
  /** Null: whenever they opened. */
  readonly range: Range | null;
  readonly order: Order;
}

export const NO_FILTERS: Filters = {
  ...{ tab: 'open', teams: [], services: [], isMine: false },
  ...{ matchers: '', search: '', range: null, order: 'newest' },
};

const oneOf = <T extends string>(known: readonly T[], text: string | null): T | null =>
  known.find((one) => one === text) ?? null;

/** What an address says; what it says wrongly counts as not said. */
export function readFilters(parameters: URLSearchParams): Filters {
  return {
    tab: oneOf(TABS, parameters.get('state')) ?? NO_FILTERS.tab,
    teams: parameters.getAll('team'),
    services: parameters.getAll('service'),
    isMine: parameters.get('mine') === 'true',
    matchers: parameters.get('labels') ?? '',
    search: parameters.get('search') ?? '',
    // The keys of the table are the words that an address may hold.
    range: oneOf(Object.keys(RANGES) as Range[], parameters.get('range')),
    order: oneOf(ORDERS, parameters.get('order')) ?? NO_FILTERS.order,
  };
}

/** The address of a list; what does not narrow it stays out, so that equal lists have equal addresses. */
export function writeFilters(filters: Filters): URLSearchParams {
  const parameters = new URLSearchParams();
  if (filters.tab !== NO_FILTERS.tab) parameters.set('state', filters.tab);
  for (const team of filters.teams) parameters.append('team', team);
  for (const service of filters.services) parameters.append('service', service);
  if (filters.isMine) parameters.set('mine', 'true');
  if (filters.matchers.trim() !== '') parameters.set('labels', filters.matchers);
  if (filters.search.trim() !== '') parameters.set('search', filters.search);
  if (filters.range !== null) parameters.set('range', filters.range);
  if (filters.order !== NO_FILTERS.order) parameters.set('order', filters.order);
  return parameters;
}

export function isNarrowed(filters: Filters): boolean {
  const { teams, services, isMine, matchers, search, range } = filters;
  return (
    teams.length > 0 ||
    services.length > 0 ||
    isMine ||
    matchers.trim() !== '' ||
    search.trim() !== '' ||
    range !== null
  );
}

/** Why matchers cannot be read, by the very parser that the service reads them with; null when they can. */
export function matcherMistake(text: string): { readonly message: string; readonly position: number } | null {
  if (text.trim() === '') return null;
  const read = parseMatchers(text);
  return read.ok ? null : read.problem;
}

/** Unreadable matchers are left out of the question: what is shown meanwhile is the list without them. */
export function queryOf(filters: Filters, now: Instant): AlertGroupQuery {
  const { tab, teams, services, isMine, matchers, search, range, order } = filters;
  return {
    ...(tab === 'all' ? {} : { status: tab === 'open' ? ['firing', 'acknowledged', 'snoozed'] : [tab] }),
    ...(teams.length > 0 ? { team: [...teams] } : {}),
    ...(services.length > 0 ? { service: [...services] } : {}),
    ...(isMine ? { mine: 'true' } : {}),
    ...(matchers.trim() !== '' && matcherMistake(matchers) === null ? { matchers: matchers.trim() } : {}),
    ...(search.trim() !== '' ? { search: search.trim() } : {}),
    ...(range === null ? {} : { from: new Date(now - RANGES[range]).toISOString() }),
    order,
  };
}

/** One more label that has to fit, as a click on it asks for. Asked for already: nothing changes. */
export function withMatcher(text: string, name: string, value: string): string {
  const quoted = (one: string): string =>
    `"${one.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
  const matcher = `${/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : quoted(name)}=${quoted(value)}`;
  const before = text
    .trim()
    .replace(/^\{(.*?),?\s*\}$/s, '$1')
    .trim();
  if (before === '') return matcher;
  return before.includes(matcher) ? before : `${before}, ${matcher}`;
}
