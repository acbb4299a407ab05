import { useQuery } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import type { Answer } from './client.ts';
import { call } from './client.ts';
import { askGrafana } from './grafana.ts';
import { fieldOf } from './grafana-answer.ts';
import { keys } from './keys.ts';
import { useMe } from './me.ts';

export type Readiness = Answer<Api['readiness']['list']>['items'][number];

/** Who can be reached, and what is missing where somebody cannot. */
export function useReadiness() {
  return useQuery({
    queryKey: keys.readiness(),
    queryFn: async ({ signal }) => {
      const { items } = await call<Api['readiness']['list']>('GET', '/readiness', { signal });
      return new Map(items.map((item) => [item.person.id, item]));
    },
    staleTime: 15_000,
  });
}

/** Somebody with an account in this Grafana. */
export interface Account {
  readonly login: string;
  readonly name: string;
  /** Null where the reader may not see it. */
  readonly email: string | null;
}

/** Suggestions for people who are not there yet. Nobody where the reader may not list the users of Grafana. */
export function useGrafanaUsers() {
  const { data: me } = useMe();
  return useQuery({
    queryKey: keys.grafanaUsers(),
    queryFn: async (): Promise<readonly Account[]> => {
      const { status, data } = await askGrafana('GET', '/api/org/users');
      return status === 200 && Array.isArray(data) ? data.flatMap(accountOf) : [];
    },
    // Grafana lets nobody else list them, and each refusal is an error in the console.
    enabled: me?.role === 'admin',
    staleTime: 60_000,
  });
}

function accountOf(user: unknown): Account[] {
  const [login, name, email] = ['login', 'name', 'email'].map((field) => {
    const value = fieldOf(user, field);
    return typeof value === 'string' && value !== '' ? value : null;
  });
  if (login == null) return [];
  return [{ login, name: name ?? login, email: email?.includes('@') === true ? email : null }];
}

/** The channels of this installation that a person can be reached on, by name. */
export function useChannels() {
  return useQuery({
    queryKey: keys.channels(),
    queryFn: async ({ signal }) => {
      const { items } = await call<Api['channels']['list']>('GET', '/channels', { signal });
      return items.map(({ id }) => id);
    },
    staleTime: 60_000,
  });
}
