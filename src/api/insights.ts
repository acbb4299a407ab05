import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import type { Answer, Query } from './client.ts';
import { call } from './client.ts';
import { keys } from './keys.ts';

type Insights = Api['insights'];
export type ResponseTimes = Answer<Insights['responseTimes']>;
export type ServiceFigure = ResponseTimes['items'][number];
export type InsightSeries = Answer<Insights['series']>;

/** Both ends of a window as ISO instants, worked out when it is asked: `now` moves on. */
export type WindowNow = () => { readonly from: string; readonly to: string };

const MINUTE_MS = 60_000;
/** What is shown stays while other filters are asked for, and is asked for again while the page is open. */
const KEPT = { placeholderData: keepPreviousData, refetchInterval: MINUTE_MS, staleTime: 10_000 } as const;

/** `range`: what the window was made of, such as `now-7d`; it tells one answer from another, its instants would not. */
interface Asked<Q> {
  readonly range: string;
  readonly window: WindowNow;
  readonly query: Omit<Q, 'from' | 'to'>;
}

export function useResponseTimes({ range, window, query }: Asked<Query<Insights['responseTimes']>>) {
  return useQuery({
    queryKey: keys.insights('response-times', range, query),
    queryFn: ({ signal }) =>
      call<Insights['responseTimes']>('GET', '/insights/response-times', { query: { ...window(), ...query }, signal }),
    ...KEPT,
  });
}

export function useInsightSeries({ range, window, query }: Asked<Query<Insights['series']>>) {
  return useQuery({
    queryKey: keys.insights('series', range, query),
    queryFn: ({ signal }) =>
      call<Insights['series']>('GET', '/insights/series', { query: { ...window(), ...query }, signal }),
    ...KEPT,
  });
}

export function useResponseStages({ range, window, query }: Asked<Query<Insights['stages']>>) {
  return useQuery({
    queryKey: keys.insights('stages', range, query),
    queryFn: ({ signal }) =>
      call<Insights['stages']>('GET', '/insights/stages', { query: { ...window(), ...query }, signal }),
    ...KEPT,
  });
}
