import { useId, useMemo, useState } from 'react';
import type { Dispatch } from 'react';
import { t } from '@grafana/i18n';
import { Button, Combobox, Field, IconButton, Stack, Text } from '@grafana/ui';
import { useClock } from '../../app/clock.tsx';
import { MultiField } from '../../ui/multi-field.tsx';
import { plain } from '../../ui/plain.ts';
import { cityOf, followTheSun, hoursOf, hoursText, localHours, regionsOf } from './follow-the-sun.ts';
import type { Region } from './follow-the-sun.ts';
import type { DraftAction } from './schedule-draft.ts';
import type { Names } from '../use-schedules.ts';
import { zoneOptions } from './zone-options.ts';

export interface RegionsFormProps {
  readonly names: Names;
  readonly people: readonly string[];
  readonly dispatch: Dispatch<DraftAction>;
}

/** Who is awake when: the regions of a schedule that follows the sun, and the hours that fall to each. */
export function RegionsForm({ names, people, dispatch }: RegionsFormProps) {
  const id = useId();
  const clock = useClock();
  const [now] = useState(clock.now);
  const [regions, setRegions] = useState(() => regionsOf(people, names.zoneOf, now));
  const zones = useMemo(() => zoneOptions(), []);
  const hours = hoursOf(regions, now);
  const change = (next: readonly Region[]): void => {
    setRegions(next);
    dispatch({ type: 'begin with layers', layers: followTheSun(next, now) });
  };
  const set = (index: number, values: Partial<Region>): void =>
    change(regions.map((region, position) => (position === index ? { ...region, ...values } : region)));
  return (
    <Stack direction="column" gap={1.5}>
      {regions.map((region, index) => (
        <Stack key={index} direction="row" gap={1} wrap="wrap" alignItems="flex-end">
          <Field noMargin label={t('schedules.regions.zone', 'Region')} htmlFor={`${id}-zone-${index}`}>
            <Combobox
              id={`${id}-zone-${index}`}
              width={28}
              value={region.zone}
              options={zones}
              onChange={({ value }) => set(index, { zone: value })}
            />
          </Field>
          <MultiField
            label={t('schedules.regions.people', 'People in {{city}}', { city: cityOf(region.zone), ...plain })}
            id={`${id}-people-${index}`}
            width={40}
            options={names.everybody.map((value) => ({ value, label: names.nameOf(value) }))}
            value={[...region.people]}
            placeholder={t('schedules.participants.choose', 'Choose people')}
            onChange={(chosen) => set(index, { people: chosen.map(({ value }) => value) })}
          />
          {regions.length > 2 && (
            <IconButton
              name="times"
              size="lg"
              tooltip={t('schedules.regions.remove', 'Without this region')}
              onClick={() => change(regions.filter((_, position) => position !== index))}
            />
          )}
          <HoursText hours={hours[index]} zone={region.zone} now={now} />
        </Stack>
      ))}
      {regions.length < 3 && (
        <div>
          <Button
            size="sm"
            variant="secondary"
            fill="text"
            icon="plus"
            onClick={() => change([...regions, { zone: 'America/Los_Angeles', people: [] }])}
          >
            {t('schedules.regions.add', 'Add a region')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

interface HoursTextProps {
  readonly hours: ReturnType<typeof hoursOf>[number] | undefined;
  readonly zone: string;
  readonly now: number;
}

function HoursText({ hours, zone, now }: HoursTextProps) {
  if (hours === undefined) return null;
  return (
    <Text color="secondary" variant="bodySmall">
      {t('schedules.regions.hours', '{{local}} there, {{utc}} UTC', {
        local: localHours(hours, zone, now),
        utc: hoursText(hours),
        ...plain,
      })}
    </Text>
  );
}
