import { useQuery } from '@tanstack/react-query';
import type { Route } from '../../server/contract/route.ts';
import { call } from './client.ts';
import type { Item } from './configured.ts';
import { keys } from './keys.ts';
import type { ConfiguredNoun } from './keys.ts';

/** `document` is null where the version is a deletion. */
export type Version<N extends ConfiguredNoun> = Omit<Item<N>, 'document'> & {
  readonly document: Item<N>['document'] | null;
};

/** Every version that a document ever had, newest first. */
export function useVersions<N extends ConfiguredNoun>(noun: N, id: string) {
  return useQuery({
    queryKey: keys.versions(noun, id),
    queryFn: async ({ signal }) => {
      // The six nouns answer alike; the union of them cannot be followed through a parameter.
      const answer = (await call<Route>('GET', `/${noun}/${id}/versions`, { signal })) as {
        readonly items: readonly Version<N>[];
      };
      return answer.items;
    },
  });
}
