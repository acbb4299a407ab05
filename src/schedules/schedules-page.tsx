import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import { DAY_MS } from '../../server/core/time/instant.ts';
import { useMay, useMe } from '../api/me.ts';
import { useScheduling } from '../api/scheduling.ts';
import type { Scheduling } from '../api/scheduling.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { useClock } from '../app/clock.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { dayAt, windowOf } from './calendar.ts';
import { HolidayListsDrawer, useHolidayLists } from './holidays/holiday-lists-drawer.tsx';
import { NoSchedules } from './no-schedules.tsx';
import { ScheduleCard } from './schedule-card.tsx';
import { ScheduleFilters, useScheduleFilter } from './schedule-filters.tsx';
import { useNames, useReadSchedules } from './use-schedules.ts';
import { readersZone } from './zone-text.ts';

export function SchedulesPage() {
  const clock = useClock();
  const [since] = useState(() => clock.now() - 2 * DAY_MS);
  const query = useScheduling(since);
  return (
    <Page
      title={t('schedules.list.title', 'Schedules')}
      subTitle={t('schedules.list.sub-title', 'Who is on call now, who is next, and where nobody is.')}
      actions={<Actions />}
    >
      <Loaded query={query}>{(data) => <ScheduleList data={data} />}</Loaded>
      <HolidayListsDrawer />
    </Page>
  );
}

function Actions() {
  const navigate = useNavigate();
  const holidays = useHolidayLists();
  return (
    <Stack direction="row" gap={1} wrap="wrap">
      <Button variant="secondary" icon="calendar-alt" onClick={holidays.open}>
        {t('schedules.list.holidays', 'Holiday lists')}
      </Button>
      <AllowedButton may={useMayCreate()} icon="plus" onClick={() => void navigate(places.schedules() + '/new')}>
        {t('schedules.list.new', 'New schedule')}
      </AllowedButton>
    </Stack>
  );
}

/** Whoever leads some team may make schedules for it. */
function useMayCreate() {
  const { data } = useMe();
  return useMay('editor', data?.leads[0]?.id);
}

function ScheduleList({ data }: { readonly data: Scheduling }) {
  const schedules = useReadSchedules(data);
  const names = useNames(data);
  const filter = useScheduleFilter(names);
  const clock = useClock();
  const [zone] = useState(readersZone);
  const [window] = useState(() => {
    const first = dayAt(clock.now(), zone) - 1;
    return windowOf('two-weeks', first, zone);
  });
  if (schedules.length === 0) return <NoSchedules />;
  const shown = schedules.filter(filter.fits);
  return (
    <Stack direction="column" gap={2}>
      <ScheduleFilters filter={filter} teams={data.teams} shown={shown.length} all={schedules.length} />
      {shown.map((read) => (
        <ScheduleCard key={read.id} read={read} names={names} window={window} zone={zone} />
      ))}
    </Stack>
  );
}
