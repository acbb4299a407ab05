import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import type { Answer, Body } from './client.ts';
import { call } from './client.ts';

type Lines = Api['overrides'];
/** An override that was made here, beside the document of its schedule. */
export type KeptOverride = Answer<Lines['all']>['items'][number];

export function useAddOverride(scheduleId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<Lines['create']>) =>
      call<Lines['create']>('POST', `/schedules/${scheduleId}/overrides`, { body }),
    // Who is on call shows in many places, alert groups among them: all of it may be another answer now.
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useTakeBackOverride(scheduleId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<Lines['remove']>('DELETE', `/schedules/${scheduleId}/overrides/${id}`),
    onSuccess: () => client.invalidateQueries(),
  });
}
