import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import type { Answer } from './client.ts';
import { call } from './client.ts';
import { keys } from './keys.ts';

type Lines = Api['imports'];
export type ImportedCalendar = Answer<Lines['list']>['items'][number];

/** How it stands with the calendars that a schedule imports. */
export function useImportedCalendars(scheduleId: string, isWanted: boolean) {
  return useQuery({
    queryKey: keys.importedCalendars(scheduleId),
    queryFn: ({ signal }) => call<Lines['list']>('GET', `/schedules/${scheduleId}/calendars`, { signal }),
    enabled: isWanted,
    // The service reads them every ten minutes, and nothing tells a page that it has.
    refetchInterval: MINUTE_MS,
  });
}

export function useRefreshCalendar(scheduleId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (layer: string) =>
      call<Lines['refresh']>('POST', `/schedules/${scheduleId}/calendars/${layer}/refresh`),
    // Whoever is on call by that calendar shows in many places.
    onSuccess: () => client.invalidateQueries(),
  });
}
