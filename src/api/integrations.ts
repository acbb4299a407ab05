import { useCallback } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import type { Answer } from './client.ts';
import { call } from './client.ts';

type Routes = Api['intake'];
export type IntegrationHealth = Answer<Routes['health']>['items'][number];
export type IntegrationRequest = Answer<Api['requests']['ofIntegration']>['items'][number];
export type IntegrationSecrets = Answer<Routes['reveal']>;

const HEALTH = ['integration-health'] as const;
export const LOOK_AGAIN_MS = 15_000;

/** What came in over every integration. Nothing announces a request, so it is asked for again and again. */
export function useIntegrationHealth() {
  return useQuery({
    queryKey: HEALTH,
    queryFn: async ({ signal }) => (await call<Routes['health']>('GET', '/integration-health', { signal })).items,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** Has it read again at once: something has just come in. */
export function useRefreshHealth(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: HEALTH }), [client]);
}

type Pace = (requests: readonly IntegrationRequest[]) => number;

/** The last requests, newest first. `pace`: how soon to look again, sooner while somebody waits for one. */
export function useIntegrationRequests(id: string, isAllowed: boolean, pace: Pace = () => LOOK_AGAIN_MS) {
  return useQuery({
    queryKey: ['integrations', id, 'requests'],
    queryFn: async ({ signal }) =>
      (await call<Api['requests']['ofIntegration']>('GET', `/integrations/${id}/requests`, { signal })).items,
    enabled: isAllowed,
    refetchInterval: (query) => pace(query.state.data ?? []),
  });
}

/** Asked for by hand only: each time is written down. */
export function useReveal(id: string) {
  return useMutation({
    mutationFn: () => call<Routes['reveal']>('POST', `/integrations/${id}/reveal`, { body: {} }),
    // Secrets stay no longer in memory than somebody looks at them.
    gcTime: 0,
  });
}

export function useRotate(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (what: 'token' | 'signature') =>
      call<Routes['rotate']>('POST', `/integrations/${id}/rotate`, { body: { what } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['integrations'] }),
    gcTime: 0,
  });
}

export function useTestAlert(id: string) {
  return useMutation({
    mutationFn: (labels: Readonly<Record<string, string>>) =>
      call<Routes['test']>('POST', `/integrations/${id}/test`, { body: { labels: { ...labels } } }),
  });
}
