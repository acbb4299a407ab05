import type { PersonId } from '../notifying/person.ts';
import { dateOf, WEEKDAYS } from '../time/calendar.ts';
import type { Weekday } from '../time/calendar.ts';
import { formatDuration } from '../time/duration.ts';
import { DAY_MS, MINUTE_MS } from '../time/instant.ts';
import { formatTimeOfDay } from '../time/time-of-day.ts';
import { formatLocalDateTime, parseLocalDateTime } from '../time/wall-time.ts';
import { wallMsAt } from '../time/zone.ts';
import type { Group, Rotation, Turn } from './schedule.ts';

const WEEKDAY_NAMES: { readonly [W in Weekday]: string } = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

const UNITS: { readonly [K in Turn['kind']]: { readonly one: string; readonly many: string } } = {
  hourly: { one: 'an hour', many: 'hours' },
  daily: { one: 'a day', many: 'days' },
  weekly: { one: 'a week', many: 'weeks' },
  monthly: { one: 'a month', many: 'months' },
};

/**
 * A rotation as a sentence that one can read back: "A, B and C take turns, a week each, handing over Mondays at 09:00
 * Europe/Berlin". What is as usual (no limits, first participant first, for ever) is not said.
 */
export function describeRotation(
  rotation: Rotation,
  scheduleZone: string,
  nameOf: (personId: PersonId) => string = (personId) => personId,
): string {
  const zone = rotation.zone ?? scheduleZone;
  const parts = [...turnParts(rotation, nameOf, zone), ...limitParts(rotation)];
  const first = rotation.participants[rotation.firstParticipant];
  if (rotation.firstParticipant > 0 && first !== undefined) parts.push(`starting with ${groupName(first, nameOf)}`);
  if (rotation.visibleFrom !== null) {
    // Whoever reads an edit that takes effect later wants to know that the other one goes on until then.
    const begins = rotation.supersedes === null ? 'from' : 'taking over from the one before at';
    parts.push(`${begins} ${momentText(rotation.visibleFrom, zone)}`);
  }
  if (rotation.until !== null) parts.push(`until ${momentText(rotation.until, zone)}`);
  return parts.join(', ');
}

function turnParts(rotation: Rotation, nameOf: (personId: PersonId) => string, zone: string): string[] {
  const { participants, turn } = rotation;
  const [only] = participants;
  if (only === undefined) return ['Nobody takes turns yet'];
  if (participants.length === 1) {
    const isSingle = only.length === 1;
    const who =
      only.length === 0 ? 'Nobody is' : isSingle ? `${groupName(only, nameOf)} is` : `${groupName(only, nameOf)} are`;
    return [`${who} on call`, `in turns of ${lengthText(turn)} that begin ${handoffText(rotation)} ${zone}`];
  }
  const who = listed(participants.map((group) => groupName(group, nameOf)));
  const counted = turn.kind === 'daily' && rotation.weekdays !== null ? ' of those worked' : '';
  return [`${who} take turns`, `${lengthText(turn)}${counted} each`, `handing over ${handoffText(rotation)} ${zone}`];
}

function limitParts(rotation: Rotation): string[] {
  const parts: string[] = [];
  if (rotation.shiftMs !== null) parts.push(`working the first ${formatDuration(rotation.shiftMs)} of each turn`);
  if (rotation.weekdays !== null) {
    const days = WEEKDAYS.filter((weekday) => rotation.weekdays?.includes(weekday)).map(
      (day) => `${WEEKDAY_NAMES[day]}s`,
    );
    parts.push(`only on ${listed(days)}`);
  }
  if (rotation.windows.length > 0) {
    const windows = rotation.windows.map(({ from, to }) =>
      from === to
        ? `around the clock from ${formatTimeOfDay(from)}`
        : `from ${formatTimeOfDay(from)} to ${formatTimeOfDay(to)}`,
    );
    parts.push(`only ${listed(windows)}`);
  }
  return parts;
}

function lengthText({ kind, every }: Turn): string {
  return every === 1 ? UNITS[kind].one : `${every} ${UNITS[kind].many}`;
}

function handoffText({ start, turn }: Rotation): string {
  const parsed = parseLocalDateTime(start);
  // A start that is still being typed is read back as it is, instead of an error at each key.
  if (!parsed.ok) return `at ${start}`;
  const day = Math.floor(parsed.wallMs / DAY_MS);
  const time = formatTimeOfDay((parsed.wallMs - day * DAY_MS) / MINUTE_MS);
  switch (turn.kind) {
    case 'hourly':
      return turn.every === 1 ? `at minute ${time.slice(3)} of the hour` : `every ${turn.every} hours, as at ${time}`;
    case 'daily':
      return `at ${time}`;
    case 'weekly':
      return `${WEEKDAY_NAMES[turn.handoffDay]}s at ${time}`;
    case 'monthly':
      return `on day ${dateOf(day).day} of the month at ${time}`;
  }
}

function groupName(group: Group, nameOf: (personId: PersonId) => string): string {
  return group.length === 0 ? 'nobody' : group.map(nameOf).join(' + ');
}

function momentText(at: number, zone: string): string {
  return formatLocalDateTime(wallMsAt(zone, at)).replace('T', ' ');
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
