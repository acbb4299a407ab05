import { useQuery } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import type { Answer } from './client.ts';
import { call } from './client.ts';
import { keys } from './keys.ts';

export type HomeAnswer = Answer<Api['home']['get']>;

/** Everything that the first screen shows, in one request. */
export function useHome() {
  return useQuery({
    queryKey: keys.home(),
    queryFn: ({ signal }) => call<Api['home']['get']>('GET', '/home', { signal }),
    // Documents that somebody else changes, and shifts that begin, are told by nobody.
    refetchInterval: 60_000,
  });
}
