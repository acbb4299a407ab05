import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import { everybodyIn } from '../../server/core/schedule/everybody.ts';
import type { Schedule } from '../../server/core/schedule/schedule.ts';
import { DAY_MS, MINUTE_MS } from '../../server/core/time/instant.ts';
import type { Interval } from '../../server/core/time/instant.ts';
import { NoticeBar } from '../alert-groups/notice-bar.tsx';
import { useMay } from '../api/me.ts';
import { Trouble } from '../api/problem.ts';
import { useScheduling } from '../api/scheduling.ts';
import type { Scheduling } from '../api/scheduling.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { useClock, useNow } from '../app/clock.tsx';
import { Loaded } from '../app/loaded.tsx';
import { Page } from '../app/page.tsx';
import { places } from '../app/places.ts';
import { ProvisionedBadge } from '../app/provisioned-badge.tsx';
import { ShowAsFile } from '../app/show-as-file.tsx';
import { TroubleView } from '../app/trouble-view.tsx';
import { TeamLink } from '../teams/team-link.tsx';
import { AbsenceDrawer } from './arrangements/absence-drawer.tsx';
import { AbsencesAhead } from './arrangements/absences-ahead.tsx';
import { CalendarBar } from './timeline/calendar-bar.tsx';
import { CoverageLine } from './coverage-line.tsx';
import { ScheduleFeed } from './calendars/feed-drawer.tsx';
import { GapsAhead } from './gaps-ahead.tsx';
import { ImportsPanel } from './calendars/imports-panel.tsx';
import { LayerSentences } from './layer-sentences.tsx';
import { LoadTable } from './load-table.tsx';
import { OnCallLine } from './on-call-line.tsx';
import { OverrideDrawer } from './arrangements/override-drawer.tsx';
import { OverridesAhead } from './arrangements/overrides-ahead.tsx';
import { RequestsAhead } from './arrangements/request-list.tsx';
import { RemoveSchedule } from './remove-schedule.tsx';
import { Unreadable } from './schedule-card.tsx';
import { useMayOverride } from './schedule-part.ts';
import type { PartProps } from './schedule-part.ts';
import { SchedulePicture } from './timeline/schedule-picture.tsx';
import { ShiftDrawer } from './shift-drawer.tsx';
import { standingAt } from './standing.ts';
import { useMoves } from './timeline/use-moves.ts';
import { useNames, useReadSchedules } from './use-schedules.ts';
import { useScheduleView } from './view.ts';
import type { ScheduleView } from './view.ts';
import { offsetText } from './zone-text.ts';

export function SchedulePage() {
  const { id = '' } = useParams();
  const view = useScheduleView();
  // Overrides of the last weeks are asked for anyway, so that going back a little needs nothing new.
  const query = useScheduling(Math.min(view.today - 35 * DAY_MS, view.earliest));
  // With the data that it had this is only the banner that says how old they are.
  const trouble = <Loaded query={query}>{() => null}</Loaded>;
  if (query.data === undefined) return <Page title={id}>{trouble}</Page>;
  return <FoundSchedule data={query.data} id={id} view={view} trouble={trouble} />;
}

interface FoundProps {
  readonly data: Scheduling;
  readonly id: string;
  readonly view: ScheduleView;
  readonly trouble: ReactNode;
}

function FoundSchedule({ data, id, view, trouble }: FoundProps) {
  const all = useReadSchedules(data);
  const read = all.find((one) => one.id === id);
  const schedules = useMemo(() => all.flatMap(({ schedule }) => schedule ?? []), [all]);
  const names = useNames(data);
  if (read === undefined) {
    const message = t('schedules.page.gone', 'There is no schedule {{id}}.', { id });
    return (
      <Page title={id}>
        <TroubleView error={new Trouble('not-found', message)} />
      </Page>
    );
  }
  return (
    <Page
      title={read.name}
      crumb={{ text: read.name }}
      beside={<ProvisionedBadge file={read.file} />}
      subTitle={<About read={read} names={names} />}
      actions={<Actions read={read} names={names} view={view} />}
    >
      {trouble}
      {read.schedule === null ? (
        <Unreadable />
      ) : (
        <Body {...{ read, names, view, schedules }} schedule={read.schedule} />
      )}
    </Page>
  );
}

