import { useQuery } from '@tanstack/react-query';
import type { Route } from '../../server/contract/route.ts';
import type { Api } from '../../server/contract/routes.ts';
import type { Answer } from './client.ts';
import { call } from './client.ts';
import type { Item } from './configured.ts';
import { keys } from './keys.ts';
import { Trouble } from './problem.ts';

type Channel = Answer<Api['channels']['list']>['items'][number];
type Override = Answer<Api['overrides']['all']>['items'][number];
type Settings = Answer<Api['settings']['get']>['document'];

/** All of the configuration as it is written, and what else decides who is paged. Addresses of others are hidden. */
export interface Documents {
  readonly teams: readonly Item<'teams'>[];
  readonly people: readonly Item<'people'>[];
  readonly services: readonly Item<'services'>[];
  readonly schedules: readonly Item<'schedules'>[];
  readonly chains: readonly Item<'escalation-chains'>[];
  readonly overrides: readonly Override[];
  readonly channels: readonly Channel[];
  /** Null in an installation that nobody has set up yet. */
  readonly settings: Settings | null;
}

/** For previews, which compute in the browser what the pager would do: they need all of it, or they would be wrong. */
export function useDocuments() {
  return useQuery({
    queryKey: keys.directory(),
    queryFn: async ({ signal }): Promise<Documents> => {
      const [teams, people, services, schedules, chains, overrides, channels, settings] = await Promise.all([
        itemsOf<Api['teams']['list']>('/teams', signal),
        itemsOf<Api['people']['list']>('/people', signal),
        itemsOf<Api['services']['list']>('/services', signal),
        itemsOf<Api['schedules']['list']>('/schedules', signal),
        itemsOf<Api['escalationChains']['list']>('/escalation-chains', signal),
        itemsOf<Api['overrides']['all']>('/overrides', signal),
        itemsOf<Api['channels']['list']>('/channels', signal),
        settingsOf(signal),
      ]);
      return { teams, people, services, schedules, chains, overrides, channels, settings };
    },
    staleTime: 30_000,
  });
}

async function itemsOf<R extends Route>(path: string, signal: AbortSignal) {
  const answer = await call<R>('GET', path, { signal });
  // Each of these lists answers `{items}`; the type of the route is lost where it is a parameter.
  return (answer as { readonly items: Answer<R>['items'] }).items;
}

async function settingsOf(signal: AbortSignal): Promise<Settings | null> {
  try {
    return (await call<Api['settings']['get']>('GET', '/settings', { signal })).document;
  } catch (error) {
    if (error instanceof Trouble && error.kind === 'not-found') return null;
    throw error;
  }
}

/** How often the steps of a chain that take turns have taken one; a chain that is not saved has taken none. */
export function useTurns(chainId: string | null) {
  return useQuery({
    queryKey: keys.turns(chainId ?? ''),
    queryFn: async ({ signal }) => {
      const path = `/escalation-chains/${chainId}/turns`;
      const { items } = await call<Api['turns']['ofChain']>('GET', path, { signal });
      return new Map(items.map(({ step, taken }) => [`${chainId}/${step}`, taken]));
    },
    enabled: chainId !== null,
  });
}
