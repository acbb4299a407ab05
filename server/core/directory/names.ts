import type { Directory } from './directory.ts';

/** Names for the sentences of a timeline. What was deleted is called by its id: a sentence is never left with a hole. */
export interface Names {
  person(id: string): string;
  team(id: string): string;
  service(id: string): string;
  schedule(id: string): string;
  chain(id: string): string;
  integration(id: string): string;
}

export function namesOf(directory: Directory): Names {
  const from = (map: ReadonlyMap<string, { readonly name: string }>) => (id: string) => map.get(id)?.name ?? id;
  return {
    person: from(directory.people),
    team: from(directory.teams),
    service: from(directory.services),
    schedule: from(directory.schedules),
    chain: from(directory.chains),
    integration: from(directory.integrations),
  };
}
