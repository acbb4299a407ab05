import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import type { Answer, Body } from './client.ts';
import { call } from './client.ts';

type Lines = Api['coverRequests'];
export type CoverRequest = Answer<Lines['all']>['items'][number];

/** Nothing changes in the schedule until somebody takes it. */
export function useAskForCover(scheduleId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<Lines['create']>) =>
      call<Lines['create']>('POST', `/schedules/${scheduleId}/cover-requests`, { body }),
    onSuccess: () => client.invalidateQueries(),
  });
}

export interface Take {
  readonly id: string;
  /** Whoever is signed in when left out; editors and leads may name somebody. */
  readonly person?: string;
}

export function useTakeCover() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, person }: Take) =>
      call<Lines['take']>('POST', `/cover-requests/${id}/take`, { body: { person } }),
    // Also when somebody else was quicker: what shows is out of date then.
    onSettled: () => client.invalidateQueries(),
  });
}

export function useDeclineCover() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<Lines['decline']>('POST', `/cover-requests/${id}/decline`),
    onSettled: () => client.invalidateQueries(),
  });
}

/** What is ahead of one that was taken goes back. */
export function useWithdrawCover() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<Lines['withdraw']>('DELETE', `/cover-requests/${id}`),
    onSettled: () => client.invalidateQueries(),
  });
}
