import { z } from 'zod';
import type { Rotation, Turn } from '../../core/schedule/schedule.ts';
import type { Weekday } from '../../core/time/calendar.ts';
import { weekdayIndexOf, WEEKDAYS } from '../../core/time/calendar.ts';
import { DAY_MS, MINUTE_MS } from '../../core/time/instant.ts';
import { parseLocalDateTime } from '../../core/time/wall-time.ts';
import { decodeMoment, encodeMoment, moment } from './moment.ts';
import { distinct, duration, id, MOST_ITEMS, name, reference, timeOfDay, weekday, zone } from './scalars.ts';
import { shape } from './shape.ts';

const person = reference('person');

const group = z.union([person, z.array(person).min(1).max(50)], {
  error: 'write the id of a person, or a list of ids for people who take their turn together',
});

const localDateTime = z
  .string()
  .meta({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$', examples: ['2026-01-05T09:00'] })
  .check((payload) => {
    const parsed = parseLocalDateTime(payload.value);
    if (!parsed.ok) payload.issues.push({ code: 'custom', input: payload.value, message: parsed.error });
  });

export const rotationSchema = shape({
  id: id.optional().describe('Default: made from the name.'),
  name: name.optional(),
  zone: zone.optional().describe("Of the times here. Default: the schedule's."),
  start: localDateTime.describe('Local time of the first hand-off, such as 2026-01-05T09:00: fixes the phase.'),
  visibleFrom: moment.optional().describe('Nobody is on call before it, but turns count from start.'),
  until: moment.optional().describe('Nobody is on call from here on.'),
  turn: z.enum(['hourly', 'daily', 'weekly', 'monthly']).describe('How long a turn lasts.'),
  every: z.int().min(1).max(1_000).prefault(1).describe('A turn of so many hours, days, weeks or months.'),
  handoffDay: weekday.optional().describe('Weekly turns only. Default: the weekday of start.'),
  shift: duration({ leastMs: MINUTE_MS, mostMs: 366 * DAY_MS })
    .optional()
    .describe('Only the beginning of each turn is worked, this long.'),
  weekdays: z
    .array(weekday)
    .min(1)
    .check(distinct)
    .optional()
    .describe('Days on which a shift may begin. Default: every day.'),
  windows: z
    .array(shape({ from: timeOfDay, to: timeOfDay }))
    .max(24)
    .prefault([])
    .describe('Times of day that are worked; to before from crosses midnight. Default: the whole day.'),
  people: z.array(group).max(MOST_ITEMS).describe('In the order of their turns.'),
  firstParticipant: z.int().min(0).max(MOST_ITEMS).prefault(0).describe('Who of people takes the first turn, from 0.'),
  supersedes: id
    .optional()
    .describe('The rotation that this one goes on for, where an edit took effect later than at once.'),
}).refine((rotation) => rotation.handoffDay === undefined || rotation.turn === 'weekly', {
  path: ['handoffDay'],
  error: 'only weekly turns have a hand-off day',
});

type Parsed = z.output<typeof rotationSchema>;

/** `zone` is the schedule's; a rotation without a name is called after its layer and its place there. */
export function decodeRotation(document: Parsed, zone: string, layerId: string, index: number): Rotation {
  const name = document.name ?? `Rotation ${index + 1}`;
  // Ids of rotations are unique in the whole schedule, so the layer is part of it.
  const otherwise = `${layerId.slice(0, 58)}-${index + 1}`;
  const ownZone = document.zone ?? zone;
  return {
    id: document.id ?? (document.name === undefined ? otherwise : idFrom(document.name, otherwise)),
    name,
    zone: document.zone ?? null,
    start: document.start,
    visibleFrom: document.visibleFrom === undefined ? null : decodeMoment(document.visibleFrom, ownZone),
    until: document.until === undefined ? null : decodeMoment(document.until, ownZone),
    turn: decodeTurn(document),
    shiftMs: document.shift ?? null,
    weekdays: document.weekdays ?? null,
    windows: document.windows,
    participants: document.people.map((people) => (typeof people === 'string' ? [people] : people)),
    firstParticipant: document.firstParticipant,
    supersedes: document.supersedes ?? null,
  };
}

export function encodeRotation(rotation: Rotation): Parsed {
  const { visibleFrom, until, shiftMs, weekdays, turn } = rotation;
  return {
    id: rotation.id,
    name: rotation.name,
    ...(rotation.zone === null ? {} : { zone: rotation.zone }),
    start: rotation.start,
    ...(visibleFrom === null ? {} : { visibleFrom: encodeMoment(visibleFrom) }),
    ...(until === null ? {} : { until: encodeMoment(until) }),
    turn: turn.kind,
    every: turn.every,
    ...(turn.kind === 'weekly' ? { handoffDay: turn.handoffDay } : {}),
    ...(shiftMs === null ? {} : { shift: shiftMs }),
    ...(weekdays === null ? {} : { weekdays: [...weekdays] }),
    windows: [...rotation.windows],
    people: rotation.participants.map((people) =>
      people.length === 1 && people[0] !== undefined ? people[0] : [...people],
    ),
    firstParticipant: rotation.firstParticipant,
    ...(rotation.supersedes === null ? {} : { supersedes: rotation.supersedes }),
  };
}

function decodeTurn({ turn, every, handoffDay, start }: Parsed): Turn {
  return turn === 'weekly' ? { kind: turn, every, handoffDay: handoffDay ?? weekdayOf(start) } : { kind: turn, every };
}

function weekdayOf(start: string): Weekday {
  const parsed = parseLocalDateTime(start);
  const day = parsed.ok ? Math.floor(parsed.wallMs / DAY_MS) : 0;
  // The index is a remainder of seven, and there are seven weekdays.
  return WEEKDAYS[weekdayIndexOf(day)] as Weekday;
}

/** "Follow the sun" becomes `follow-the-sun`; a name without any such letter takes the number instead. */
export function idFrom(name: string, otherwise: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? otherwise : slug.slice(0, 63);
}
