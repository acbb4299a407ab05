import { useQuery } from '@tanstack/react-query';
import type { Labels } from '../../server/core/grouping/alert.ts';
import type { Api } from '../../server/contract/routes.ts';
import type { Answer } from './client.ts';
import { call } from './client.ts';
import { keys } from './keys.ts';

export type OwnershipAnswer = Answer<Api['ownership']['try']>;

/** Whose an alert with these labels would be, and who would be paged. Asked again whenever it is looked at. */
export function useOwner(labels: Labels | null) {
  return useQuery({
    queryKey: keys.ownership(labels),
    queryFn: ({ signal }) =>
      call<Api['ownership']['try']>('POST', '/ownership/try', { body: { labels: { ...labels } }, signal }),
    enabled: labels !== null,
    staleTime: 10_000,
  });
}
