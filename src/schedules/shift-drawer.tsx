import { useMemo } from 'react';
import { t } from '@grafana/i18n';
import { Drawer, Stack, Text } from '@grafana/ui';
import type { Interval } from '../../server/core/time/instant.ts';
import { MINUTE_MS } from '../../server/core/time/instant.ts';
import { AllowedButton } from '../app/allowed-button.tsx';
import { useNow } from '../app/clock.tsx';
import { PeopleLinks } from '../teams/person-link.tsx';
import { shortDuration } from '../ui/duration.ts';
import { useMayOverride } from './schedule-part.ts';
import type { PartProps } from './schedule-part.ts';
import { reasonOf, shiftAt } from './why.ts';
import { isSameClock, stretchText } from './zone-text.ts';

/** Who, when and why: what stands behind one bar of the timeline. */
export function ShiftDrawer({ read, names, view }: PartProps) {
  const { schedule } = read;
  const { openAt } = view;
  const shift = useMemo(
    () => (openAt === null || schedule === null ? null : shiftAt(schedule, openAt, names.isKnown)),
    [openAt, schedule, names],
  );
  if (shift === null) return null;
  const who = shift.people.map(names.nameOf).join(' + ');
  const zone = view.zoneOf(read.document.zone);
  return (
    <Drawer
      title={t('schedules.shift.title', '{{who}} on call', { who, interpolation: { escapeValue: false } })}
      subtitle={read.name}
      size="sm"
      onClose={view.close}
    >
      <Stack direction="column" gap={3}>
        <div>
          <Text element="p">
            <PeopleLinks people={shift.people.map((id) => ({ id, name: names.nameOf(id) }))} />
          </Text>
          <When interval={shift.interval} zones={[view.readersZone, read.document.zone]} />
          <Text color="secondary">{shortDuration(shift.interval.end - shift.interval.start)}</Text>
        </div>
        <Stack direction="column" gap={1}>
          <Text element="h3" variant="h5">
            {t('schedules.shift.why', 'Why')}
          </Text>
          {shift.sources.map((source) => {
            const { title, sentence } = reasonOf(source, read, names.nameOf, zone);
            return (
              <div key={title}>
                <Text weight="medium">{title}</Text>
                <Text element="p" color="secondary">
                  {sentence}
                </Text>
              </div>
            );
          })}
        </Stack>
        <CoverThis read={read} names={names} view={view} interval={shift.interval} />
      </Stack>
    </Drawer>
  );
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

function CoverThis({ read, names, view, interval }: PartProps & { readonly interval: Interval }) {
  const now = useNow(MINUTE_MS);
  const may = useMayOverride(read, names);
  if (interval.end <= now) return null;
  return (
    <div>
      <AllowedButton
        may={may.kind === 'no' ? { allowed: false, needs: 'editor' } : { allowed: true }}
        icon="exchange-alt"
        onClick={() => view.cover({ start: Math.max(interval.start, now), end: interval.end })}
      >
        {t('schedules.shift.cover', 'Cover this')}
      </AllowedButton>
    </div>
  );
}
