import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import { call } from './client.ts';
import { keys } from './keys.ts';

type Lines = Api['feeds'];

const pathOf = (scheduleId: string): string => `/schedules/${scheduleId}/feed`;

/** Whether calendars can subscribe to a schedule. Only who may edit it is answered. */
export function useScheduleFeed(scheduleId: string) {
  return useQuery({
    queryKey: keys.scheduleFeed(scheduleId),
    queryFn: ({ signal }) => call<Lines['ofSchedule']>('GET', pathOf(scheduleId), { signal }),
  });
}

/** The answer has the address, which is never shown again. An earlier one stops working. */
export function useMakeScheduleFeed(scheduleId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<Lines['makeOfSchedule']>('POST', pathOf(scheduleId)),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.scheduleFeed(scheduleId) }),
  });
}

export function useEndScheduleFeed(scheduleId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<Lines['endOfSchedule']>('DELETE', pathOf(scheduleId)),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.scheduleFeed(scheduleId) }),
  });
}
