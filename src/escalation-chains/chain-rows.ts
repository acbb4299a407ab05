import type { Known } from '../directory/known.ts';
import { targetsOf } from './chain-draft.ts';

export interface ChainFilter {
  readonly search: string;
  readonly teamId: string | null;
}

/** Found in the name, the id, the team, or the names of those whom a step pages. */
export function filterChains({ documents, names }: Known, { search, teamId }: ChainFilter) {
  const wanted = search.trim().toLowerCase();
  return documents.chains.filter(({ id, document: { name, team, steps } }) => {
    if (teamId !== null && team !== teamId) return false;
    const named = steps.flatMap(({ page }) =>
      page === undefined
        ? []
        : targetsOf(page).map((target) => {
            if (target.kind === 'person') return names.person(target.personId);
            return target.kind === 'team' ? names.team(target.teamId) : names.schedule(target.scheduleId);
          }),
    );
    const texts = [id, name, ...(team === undefined ? [] : [names.team(team)]), ...named];
    return wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted));
  });
}
