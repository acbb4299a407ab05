import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { t } from '@grafana/i18n';
import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import { DAY_MS } from '../../../server/core/time/instant.ts';
import { useMe } from '../../api/me.ts';
import { Trouble } from '../../api/problem.ts';
import { useScheduling } from '../../api/scheduling.ts';
import type { Scheduling } from '../../api/scheduling.ts';
import { useClock } from '../../app/clock.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { Page } from '../../app/page.tsx';
import { TroubleView } from '../../app/trouble-view.tsx';
import { ScheduleEditor } from './schedule-editor.tsx';
import { firstNameOf, secondaryOf, startedAs, startingPointOf } from './starting-points.ts';
import { useNames, useReadSchedules, useSurround } from '../use-schedules.ts';
import { readersZone } from '../zone-text.ts';

/** A schedule from nothing, or another version of one that is there. */
export function ScheduleEditorPage() {
  const { id = null } = useParams();
  const clock = useClock();
  const [since] = useState(() => clock.now() - DAY_MS);
  const query = useScheduling(since);
  // Whose team a new schedule begins with is decided once, so it waits for the answer.
  const me = useMe();
  if (query.data !== undefined && !me.isPending) return <Opened key={id} data={query.data} id={id} />;
  return (
    <Page title={id ?? t('schedules.editor.new', 'New schedule')}>
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  );
}

function Opened({ data, id }: { readonly data: Scheduling; readonly id: string | null }) {
  const schedules = useReadSchedules(data);
  const surround = useSurround(data);
  const names = useNames(data);
  const [search] = useSearchParams();
  const { data: me } = useMe();
  const clock = useClock();
  // Saved against the version that was opened: if somebody was quicker, that is said instead of overwritten.
  const [read] = useState(() => schedules.find((one) => one.id === id) ?? null);
  const [first] = useState((): ScheduleDocument => {
    if (read !== null) return read.document;
    const primary = schedules.find((one) => one.id === search.get('of'));
    if (primary !== undefined) return secondaryOf(primary.document);
    const zone = readersZone();
    const team = search.get('team') ?? me?.leads[0]?.id ?? data.teams.find((one) => isIn(one, me?.person?.id))?.id;
    const members = names.membersOf(team ?? null);
    const people = members.length > 0 ? members : names.everybody.slice(0, 3);
    const point = startingPointOf(search.get('start'));
    const layers = startedAs(point, people, { now: clock.now(), zone, zoneOf: names.zoneOf });
    const name = firstNameOf(point, names.teamOf(team ?? null)?.name ?? null);
    return { id: '', name, zone, ...(team === undefined ? {} : { team }), layers: [...layers] };
  });
  if (id !== null && read === null) {
    const message = t('schedules.page.gone', 'There is no schedule {{id}}.', { id });
    return (
      <Page title={id}>
        <TroubleView error={new Trouble('not-found', message)} />
      </Page>
    );
  }
  return <ScheduleEditor {...{ read, surround, names, first, teams: data.teams }} />;
}

function isIn(team: Scheduling['teams'][number], person: string | undefined): boolean {
  return person !== undefined && team.document.members?.includes(person) === true;
}
