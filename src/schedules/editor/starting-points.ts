import { t } from '@grafana/i18n';
import type { ScheduleDocument } from '../../../server/contract/configuration/schedule.ts';
import type { Instant } from '../../../server/core/time/instant.ts';
import { followTheSun, regionsOf } from './follow-the-sun.ts';
import { lastMonday } from './last-monday.ts';

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

export interface Beginning {
  readonly now: Instant;
  /** Of the schedule. */
  readonly zone: string;
  readonly zoneOf: (personId: string) => string;
}

/**
 * What a schedule looks like when it begins as one of these, with these people in it. Turns are counted from the last
 * Monday, so that they hand over when a week begins and somebody is on call at once.
 */
export function startedAs(
  point: StartingPoint,
  people: readonly string[],
  { now, zone, zoneOf }: Beginning,
): readonly LayerDocument[] {
  const weekly = (name: string, time: string, more: Partial<RotationDocument> = {}): RotationDocument => ({
    ...{ name, start: lastMonday(time, now, zone), turn: 'weekly', handoffDay: 'mon', people: [...people] },
    ...more,
  });
  switch (point) {
    case 'weekly':
      return [{ name: 'Primary', rotations: [weekly('Weekly', '09:00')] }];
    case 'follow-the-sun':
      return followTheSun(regionsOf(people, zoneOf, now), now);
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
    case 'business-hours': {
      const windows = [{ from: '09:00', to: '17:00' }];
      const daytime: RotationDocument = {
        ...{ name: 'Business hours', start: lastMonday('09:00', now, zone), turn: 'daily', people: [...people] },
        ...{ windows, weekdays: [...WORKDAYS] },
      };
      return [
        { name: 'Nights and weekends', rotations: [weekly('Nights', '09:00')] },
        { name: 'Business hours', rotations: [daytime] },
      ];
    }
    case 'primary-secondary':
      // A schedule each: a chain pages one after the other. Two layers would hide, or both be paged at once.
      return [{ name: 'Primary', rotations: [weekly('Weekly', '09:00')] }];
  }
}

/** So that a new schedule can be saved as soon as its people are right. */
export function firstNameOf(point: StartingPoint, team: string | null): string {
  const whose = team ?? t('schedules.start.nobodys', 'On-call');
  const values = { whose, interpolation: { escapeValue: false } };
  if (point === 'primary-secondary') return t('schedules.start.name-primary', '{{whose}} primary', values);
  return team === null ? whose : t('schedules.start.name', '{{whose}} on-call', values);
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
        explanation: t(
          'schedules.start.sun-why',
          'Two or three regions, each while it is day there: nobody is paged at night.',
        ),
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