function About({ read, names }: Omit<PartProps, 'view'>) {
  const now = useNow(MINUTE_MS);
  const { zone } = read.document;
  return (
    <Text color="secondary">
      <TeamLink team={names.teamOf(read.teamId)} /> · {zone} ({offsetText(zone, now)})
    </Text>
  );
}

function Actions({ read, names, view }: PartProps) {
  const navigate = useNavigate();
  const may = useMayOverride(read, names);
  const mayEdit = useMay('editor', read.teamId);
  return (
    <Stack direction="row" gap={1} wrap="wrap">
      <ScheduleFeed read={read} />
      <ShowAsFile kind="schedule" document={read.document} />
      <RemoveSchedule read={read} />
      <AllowedButton
        may={mayEdit}
        file={read.file}
        variant="secondary"
        icon="pen"
        onClick={() => void navigate(`${places.schedule(read.id)}/edit`)}
      >
        {t('schedules.page.edit', 'Edit')}
      </AllowedButton>
      <AllowedButton
        may={may.kind === 'no' ? { allowed: false, needs: 'editor' } : { allowed: true }}
        icon="exchange-alt"
        onClick={() => view.cover(null)}
      >
        {may.kind === 'myself'
          ? t('schedules.page.take', 'Take a shift')
          : t('schedules.page.override', 'Add override')}
      </AllowedButton>
    </Stack>
  );
}

interface BodyProps extends PartProps {
  readonly schedule: Schedule;
  /** All that there are: an absence counts in each. */
  readonly schedules: readonly Schedule[];
}

function Body({ read, names, view, schedule, schedules }: BodyProps) {
  const minute = useNow(MINUTE_MS);
  const clock = useClock();
  const { movable, onMove, notice, closeNotice } = useMoves({ read, names, view });
  const standing = useMemo(
    // A change that begins at once shows at once, and not with the next minute.
    () => standingAt(schedule, Math.max(minute, clock.now()), names.isKnown),
    [schedule, minute, clock, names],
  );
  const near = useMemo(() => everybodyIn(schedule), [schedule]);
  const zone = view.zoneOf(schedule.zone);
  const window = useShownWindow(view, zone);
  return (
    <Stack direction="column" gap={2}>
      <OnCallLine standing={standing} names={names} zone={zone} />
      <GapsAhead gaps={standing.gaps} zone={zone} onCover={view.cover} />
      {/* Together, so that an empty notice takes no room. */}
      <div>
        <NoticeBar notice={notice} onClose={closeNotice} />
        <CalendarBar view={view} scheduleZone={schedule.zone} />
      </div>
      <SchedulePicture {...{ read, names, view, schedule, window, movable, onMove }} />
      <CoverageLine {...{ schedule, window, names }} />
      <RequestsAhead read={read} zone={zone} />
      <OverridesAhead read={read} names={names} view={view} zone={zone} />
      <AbsencesAhead view={view} near={near} zone={zone} />
      <LoadTable {...{ schedule, window, names }} />
      <LayerSentences schedule={schedule} names={names} />
      <ImportsPanel read={read} />
      <ShiftDrawer read={read} names={names} view={view} />
      <OverrideDrawer read={read} names={names} view={view} />
      <AbsenceDrawer {...{ read, names, view, schedules, near }} />
    </Stack>
  );
}

/** The same object for the same time: all that is computed of it hangs on that. */
function useShownWindow(view: ScheduleView, zone: string): Interval {
  const { start, end } = view.windowIn(zone);
  return useMemo(() => ({ start, end }), [start, end]);
}
