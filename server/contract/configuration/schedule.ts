import { z } from 'zod';
import type { Path } from '../../core/directory/kind.ts';
import type { CalendarSource, HolidayRule, Layer, Override, Schedule } from '../../core/schedule/schedule.ts';
import { nothingBeside } from '../../core/schedule/surroundings.ts';
import { validate } from '../../core/schedule/validate.ts';
import { decodeMoment, encodeMoment, moment } from './moment.ts';
import { decodeRotation, encodeRotation, idFrom, rotationSchema } from './rotation.ts';
import { id, MOST_ITEMS, name, reference, zone } from './scalars.ts';
import { shape } from './shape.ts';

const holidayRule = shape({
  list: reference('holiday list'),
  treat: z
    .union([z.enum(['off', 'sunday']), shape({ layer: id.describe('Id of another layer of this schedule.') })])
    .describe(
      'off: no work begins. sunday: as on a Sunday. layer: whoever that layer has on does the work of the day.',
    ),
});

/** As a calendar names people: their names or addresses there. */
const calendarPeople = z
  .record(z.string().min(1).max(200), reference('person'))
  .refine((map) => Object.keys(map).length <= MOST_ITEMS, `at most ${MOST_ITEMS} names`);

const calendar = shape({
  url: z
    .url({ protocol: /^https?$/, error: 'write the address of an iCalendar file, beginning with https:// or http://' })
    .max(2_000),
  people: calendarPeople
    .prefault({})
    .describe('Who a name or address in the calendar is, where that is not found by itself.'),
});

const layer = shape({
  id: id.optional().describe('Default: made from the name.'),
  name: name.optional(),
  rank: z
    .int()
    .min(-1_000)
    .max(1_000)
    .optional()
    .describe('The higher rank hides the lower one while somebody is on call there. Default: later layers are higher.'),
  duty: z
    .enum(['on-call', 'shadow'])
    .prefault('on-call')
    .describe('shadow: people there see the shifts and are not paged; the layer hides nothing and fills no gap.'),
  rotations: z.array(rotationSchema).max(100),
  calendar: calendar.optional().describe('Shifts of a calendar that is kept elsewhere, beside those of the rotations.'),
  holidays: holidayRule.optional().describe('Default: holidays are days like any other.'),
});

const override = shape({
  id: id.optional(),
  start: moment,
  end: moment,
  people: z.array(reference('person')).max(50).describe('On call together, instead of everybody else.'),
  layer: id.optional().describe('Replaces only what this layer says. Default: all layers.'),
  createdAt: moment.optional().describe('Of two that overlap the later created wins. Default: the later in the list.'),
});

const place = shape({
  channel: id.describe('A channel of this installation: slack, email, webhook.'),
  address: z
    .string()
    .min(1, 'write the address')
    .max(500)
    .describe('In the form of the channel: the id of a channel in Slack, a mail address, a URL.'),
});

export const scheduleSchema = shape({
  id,
  name,
  zone: zone.describe('IANA time zone of every local time in the schedule.'),
  team: reference('team').optional().describe('Whose leads may edit it.'),
  layers: z.array(layer).max(50).describe('Ranked: a later layer hides the earlier ones, unless ranks say otherwise.'),
  overrides: z.array(override).max(MOST_ITEMS).prefault([]),
  notices: place.optional().describe('Where hand-offs and stretches without anybody on call are told as well.'),
  slackUserGroup: z
    .string()
    .regex(/^S[A-Z0-9]{2,20}$/, 'write the ID of the user group, such as S0123ABCD: it stands in its address in Slack')
    .optional()
    .describe('Id of a user group in Slack: its members are whoever is on call.'),
})
  .check(({ value, issues }) => {
    // Times in a zone that is none cannot be counted.
    if (issues.length > 0) return;
    if (value.id === 'surroundings') {
      const message = 'is an address of the API, where no schedule could be found: choose another id';
      issues.push({ code: 'custom', input: value, path: ['id'], message });
    }
    for (const { path, message } of validate(decodeSchedule(value))) {
      issues.push({ code: 'custom', input: value, path: [...documentPath(path)], message });
    }
  })
  .meta({ id: 'Schedule' });

export type ScheduleDocument = z.input<typeof scheduleSchema>;
type Parsed = z.output<typeof scheduleSchema>;

