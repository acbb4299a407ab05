import { z } from 'zod';
import type { Team } from '../../core/ownership/team.ts';
import { distinct, id, MOST_ITEMS, name, reference } from './scalars.ts';
import { shape } from './shape.ts';
import { decodeTarget, encodeTarget, targets } from './target.ts';

const people = z.array(reference('person')).max(MOST_ITEMS).check(distinct);

export const teamSchema = shape({
  id,
  name,
  members: people.prefault([]).describe('People, in the order in which a step that pages the team reaches them.'),
  leads: people.prefault([]).describe('Members who may edit what the team owns, whatever their role in Grafana.'),
  fallback: targets
    .prefault([])
    .describe('Paged when a chain of this team reached nobody. Empty: the fallback of the installation is.'),
}).meta({ id: 'Team' });

export type TeamDocument = z.input<typeof teamSchema>;

export function decodeTeam(document: z.output<typeof teamSchema>): Team {
  return { ...document, fallback: document.fallback.map(decodeTarget) };
}

export function encodeTeam(team: Team): TeamDocument {
  return z.encode(teamSchema, {
    id: team.id,
    name: team.name,
    members: [...team.members],
    leads: [...team.leads],
    fallback: team.fallback.map(encodeTarget),
  });
}
