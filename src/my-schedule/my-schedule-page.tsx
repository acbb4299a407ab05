import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, EmptyState, LinkButton, useStyles2 } from '@grafana/ui';
import { DAY_MS, MINUTE_MS } from '../../server/core/time/instant.ts';
import { useMe } from '../api/me.ts';
import { useScheduling } from '../api/scheduling.ts';
import type { Scheduling } from '../api/scheduling.ts';
import { useClock, useNow } from '../app/clock.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { useNames, useReadSchedules } from '../schedules/use-schedules.ts';
import { readersZone } from '../schedules/zone-text.ts';
import { AbsenceDrawer } from './absence-drawer.tsx';
import { CoverDrawer } from './cover-drawer.tsx';
import { MyAbsences } from './my-absences.tsx';
import { MyCalendar } from './my-calendar.tsx';
import { MyFeed } from './my-feed.tsx';
import { MyRequests } from './my-requests.tsx';
import { myShifts } from './my-shifts.ts';
import { NowAndNext } from './now-and-next.tsx';
import { ShiftsAhead } from './shifts-ahead.tsx';
import { WantedOfMe } from './wanted-of-me.tsx';

/** When am I on call, and what if I cannot be. */
export function MySchedulePage() {
  const clock = useClock();
  const [since] = useState(() => clock.now() - DAY_MS);
  const query = useScheduling(since);
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const person = me.data?.person ?? null;
  const title = t('my-schedule.title', 'My schedule');
  const subTitle = t('my-schedule.sub-title', 'When you are on call, and who can take it when you cannot.');
  const away = person !== null && (
    <Button
      icon="calendar-alt"
      variant="secondary"
      onClick={() => setSearch({ ...Object.fromEntries(search), away: 'new' })}
    >
      {t('my-schedule.away', 'I will be away')}
    </Button>
  );
  return (
    <Page title={title} subTitle={subTitle} actions={away}>
      <Loaded query={me}>
        {() =>
          person === null ? (
            <Nobody />
          ) : (
            <Loaded query={query}>{(data) => <Mine data={data} personId={person.id} />}</Loaded>
          )
        }
      </Loaded>
    </Page>
  );
}

function Mine({ data, personId }: { readonly data: Scheduling; readonly personId: string }) {
  const styles = useStyles2(getStyles);
  const reads = useReadSchedules(data);
  const names = useNames(data);
  const now = useNow(MINUTE_MS);
  const [zone] = useState(readersZone);
  const shifts = useMemo(() => {
    const schedules = reads.flatMap(({ schedule }) => schedule ?? []);
    return myShifts(schedules, personId, now, names.isKnown);
  }, [reads, personId, now, names]);
  const part = { reads, names, personId, zone, shifts };
  return (
    <div className={styles.parts}>
      <NowAndNext {...part} />
      <WantedOfMe {...part} requests={data.coverRequests} />
      <div className={styles.columns}>
        <ShiftsAhead {...part} requests={data.coverRequests} />
        <div className={styles.side}>
          <MyCalendar {...part} />
          <MyRequests {...part} requests={data.coverRequests} />
          <MyAbsences {...part} />
          <MyFeed />
        </div>
      </div>
      <CoverDrawer {...part} />
      <AbsenceDrawer {...part} />
    </div>
  );
}

/** A user of Grafana whom the service knows by no e-mail. */
function Nobody() {
  return (
    <EmptyState
      variant="not-found"
      message={t('my-schedule.nobody', 'You are no person in Tocsin yet, so you are in no schedule')}
      button={
        <LinkButton href={places.notifications()} variant="secondary">
          {t('my-schedule.nobody-why', 'See why')}
        </LinkButton>
      }
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  parts: css({
    ...{ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
    maxWidth: theme.breakpoints.values.xxl,
  }),
  columns: css({
    ...{ display: 'grid', gap: theme.spacing(2), alignItems: 'start' },
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    [theme.breakpoints.down('lg')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  }),
  side: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
});
