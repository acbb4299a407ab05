import type { TeamDocument } from '../../server/contract/configuration/team.ts';
import type { People } from './use-people.ts';

export type Target = NonNullable<TeamDocument['fallback']>[number];

/** What a target is called; of one that is gone the id, so that it can be found in a file. */
export function targetName(
  target: Target,
  { schedules, teams }: Pick<People['data'], 'schedules' | 'teams'>,
  names: Pick<People['names'], 'nameOf'>,
): string {
  if (target.person !== undefined) return names.nameOf(target.person);
  const { schedule, team } = target;
  const found =
    schedule === undefined ? teams.find(({ id }) => id === team) : schedules.find(({ id }) => id === schedule);
  return found?.document.name ?? schedule ?? team ?? '';
}
