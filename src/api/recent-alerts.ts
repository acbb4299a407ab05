import { useQuery } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import { call } from './client.ts';
import { keys } from './keys.ts';

const RECENT = 50;

/** The newest alert groups, for trying out what would become of alerts like theirs. */
export function useRecentGroups() {
  return useQuery({
    queryKey: keys.alertGroupsFor({ trying: RECENT }),
    queryFn: async ({ signal }) => {
      const query = { limit: String(RECENT) };
      return (await call<Api['alertGroups']['list']>('GET', '/alert-groups', { query, signal })).items;
    },
    // A choice of examples need not be as new as a list of what needs an answer.
    staleTime: 60_000,
  });
}

/** The newest alert groups of one service. */
export function useGroupsOfService(serviceId: string, limit: number) {
  return useQuery({
    queryKey: keys.alertGroupsFor({ service: serviceId, limit }),
    queryFn: async ({ signal }) => {
      const query = { service: [serviceId], limit: String(limit) };
      return (await call<Api['alertGroups']['list']>('GET', '/alert-groups', { query, signal })).items;
    },
  });
}

/** Open alert groups by service, in one cheap request for all of them. */
export function useOpenCounts() {
  return useQuery({
    queryKey: keys.alertGroupsFor({ counts: 'service' }),
    queryFn: async ({ signal }) => {
      const { items } = await call<Api['alertGroups']['counts']>('GET', '/alert-groups/counts', { signal });
      return new Map(items.map((item) => [item.key, item]));
    },
  });
}
