import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import type { Answer, Body } from './client.ts';
import { call } from './client.ts';
import { keys } from './keys.ts';

type Mine = Api['me'];
export type MyNotifications = Answer<Mine['notifications']>;
export type PagedMe = Answer<Mine['page']>;

export function useMyNotifications() {
  return useQuery({
    queryKey: keys.myNotifications(),
    queryFn: ({ signal }) => call<Mine['notifications']>('GET', '/me/notifications', { signal }),
  });
}

interface MySave {
  readonly body: Body<Mine['putNotifications']>;
  /** The version that was edited; when somebody else was quicker the save is refused. */
  readonly version: number;
}

export function useSaveMyNotifications() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: MySave) =>
      call<Mine['putNotifications']>('PUT', '/me/notifications', { body, version }),
    // How somebody is reached shows on their teams, on schedules and on the first screen.
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useSendCode(methodId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<Mine['sendCode']>('POST', `/me/contact-methods/${methodId}/verify`, { body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.myNotifications() }),
  });
}

export function useConfirmCode(methodId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) =>
      call<Mine['confirmCode']>('POST', `/me/contact-methods/${methodId}/confirm`, { body: { code } }),
    onSuccess: ({ isProven }) => (isProven ? client.invalidateQueries() : undefined),
  });
}

export function useTestMethod(personId: string, methodId: string) {
  return useMutation({
    mutationFn: () =>
      call<Api['contactMethods']['test']>('POST', `/people/${personId}/contact-methods/${methodId}/test`, { body: {} }),
  });
}

export function usePageMe() {
  return useMutation({
    mutationFn: (urgency: 'high' | 'low') => call<Mine['page']>('POST', '/me/page-me', { body: { urgency } }),
  });
}
