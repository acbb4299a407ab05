import { useMemo, useState } from 'react';
import type { Schedule } from '../../server/core/schedule/schedule.ts';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import { useAll } from '../api/configured.ts';
import { useReadiness } from '../api/people.ts';
import type { Readiness } from '../api/people.ts';
import { useScheduling } from '../api/scheduling.ts';
import type { Scheduling } from '../api/scheduling.ts';
import { useClock, useNow } from '../app/clock.tsx';
import { useNames, useReadSchedules } from '../schedules/use-schedules.ts';
import type { Names } from '../schedules/use-schedules.ts';
import { LOAD_MS, loadsByPerson, onCallNow } from './duties.ts';
import type { Loads } from './duties.ts';

/** Teams and people with the schedules that put them on call, from four weeks ago on. */
export function usePeopleQuery() {
  const clock = useClock();
  const [since] = useState(() => clock.now() - LOAD_MS);
  return useScheduling(since);
}

export interface People {
  readonly data: Scheduling;
  readonly names: Names;
  readonly schedules: readonly Schedule[];
  readonly now: number;
  readonly onCall: ReadonlyMap<string, readonly Schedule[]>;
  readonly loads: ReadonlyMap<string, Loads>;
  /** Null until it is known: then nobody is warned about. */
  readonly readinessOf: (person: string) => Readiness | null;
  readonly services: readonly { readonly id: string; readonly name: string; readonly teamId: string }[];
}

export function usePeople(data: Scheduling): People {
  const names = useNames(data);
  const read = useReadSchedules(data);
  const now = useNow(MINUTE_MS);
  const readiness = useReadiness().data;
  const services = useAll('services').data;
  const schedules = useMemo(() => read.flatMap(({ schedule }) => schedule ?? []), [read]);
  return useMemo(
    () => ({
      ...{ data, names, schedules, now },
      onCall: onCallNow(schedules, now, names.isKnown),
      loads: loadsByPerson(schedules, now, names.isKnown, names.zoneOf),
      readinessOf: (person) => readiness?.get(person) ?? null,
      services: (services ?? []).map(({ id, document }) => ({ id, name: document.name, teamId: document.team })),
    }),
    [data, names, schedules, now, readiness, services],
  );
}
