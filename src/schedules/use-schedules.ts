import { useMemo } from 'react';
import { everybodyIn } from '../../server/core/schedule/everybody.ts';
import { surroundWith } from '../../server/contract/surroundings.ts';
import type { Surround } from '../../server/contract/surroundings.ts';
import type { Scheduling } from '../api/scheduling.ts';
import { hueNames } from './timeline/person-colors.ts';
import { readSchedules } from './read.ts';
import type { ReadSchedule } from './read.ts';

/** Everybody and everything by id, as sentences and previews need it. */
export interface Names {
  readonly nameOf: (personId: string) => string;
  readonly zoneOf: (personId: string) => string;
  /** Ids, in the order of names. */
  readonly everybody: readonly string[];
  readonly isKnown: (personId: string) => boolean;
  readonly teamOf: (teamId: string | null) => { readonly id: string; readonly name: string } | null;
  readonly membersOf: (teamId: string | null) => readonly string[];
}

export function useNames({ people, teams }: Pick<Scheduling, 'people' | 'teams'>): Names {
  return useMemo(() => {
    const persons = new Map(people.map(({ id, document }) => [id, document]));
    const groups = new Map(teams.map(({ id, document }) => [id, document]));
    return {
      nameOf: (id) => persons.get(id)?.name ?? id,
      zoneOf: (id) => persons.get(id)?.zone ?? 'UTC',
      everybody: [...people].sort((a, b) => a.document.name.localeCompare(b.document.name)).map(({ id }) => id),
      isKnown: (id) => persons.has(id),
      teamOf: (id) => (id === null ? null : { id, name: groups.get(id)?.name ?? id }),
      membersOf: (id) => groups.get(id ?? '')?.members ?? [],
    };
  }, [people, teams]);
}

/** What makes a document, saved or not, the schedule that is in force. */
export function useSurround({ overrides, surroundings }: Scheduling): Surround {
  return useMemo(() => surroundWith(overrides, surroundings), [overrides, surroundings]);
}

export function useReadSchedules(data: Scheduling): readonly ReadSchedule[] {
  const { schedules, overrides, coverRequests } = data;
  const surround = useSurround(data);
  return useMemo(
    () => readSchedules(schedules, { overrides, coverRequests, surround }),
    [schedules, overrides, coverRequests, surround],
  );
}

/** The colour of each person, one for a whole schedule. */
export function useHues(schedule: ReadSchedule['schedule']): (personId: string) => string {
  return useMemo(() => {
    const hues = hueNames(schedule === null ? [] : everybodyIn(schedule));
    return (personId) => hues.get(personId) ?? 'blue';
  }, [schedule]);
}
