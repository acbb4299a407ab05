import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import { call } from './client.ts';
import { keys } from './keys.ts';

type Lines = Api['feeds'];

/** Whether calendars can subscribe to the reader's own shifts. */
export function useMyFeed() {
  return useQuery({
    queryKey: keys.myFeed(),
    queryFn: ({ signal }) => call<Lines['mine']>('GET', '/me/feed', { signal }),
  });
}

/** The answer has the address, which is never shown again. An earlier one stops working. */
export function useMakeMyFeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<Lines['makeMine']>('POST', '/me/feed'),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.myFeed() }),
  });
}

export function useEndMyFeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<Lines['endMine']>('DELETE', '/me/feed'),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.myFeed() }),
  });
}
