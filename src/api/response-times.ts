import { useQuery } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import { DAY_MS, HOUR_MS } from '../../server/core/time/instant.ts';
import type { Instant } from '../../server/core/time/instant.ts';
import type { Answer } from './client.ts';
import { call } from './client.ts';
import { keys } from './keys.ts';

export type ResponseFigures = Answer<Api['insights']['responseTimes']>['items'][number];

/** How long the answers of each service took over the last days, by the id of the service. */
export function useServiceFigures(now: Instant, days: number) {
  // To the hour, so that what was read a minute ago is found again.
  const to = Math.ceil(now / HOUR_MS) * HOUR_MS;
  return useQuery({
    queryKey: keys.serviceFigures(to, days),
    queryFn: async ({ signal }) => {
      const query = {
        from: new Date(to - days * DAY_MS).toISOString(),
        to: new Date(to).toISOString(),
        by: 'service',
      } as const;
      const path = '/insights/response-times';
      const { items } = await call<Api['insights']['responseTimes']>('GET', path, { query, signal });
      return new Map(items.map((item) => [item.key, item]));
    },
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
}
