import { useMemo } from 'react';
import { useMe } from '../api/me.ts';
import { mayOverride } from './arrangements/override-rights.ts';
import type { MayOverride } from './arrangements/override-rights.ts';
import type { ReadSchedule } from './read.ts';
import type { Names } from './use-schedules.ts';
import type { ScheduleView } from './view.ts';

/** What every part of the page of a schedule is given. */
export interface PartProps {
  readonly read: ReadSchedule;
  readonly names: Names;
  readonly view: ScheduleView;
}

/** What the reader may do about overrides of this schedule. */
export function useMayOverride({ schedule, teamId }: ReadSchedule, names: Names): MayOverride {
  const { data: me } = useMe();
  return useMemo(
    () => (schedule === null ? { kind: 'no', because: 'loading' } : mayOverride(me, schedule, names.membersOf(teamId))),
    [me, schedule, names, teamId],
  );
}
