import { t } from '@grafana/i18n';
import type { ScheduleDocument } from '../../server/contract/configuration/schedule.ts';
import { weekdayIndexOf } from '../../server/core/time/calendar.ts';
import type { DayNumber } from '../../server/core/time/calendar.ts';
import { dateText } from './calendar.ts';

export const STARTING_POINTS = [
  'weekly',
  'follow-the-sun',
  'weekday-weekend',
  'business-hours',
  'primary-secondary',
] as const;
export type StartingPoint = (typeof STARTING_POINTS)[number];

type LayerDocument = ScheduleDocument['layers'][number];
type RotationDocument = LayerDocument['rotations'][number];

const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const WEEKEND = ['sat', 'sun'] as const;

export function startingPointOf(text: string | null): StartingPoint {
  return STARTING_POINTS.find((point) => point === text) ?? 'weekly';
}

/**
 * What a schedule looks like when it begins as one of these, with these people in it. `today` is a local day of the
 * schedule; turns are counted from the Monday of its week, so that they hand over when a week begins.
 */
export function startedAs(point: StartingPoint, people: readonly string[], today: DayNumber): readonly LayerDocument[] {
  const monday = dateText(today - weekdayIndexOf(today));
  const weekly = (name: string, time: string, more: Partial<RotationDocument> = {}): RotationDocument => ({
    ...{ name, start: `${monday}T${time}`, turn: 'weekly', handoffDay: 'mon', people: [...people] },
    ...more,
  });
  switch (point) {
    case 'weekly':
      return [{ name: 'Primary', rotations: [weekly('Weekly', '09:00')] }];
    case 'follow-the-sun':
      return [{ name: 'Around the clock', rotations: followTheSun(people, monday) }];
    case 'weekday-weekend':
      return [
        {
          name: 'Primary',
          rotations: [
            weekly('Weekdays', '00:00', { weekdays: [...WORKDAYS] }),
            weekly('Weekends', '00:00', { weekdays: [...WEEKEND], firstParticipant: people.length > 1 ? 1 : 0 }),
          ],
        },
      ];
    case 'business-hours':
      return [
        { name: 'Nights and weekends', rotations: [weekly('Nights', '09:00')] },
        {
          name: 'Business hours',
          rotations: [daytime('Business hours', monday, people, { weekdays: [...WORKDAYS] })],
        },
      ];
    case 'primary-secondary':
      // A schedule each: a chain pages one after the other. Two layers would hide, or both be paged at once.
      return [{ name: 'Primary', rotations: [weekly('Weekly', '09:00')] }];
  }
}

/** Eight hours each, where it is day: the first third of the people in Asia, the second in Europe, the third in America. */
function followTheSun(people: readonly string[], monday: string): RotationDocument[] {
  const regions = [
    { name: 'Asia', from: '00:00', to: '08:00' },
    { name: 'Europe', from: '08:00', to: '16:00' },
    { name: 'America', from: '16:00', to: '24:00' },
  ];
  return regions.map(({ name, from, to }, index) => {
    const size = Math.max(1, Math.ceil(people.length / regions.length));
    const own = people.slice(index * size, (index + 1) * size);
    return {
      ...{ name, zone: 'UTC', start: `${monday}T00:00`, turn: 'weekly', handoffDay: 'mon' },
      ...{ windows: [{ from, to }], people: own.length > 0 ? own : people.slice(0, 1) },
    };
  });
}

function daytime(
  name: string,
  monday: string,
  people: readonly string[],
  more: Partial<RotationDocument>,
): RotationDocument {
  const windows = [{ from: '09:00', to: '17:00' }];
  return { name, start: `${monday}T09:00`, turn: 'daily', people: [...people], windows, ...more };
}

export function startingPointTexts(point: StartingPoint): { readonly name: string; readonly explanation: string } {
  switch (point) {
    case 'weekly':
      return {
        name: t('schedules.start.weekly', 'A week each'),
        explanation: t(
          'schedules.start.weekly-why',
          'People take turns, a week each, handing over on Mondays at 09:00.',
        ),
      };
    case 'follow-the-sun':
      return {
        name: t('schedules.start.sun', 'Follow the sun'),
        explanation: t('schedules.start.sun-why', 'Three regions, eight hours each: nobody is paged at night.'),
      };
    case 'weekday-weekend':
      return {
        name: t('schedules.start.weekend', 'Weekdays and weekends'),
        explanation: t('schedules.start.weekend-why', 'One takes the working days of a week, another the weekend.'),
      };
    case 'business-hours':
      return {
        name: t('schedules.start.business', 'Business hours and nights'),
        explanation: t(
          'schedules.start.business-why',
          'The day goes round daily; nights and weekends go round weekly.',
        ),
      };
    case 'primary-secondary':
      return {
        name: t('schedules.start.second', 'Primary and secondary'),
        explanation: t(
          'schedules.start.second-why',
          'Two schedules, a turn apart: a chain pages the primary, and after a while the secondary.',
        ),
      };
  }
}

/** The schedule of those who stand behind a primary one: the same people, each a turn later. */
export function secondaryOf(primary: ScheduleDocument): ScheduleDocument {
  const { id: _, overrides: __, ...rest } = primary;
  return {
    ...rest,
    id: '',
    name: `${primary.name} secondary`,
    layers: primary.layers.map((layer) => ({
      ...layer,
      rotations: layer.rotations.map((rotation) => ({
        ...rotation,
        firstParticipant: ((rotation.firstParticipant ?? 0) + 1) % Math.max(1, rotation.people.length),
      })),
    })),
  };
}
