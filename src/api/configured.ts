import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Route } from '../../server/contract/route.ts';
import type { Api } from '../../server/contract/routes.ts';
import type { Answer } from './client.ts';
import { call } from './client.ts';
import { keys } from './keys.ts';
import type { ConfiguredNoun } from './keys.ts';

interface Lines {
  teams: Api['teams'];
  people: Api['people'];
  services: Api['services'];
  schedules: Api['schedules'];
  'holiday-lists': Api['holidayLists'];
  'escalation-chains': Api['escalationChains'];
  integrations: Api['integrations'];
}

/** A document with its id, version, file and who changed it last. */
export type Item<N extends ConfiguredNoun> = Answer<Lines[N]['get']>;

/** Every document of a kind, with what is known about each. */
export function useAll<N extends ConfiguredNoun>(noun: N) {
  return useQuery({
    queryKey: keys.nouns(noun),
    queryFn: async ({ signal }) => {
      // Each noun's list answers `{items}` of its own kind; the union of the six cannot be followed any further.
      const answer = await call<Route>('GET', `/${noun}`, { signal });
      const { items } = answer as { readonly items: readonly Item<N>[] };
      return items;
    },
  });
}

export function useOne<N extends ConfiguredNoun>(noun: N, id: string | null) {
  return useQuery({
    queryKey: keys.noun(noun, id ?? ''),
    // As above.
    queryFn: async ({ signal }) => (await call<Route>('GET', `/${noun}/${id}`, { signal })) as Item<N>,
    enabled: id !== null,
  });
}

export interface Save {
  /** As it would stand in a file; the service checks it there as well as here. */
  readonly document: object;
  /** Null: make a new one. */
  readonly id: string | null;
  /** The version that was edited; when somebody else was quicker the save is refused. */
  readonly version?: number;
}

export function useSave<N extends ConfiguredNoun>(noun: N) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ document, id, version }: Save) => {
      const body = { ...document };
      const answer =
        id === null
          ? await call<Route>('POST', `/${noun}`, { body })
          : await call<Route>('PUT', `/${noun}/${id}`, { body, version });
      // As above.
      return answer as Item<N>;
    },
    onSuccess: () => refreshConfiguration(client),
  });
}

export function useRemove(noun: ConfiguredNoun) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { readonly id: string; readonly version?: number }) =>
      call<Route>('DELETE', `/${noun}/${id}`, { version }),
    onSuccess: () => refreshConfiguration(client),
  });
}

/** One document shows in many places (who is on call, what is set up), so all but lists of alert groups are read again. */
async function refreshConfiguration(client: ReturnType<typeof useQueryClient>): Promise<void> {
  const [, home] = keys.home();
  await client.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] !== 'alert-groups' || queryKey[1] === home,
  });
}
