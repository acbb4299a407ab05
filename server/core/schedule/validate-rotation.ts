import { WEEKDAYS } from '../time/calendar.ts';
import { formatDuration } from '../time/duration.ts';
import { DAY_MS, HOUR_MS } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';
import { MINUTES_PER_DAY } from '../time/time-of-day.ts';
import { instantOfWall, isZone } from '../time/zone.ts';
import { parseLocalDateTime } from '../time/wall-time.ts';
import type { FieldError, FieldPath } from './field-error.ts';
import type { Rotation, Turn } from './schedule.ts';

const LONGEST_UNIT_MS: { readonly [K in Turn['kind']]: number } = {
  hourly: HOUR_MS,
  daily: DAY_MS,
  weekly: 7 * DAY_MS,
  monthly: 31 * DAY_MS,
};

export function zoneMessage(name: string): string {
  return `"${name}" is not a time zone; choose one by its IANA name, such as Europe/Berlin.`;
}

export function checkRotation(rotation: Rotation, scheduleZone: string, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const report = (field: FieldPath, message: string): void => {
    errors.push({ path: [...path, ...field], message });
  };
  if (rotation.zone !== null && !isZone(rotation.zone)) report(['zone'], zoneMessage(rotation.zone));
  checkTurn(rotation, report);
  checkDays(rotation, report);
  checkParticipants(rotation, report);
  const start = parseLocalDateTime(rotation.start);
  if (!start.ok) report(['start'], `${start.error}.`);
  else {
    const zone = rotation.zone !== null && isZone(rotation.zone) ? rotation.zone : scheduleZone;
    checkLife(rotation, instantOfWall(zone, start.wallMs), report);
  }
  return errors;
}

type Report = (field: FieldPath, message: string) => void;

function checkLife({ visibleFrom, until }: Rotation, startAt: Instant, report: Report): void {
  if (visibleFrom !== null && visibleFrom < startAt) {
    report(['visibleFrom'], 'Let the rotation become visible at its start or later.');
  }
  if (until !== null && until <= Math.max(startAt, visibleFrom ?? startAt)) {
    report(['until'], 'End the rotation after it starts and becomes visible.');
  }
}

function checkTurn({ turn, shiftMs, weekdays }: Rotation, report: Report): void {
  const isCount = Number.isInteger(turn.every) && turn.every > 0;
  if (!isCount) report(['turn', 'every'], 'Say how many hours, days, weeks or months a turn lasts: 1 or more.');
  if (turn.kind === 'weekly' && !WEEKDAYS.includes(turn.handoffDay)) {
    report(['turn', 'handoffDay'], unknownWeekday(turn.handoffDay));
  }
  const days = new Set(weekdays).size;
  if (turn.kind === 'daily' && weekdays !== null && days > 0 && turn.every > days) {
    report(
      ['turn', 'every'],
      `A turn of ${turn.every} days is longer than the ${days} selected in a week; take turns by the week instead.`,
    );
  }
  const longestMs = turn.every * LONGEST_UNIT_MS[turn.kind];
  if (shiftMs === null || !isCount) return;
  if (!(shiftMs > 0)) report(['shiftMs'], 'Make the shift longer than nothing, or leave it out to work whole turns.');
  else if (shiftMs > longestMs) {
    report(['shiftMs'], `Make the shift no longer than the turn (${formatDuration(longestMs)}), or the turn longer.`);
  }
}

function checkDays({ weekdays, windows }: Rotation, report: Report): void {
  if (weekdays?.length === 0) report(['weekdays'], 'Select at least one weekday, or leave them out for every day.');
  weekdays?.forEach((weekday, index) => {
    if (!WEEKDAYS.includes(weekday)) report(['weekdays', index], unknownWeekday(weekday));
  });
  windows.forEach(({ from, to }, index) => {
    if (!isMinute(from) || from === MINUTES_PER_DAY) {
      report(['windows', index, 'from'], 'Start the window between 00:00 and 23:59.');
    }
    if (!isMinute(to)) report(['windows', index, 'to'], 'End the window between 00:00 and 24:00.');
  });
}

function checkParticipants({ participants, firstParticipant }: Rotation, report: Report): void {
  if (participants.length === 0) report(['participants'], 'Add at least one person.');
  participants.forEach((group, index) => {
    if (group.length === 0) report(['participants', index], 'Add at least one person to this turn, or remove it.');
  });
  const isPosition = Number.isInteger(firstParticipant) && firstParticipant >= 0;
  if (!isPosition || firstParticipant >= Math.max(1, participants.length)) {
    report(['firstParticipant'], 'Choose one of the participants to take the first turn.');
  }
}

function isMinute(time: number): boolean {
  return Number.isInteger(time) && time >= 0 && time <= MINUTES_PER_DAY;
}

function unknownWeekday(name: string): string {
  return `"${name}" is not a weekday; write mon, tue, wed, thu, fri, sat or sun.`;
}
