import { useSearchParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Combobox, EmptyState, Stack, Text } from '@grafana/ui';
import { everybodyIn } from '../../server/core/schedule/everybody.ts';
import type { Item } from '../api/configured.ts';
import { useMe } from '../api/me.ts';
import { LabelledSwitch } from '../ui/labelled-switch.tsx';
import type { ReadSchedule } from './read.ts';
import type { Names } from './use-schedules.ts';

export interface ScheduleFilter {
  readonly team: string | null;
  readonly isMine: boolean;
  readonly fits: (read: ReadSchedule) => boolean;
  readonly setTeam: (team: string | null) => void;
  readonly setMine: (isMine: boolean) => void;
}

/** Kept in the URL, so that going back finds it again. */
export function useScheduleFilter(names: Names): ScheduleFilter {
  const [search, setSearch] = useSearchParams();
  const { data: me } = useMe();
  const team = search.get('team');
  const isMine = search.get('mine') === 'true';
  const person = me?.person?.id ?? null;
  const set = (name: string, value: string | null): void => {
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  };
  const isTheirs = ({ schedule, teamId }: ReadSchedule): boolean =>
    person !== null &&
    (names.membersOf(teamId).includes(person) || (schedule !== null && everybodyIn(schedule).includes(person)));
  return {
    ...{ team, isMine },
    fits: (read) => (team === null || read.teamId === team) && (!isMine || isTheirs(read)),
    setTeam: (value) => set('team', value),
    setMine: (value) => set('mine', value ? 'true' : null),
  };
}

export interface ScheduleFiltersProps {
  readonly filter: ScheduleFilter;
  readonly teams: readonly Item<'teams'>[];
  readonly shown: number;
  readonly all: number;
}

export function ScheduleFilters({ filter, teams, shown, all }: ScheduleFiltersProps) {
  return (
    <>
      <Stack direction="row" gap={1} wrap="wrap" alignItems="center">
        <Combobox
          id="schedules-team"
          aria-labelledby="schedules-team-label"
          options={teams.map(({ id, document }) => ({ value: id, label: document.name }))}
          value={filter.team}
          onChange={(option) => filter.setTeam(option?.value ?? null)}
          placeholder={t('schedules.filters.every-team', 'Every team')}
          isClearable
          width={30}
        />
        <span id="schedules-team-label" hidden>
          {t('schedules.filters.team', 'Team')}
        </span>
        <LabelledSwitch
          id="schedules-mine"
          label={t('schedules.filters.mine', 'Only mine')}
          value={filter.isMine}
          onChange={filter.setMine}
        />
        <Text color="secondary" variant="bodySmall">
          {t('schedules.filters.count', '{{shown}} of {{all}}', { shown, all })}
        </Text>
      </Stack>
      {shown === 0 && (
        <EmptyState variant="not-found" message={t('schedules.filters.none', 'No schedule fits these filters')} />
      )}
    </>
  );
}
