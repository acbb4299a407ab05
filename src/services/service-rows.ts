import type { Known } from '../directory/known.ts';
import { firstPaged } from '../escalation-chains/preview.ts';
import type { Turn } from '../escalation-chains/preview.ts';
import type { Instant } from '../../server/core/time/instant.ts';

export type ServiceItem = Known['documents']['services'][number];

export interface ServiceFilter {
  readonly search: string;
  readonly teamId: string | null;
}

/** Found in the name, the id, the names of team and chain, or anything that the service owns. */
export function filterServices({ documents, names, directory }: Known, { search, teamId }: ServiceFilter) {
  const wanted = search.trim().toLowerCase();
  return documents.services.filter(({ id, document }) => {
    if (teamId !== null && document.team !== teamId) return false;
    const chain = document.chain === undefined ? '' : (directory.chains.get(document.chain)?.name ?? document.chain);
    const texts = [id, document.name, names.team(document.team), chain, ...(document.owns ?? [])];
    return wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted));
  });
}

/** Who is paged in the instant in which something breaks; empty: nobody at all. */
export function pagedFirst(known: Known, { document }: Pick<ServiceItem, 'document'>, at: Instant): readonly Turn[] {
  const chain = known.directory.chains.get(document.chain ?? '') ?? {
    ...{ id: '', name: '', teamId: null, version: 0, steps: [] },
  };
  return firstPaged(known, { chain, teamId: document.team, urgency: 'high', at, turns: new Map() });
}