export function decodeSchedule(document: Parsed): Schedule {
  return {
    id: document.id,
    name: document.name,
    teamId: document.team ?? null,
    zone: document.zone,
    layers: document.layers.map((item, index) => decodeLayer(item, document.zone, index)),
    overrides: document.overrides.map((item, index) => decodeOverride(item, document.zone, index)),
    ...nothingBeside,
    notices: document.notices ?? null,
    slackUserGroup: document.slackUserGroup ?? null,
  };
}

export function encodeSchedule(schedule: Schedule): ScheduleDocument {
  return z.encode(scheduleSchema, {
    id: schedule.id,
    name: schedule.name,
    zone: schedule.zone,
    ...(schedule.teamId === null ? {} : { team: schedule.teamId }),
    layers: schedule.layers.map(encodeLayer),
    overrides: schedule.overrides.map(encodeOverride),
    ...(schedule.notices === null ? {} : { notices: { ...schedule.notices } }),
    ...(schedule.slackUserGroup === null ? {} : { slackUserGroup: schedule.slackUserGroup }),
  });
}

/** The layers alone, as they stood in a document that may be gone by now. */
export function encodeLayers(layers: readonly Layer[]): ScheduleDocument['layers'] {
  return z.encode(scheduleSchema.shape.layers, layers.map(encodeLayer));
}

function decodeLayer(document: z.output<typeof layer>, zone: string, index: number): Layer {
  const name = document.name ?? `Layer ${index + 1}`;
  const id = document.id ?? idFrom(name, `layer-${index + 1}`);
  return {
    id,
    name,
    rank: document.rank ?? index,
    duty: document.duty,
    rotations: document.rotations.map((rotation, position) => decodeRotation(rotation, zone, id, position)),
    calendar: document.calendar === undefined ? null : decodeCalendar(document.calendar),
    holidays: document.holidays === undefined ? null : decodeHolidayRule(document.holidays),
  };
}

function decodeCalendar({ url, people }: z.output<typeof calendar>): CalendarSource {
  return { url, people: Object.fromEntries(Object.entries(people).map(([key, id]) => [key.toLowerCase(), id])) };
}

function decodeHolidayRule({ list, treat }: z.output<typeof holidayRule>): HolidayRule {
  return {
    listId: list,
    treatment: typeof treat === 'string' ? { kind: treat } : { kind: 'layer', layerId: treat.layer },
  };
}

function encodeLayer({ id, name, rank, duty, rotations, calendar, holidays }: Layer): z.output<typeof layer> {
  return {
    ...{ id, name, rank, duty, rotations: rotations.map(encodeRotation) },
    ...(calendar === null ? {} : { calendar: { url: calendar.url, people: { ...calendar.people } } }),
    ...(holidays === null ? {} : { holidays: encodeHolidayRule(holidays) }),
  };
}

function encodeHolidayRule({ listId, treatment }: HolidayRule): z.output<typeof holidayRule> {
  return { list: listId, treat: treatment.kind === 'layer' ? { layer: treatment.layerId } : treatment.kind };
}

function decodeOverride(document: z.output<typeof override>, zone: string, index: number): Override {
  return {
    id: document.id ?? `override-${index + 1}`,
    interval: { start: decodeMoment(document.start, zone), end: decodeMoment(document.end, zone) },
    people: document.people,
    layerId: document.layer ?? null,
    // Long before anything that was created through the API, and in the order of the list.
    createdAt: document.createdAt === undefined ? index : decodeMoment(document.createdAt, zone),
  };
}

function encodeOverride({ id, interval, people, layerId, createdAt }: Override): z.output<typeof override> {
  return {
    id,
    start: encodeMoment(interval.start),
    end: encodeMoment(interval.end),
    people: [...people],
    ...(layerId === null ? {} : { layer: layerId }),
    createdAt: encodeMoment(createdAt),
  };
}

/** What a schedule is made of has shorter names on the wire than in the core; positions in lists are the same. */
const WIRE_NAMES: Readonly<Record<string, string>> = {
  teamId: 'team',
  shiftMs: 'shift',
  participants: 'people',
  kind: 'turn',
  layerId: 'layer',
  listId: 'list',
  treatment: 'treat',
};

function documentPath(path: Path): Path {
  return path
    .filter((part, index) => part !== 'interval' && (part !== 'turn' || index === path.length - 1))
    .map((part) => (typeof part === 'string' ? (WIRE_NAMES[part] ?? part) : part));
}
