import { useQuery } from '@tanstack/react-query';
import { DAY_MS } from '../../server/core/time/instant.ts';
import type { Instant } from '../../server/core/time/instant.ts';
import type { Api } from '../../server/contract/routes.ts';
import type { Answer } from './client.ts';
import { call } from './client.ts';
import type { Item } from './configured.ts';
import type { CoverRequest } from './cover-requests.ts';
import { keys } from './keys.ts';
import type { KeptOverride } from './overrides.ts';

/** All that it takes to say who is on call, in any schedule, at any instant after the one that was asked for. */
export interface Scheduling {
  readonly schedules: readonly Item<'schedules'>[];
  readonly people: readonly Item<'people'>[];
  readonly teams: readonly Item<'teams'>[];
  readonly overrides: readonly KeptOverride[];
  readonly coverRequests: readonly CoverRequest[];
  readonly surroundings: Answer<Api['surroundings']['all']>;
}

/** Whole days, so that the same question is not asked again each second. */
export function useScheduling(after: Instant) {
  const from = new Date(Math.floor(after / DAY_MS) * DAY_MS).toISOString();
  return useQuery({
    queryKey: keys.scheduling(from),
    queryFn: async ({ signal }): Promise<Scheduling> => {
      const [schedules, people, teams, overrides, coverRequests, surroundings] = await Promise.all([
        call<Api['schedules']['list']>('GET', '/schedules', { signal }),
        call<Api['people']['list']>('GET', '/people', { signal }),
        call<Api['teams']['list']>('GET', '/teams', { signal }),
        call<Api['overrides']['all']>('GET', '/overrides', { query: { after: from }, signal }),
        call<Api['coverRequests']['all']>('GET', '/cover-requests', { query: { after: from }, signal }),
        call<Api['surroundings']['all']>('GET', '/schedules/surroundings', { query: { after: from }, signal }),
      ]);
      return {
        ...{ schedules: schedules.items, people: people.items, teams: teams.items, overrides: overrides.items },
        ...{ coverRequests: coverRequests.items, surroundings },
      };
    },
    // Going back and forth in time shows what was there until the rest has come.
    placeholderData: (before) => before,
    staleTime: 15_000,
  });
}
