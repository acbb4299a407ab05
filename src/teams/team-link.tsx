import { TextLink } from '@grafana/ui';
import type { Named } from '../../server/contract/wire.ts';
import { places } from '../app/places.ts';

/** The name of a team, leading to its members and who of them is on call; a dash where something belongs to none. */
export function TeamLink({ team }: { readonly team: Named | null }) {
  if (team === null) return <>—</>;
  return (
    <TextLink href={places.team(team.id)} color="primary">
      {team.name}
    </TextLink>
  );
}
