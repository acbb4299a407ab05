import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Drawer, Stack, Text } from '@grafana/ui';
import type { Shift } from '../../server/core/schedule/schedule.ts';
import type { Interval } from '../../server/core/time/instant.ts';
import { PeopleLinks } from '../teams/person-link.tsx';
import { shortDuration } from '../ui/duration.ts';
import { plain } from '../ui/plain.ts';
import { AskForm } from './arrangements/ask-form.tsx';
import { RequestList } from './arrangements/request-list.tsx';
import { openIn } from './arrangements/requests.ts';
import type { PartProps } from './schedule-part.ts';
import { ShiftActions, useGivers } from './arrangements/shift-actions.tsx';
import type { ShiftProps } from './arrangements/shift-actions.tsx';
import type { Deed } from './view.ts';
import { reasonOf, shiftAt } from './why.ts';
import { isSameClock, stretchText } from './zone-text.ts';

/** Who, when and why: what stands behind one bar of the timeline, and what can be done about it. */
export function ShiftDrawer({ read, names, view }: PartProps) {
  const { schedule } = read;
  const { openAt, deed } = view;
  const shift = useMemo(
    () => (openAt === null || schedule === null ? null : shiftAt(schedule, openAt, names.isKnown)),
    [openAt, schedule, names],
  );
  if (shift === null || schedule === null) return null;
  const who = shift.people.map(names.nameOf).join(' + ');
  return (
    <Drawer title={titleOf(deed, who)} subtitle={read.name} size="sm" onClose={view.close}>
      <Stack direction="column" gap={3}>
        <Who {...{ read, names, view, shift }} />
        {deed === null ? (
          <Details {...{ read, names, view, schedule, shift }} />
        ) : (
          <Asking key={`${deed}${shift.interval.start}`} {...{ read, names, view, schedule, shift, deed }} />
        )}
      </Stack>
    </Drawer>
  );
}

function titleOf(deed: Deed | null, who: string): string {
  switch (deed) {
    case null:
      return t('schedules.shift.title', '{{who}} on call', { who, ...plain });
    case 'ask':
      return t('schedules.shift.title-ask', 'Ask for cover');
    case 'swap':
      return t('schedules.shift.title-swap', 'Swap shifts');
  }
}

function Who({ read, names, view, shift }: PartProps & { readonly shift: Shift }) {
  return (
    <div>
      <Text element="p">
        <PeopleLinks people={shift.people.map((id) => ({ id, name: names.nameOf(id) }))} />
      </Text>
      <When interval={shift.interval} zones={[view.readersZone, read.document.zone]} />
      <Text color="secondary">{shortDuration(shift.interval.end - shift.interval.start)}</Text>
    </div>
  );
}

function Details(props: ShiftProps) {
  const { read, names, view, shift } = props;
  const zone = view.zoneOf(read.document.zone);
  const requests = openIn(read.requests, shift.interval);
  return (
    <>
      {requests.length > 0 && <RequestList requests={requests} zone={zone} />}
      <Stack direction="column" gap={1}>
        <Text element="h3" variant="h5">
          {t('schedules.shift.why', 'Why')}
        </Text>
        {shift.sources.map((source, index) => {
          const { title, sentence } = reasonOf(source, read, names.nameOf, zone);
          return (
            <div key={`${title}${index}`}>
              <Text weight="medium">{title}</Text>
              <Text element="p" color="secondary">
                {sentence}
              </Text>
            </div>
          );
        })}
      </Stack>
      <ShiftActions {...props} />
    </>
  );
}

function Asking(props: ShiftProps & { readonly deed: Deed }) {
  const givers = useGivers(props);
  if (givers.kind === 'loading') return null;
  if (givers.people.length === 0) return <Text color="secondary">{givers.why}</Text>;
  return <AskForm {...props} givers={givers.people} />;
}

/** In the reader's time, and in the schedule's where that is another. */
function When({ interval, zones }: { readonly interval: Interval; readonly zones: readonly [string, string] }) {
  const [mine, theirs] = zones;
  return (
    <>
      <Text element="p">
        {stretchText(interval, mine)} <Text color="secondary">{mine}</Text>
      </Text>
      {!isSameClock(mine, theirs, interval.start) && (
        <Text element="p" color="secondary">
          {stretchText(interval, theirs)} {theirs}
        </Text>
      )}
    </>
  );
}
