import { useQuery } from '@tanstack/react-query';
import type { Api } from '../../server/contract/routes.ts';
import type { Role } from '../../server/contract/role.ts';
import { call } from './client.ts';
import { keys } from './keys.ts';

export function useMe() {
  return useQuery({
    queryKey: keys.me(),
    queryFn: ({ signal }) => call<Api['me']['get']>('GET', '/me', { signal }),
    staleTime: 60_000,
  });
}

/** Each includes the one before. Written down here because the list in the contract would bring its schemas along. */
const RANK: Readonly<Record<Role, number>> = { viewer: 0, editor: 1, admin: 2 };

/** Whether this user may do something, and the sentence that says why not: what is refused is shown, disabled. */
export type May = { readonly allowed: true } | { readonly allowed: false; readonly needs: Role };

/** `teamId`: of the document that is edited, whose leads may as well. Before the answer is there, nobody may. */
export function useMay(role: Role, teamId?: string | null): May {
  const { data } = useMe();
  const isLead = teamId != null && data?.leads.some(({ id }) => id === teamId) === true;
  const hasRole = data !== undefined && RANK[data.role] >= RANK[role];
  return hasRole || isLead ? { allowed: true } : { allowed: false, needs: role };
}

/** Whether this user may make documents for any team at all: editors for every one, leads for theirs. */
export function useMayMake(): May & { readonly isFor: (teamId: string | null) => boolean } {
  const { data } = useMe();
  const may = useMay('editor', data?.leads[0]?.id);
  const isEditor = data !== undefined && RANK[data.role] >= RANK.editor;
  const isFor = (teamId: string | null): boolean => isEditor || data?.leads.some(({ id }) => id === teamId) === true;
  return { ...may, isFor };
}
