import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import type { Answer, Body } from './client.ts';
import { call } from './client.ts';
import { keys } from './keys.ts';

type Lines = Api['absences'];
export type Absence = Answer<Lines['all']>['items'][number];

/** Those that are not over, of everybody. */
export function useAbsences() {
  return useQuery({
    queryKey: keys.absences(),
    queryFn: async ({ signal }) => (await call<Lines['all']>('GET', '/absences', { signal })).items,
  });
}

export function useAddAbsence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<Lines['create']>) => call<Lines['create']>('POST', '/absences', { body }),
    // Who is on call shows in many places, alert groups among them: all of it may be another answer now.
    onSuccess: () => client.invalidateQueries(),
  });
}

/** One that is running ends now. */
export function useTakeBackAbsence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<Lines['remove']>('DELETE', `/absences/${id}`),
    onSuccess: () => client.invalidateQueries(),
  });
}
