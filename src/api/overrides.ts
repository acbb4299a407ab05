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

export interface MovedOverride {
  readonly id: string;
  readonly body: Body<Lines['create']>;
}

/**
 * An override at another time, or with other people. First the new one, so that at no moment there is none; should the old
 * one then stay, the new one still counts where both are, because it was made later.
 */
export function useMoveOverride(scheduleId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, body }: MovedOverride) => {
      const made = await call<Lines['create']>('POST', `/schedules/${scheduleId}/overrides`, { body });
      await call<Lines['remove']>('DELETE', `/schedules/${scheduleId}/overrides/${id}`);
      return made;
    },
    onSettled: () => client.invalidateQueries(),
  });
}
