import { useQuery } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import type { Documents } from '../directory/documents.ts';
import { call } from './client.ts';
import { keys } from './keys.ts';

/** For previews, which compute in the browser what the pager would do: they need all of it, or they would be wrong. */
export function useDocuments() {
  return useQuery({
    queryKey: keys.directory(),
    queryFn: async ({ signal }): Promise<Documents> => {
      const [teams, people, services, schedules, chains, overrides, surroundings, channels, settings] =
        await Promise.all([
          call<Api['teams']['list']>('GET', '/teams', { signal }),
          call<Api['people']['list']>('GET', '/people', { signal }),
          call<Api['services']['list']>('GET', '/services', { signal }),
          call<Api['schedules']['list']>('GET', '/schedules', { signal }),
          call<Api['escalationChains']['list']>('GET', '/escalation-chains', { signal }),
          call<Api['overrides']['all']>('GET', '/overrides', { signal }),
          call<Api['surroundings']['all']>('GET', '/schedules/surroundings', { signal }),
          call<Api['channels']['list']>('GET', '/channels', { signal }),
          settingsOf(signal),
        ]);
      return {
        ...{ teams: teams.items, people: people.items, services: services.items, schedules: schedules.items },
        ...{ chains: chains.items, overrides: overrides.items, channels: channels.items, settings },
        surroundings,
      };
    },
    staleTime: 30_000,
  });
}

/** Asked as versions, of which there may be none: asking for settings that nobody has set up is an error in the console. */
async function settingsOf(signal: AbortSignal): Promise<Documents['settings']> {
  const { items } = await call<Api['settings']['versions']>('GET', '/settings/versions', { signal });
  return items[0]?.document ?? null;
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
