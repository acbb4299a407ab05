import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import { call } from './client.ts';
import type { Answer, Body, Query } from './client.ts';
import { keys } from './keys.ts';

type Groups = Api['alertGroups'];
export type AlertGroupPage = Answer<Groups['list']>;
export type AlertGroup = AlertGroupPage['items'][number];
export type AlertGroupDetail = Answer<Groups['get']>;
export type AlertGroupQuery = Query<Groups['list']>;
export type Deed = Body<Groups['preview']>;
export type DeedPreview = Answer<Groups['preview']>;
export type BulkResult = Answer<Groups['bulk']>['results'][number];

/** As many as fill several screens: the next ones are read while the reader is on the way to them. */
const PAGE_ROWS = '100';

/**
 * `key` is what makes this list another one; `queryAt` is asked anew at each read, so that "the last hour" moves along
 * with the time.
 */
export function useAlertGroups(key: string, queryAt: () => AlertGroupQuery) {
  return useInfiniteQuery({
    queryKey: keys.alertGroups(key),
    queryFn: ({ pageParam, signal }) => {
      const query = { ...queryAt(), limit: PAGE_ROWS, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return call<Groups['list']>('GET', '/alert-groups', { query, signal });
    },
    // React Query takes the type of every further page from this one.
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    // Under another filter the rows of before stay until the new ones are there, instead of a blink of grey.
    placeholderData: keepPreviousData,
  });
}

export function useAlertGroup(id: string) {
  return useQuery({
    queryKey: keys.alertGroup(id),
    queryFn: ({ signal }) => call<Groups['get']>('GET', `/alert-groups/${encodeURIComponent(id)}`, { signal }),
  });
}

const PATHS: Readonly<Record<Deed['action'], string>> = {
  acknowledge: 'acknowledge',
  unacknowledge: 'unacknowledge',
  decline: 'decline',
  snooze: 'snooze',
  resolve: 'resolve',
  escalate: 'escalate',
  reassign: 'reassign',
  'add-responder': 'responders',
};

/** How an action shows before the service has answered. */
export type Foresee = <G extends AlertGroup>(group: G, deed: Deed) => G;

/** One action on one group: shown at once, taken back when the service refuses. */
export function useAct(id: string, foresee: Foresee) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ action, ...body }: Deed) =>
      // Each action has a route of its own; that `deed` holds what its route wants is what the contract of both says.
      call<Groups['snooze']>('POST', `/alert-groups/${id}/${PATHS[action]}`, { body }),
    onMutate: async (deed) => {
      // A read that is under way would put the state of before over what is foreseen.
      await client.cancelQueries({ queryKey: keys.alertGroups() });
      const detail = client.getQueryData<AlertGroupDetail>(keys.alertGroup(id));
      if (detail) client.setQueryData(keys.alertGroup(id), foresee(detail, deed));
      const lists = client.getQueriesData<InfiniteData<AlertGroupPage>>({ queryKey: keys.alertGroups('').slice(0, 2) });
      for (const [key] of lists) {
        client.setQueryData<InfiniteData<AlertGroupPage>>(key, (list) => list && foreseeIn(list, id, deed, foresee));
      }
      return { detail, lists };
    },
    onError: (_error, _deed, before) => {
      if (before?.detail) client.setQueryData(keys.alertGroup(id), before.detail);
      for (const [key, list] of before?.lists ?? []) client.setQueryData(key, list);
    },
    onSettled: () => refresh(client),
  });
}

function foreseeIn(list: InfiniteData<AlertGroupPage>, id: string, deed: Deed, foresee: Foresee) {
  const pages = list.pages.map((page) =>
    page.items.some((group) => group.id === id)
      ? { ...page, items: page.items.map((group) => (group.id === id ? foresee(group, deed) : group)) }
      : page,
  );
  return { ...list, pages };
}

export function useBulk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: Body<Groups['bulk']>) =>
      (await call<Groups['bulk']>('POST', '/alert-groups/bulk', { body })).results,
    onSettled: () => refresh(client),
  });
}

export function useAddNote(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => call<Groups['addNote']>('POST', `/alert-groups/${id}/notes`, { body: { text } }),
    onSettled: () => refresh(client),
  });
}

/** Who would be paged and un-paged, asked while a dialog is open. Null: there is nothing to ask about yet. */
export function useDeedPreview(id: string, deed: Deed | null) {
  return useQuery({
    queryKey: [...keys.alertGroup(id), 'preview', deed],
    queryFn: ({ signal }) =>
      call<Groups['preview']>('POST', `/alert-groups/${id}/preview`, { body: deed ?? { action: 'resolve' }, signal }),
    enabled: deed !== null,
  });
}

const refresh = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: keys.alertGroups() });
