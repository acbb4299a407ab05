import type { Names } from '../insights/describe.ts';
import type { Directory } from './directory.ts';

/** What people call things. Something deleted since is still named, by its id, rather than left out. */
export function namesOf(directory: Directory): Names {
  return {
    person: (id) => directory.people.get(id)?.name ?? `${id} (deleted)`,
    team: (id) => directory.teams.get(id)?.name ?? id,
    service: (id) => (id === '' ? 'Unowned alerts' : (directory.services.get(id)?.name ?? id)),
    schedule: (id) => directory.schedules.get(id)?.name ?? id,
    integration: (id) => directory.integrations.get(id)?.name ?? id,
  };
}
