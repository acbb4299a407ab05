import type { Problem, ScheduleNotice } from '../schedule/notices/notice.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';
import { formatTimeOfDay } from '../time/time-of-day.ts';
import { wallClock } from '../time/zone.ts';
import type { PersonId } from './person.ts';

/** An alert group that is open at a hand-off. `status` is a word and a name: "acknowledged by Ben". */
export interface OpenGroup {
  readonly number: number;
  readonly title: string;
  readonly serviceName: string;
  readonly status: string;
}

/** A notice about a schedule with everything that can be said of it, for one reader. */
export interface ScheduleAbout {
  readonly notice: ScheduleNotice;
  readonly schedule: { readonly id: string; readonly name: string; readonly zone: string };
  /** Who reads it; empty for a place, where nobody is "you". */
  readonly readerId: PersonId;
  readonly nameOf: Readonly<Record<PersonId, string>>;
  readonly open: readonly OpenGroup[];
  /** The page of the schedule; null where it is not known how people reach the app. */
  readonly link: string | null;
}

export interface Words {
  readonly title: string;
  readonly lines: readonly string[];
}

/** When it is read, and in which zone. */
interface Standpoint {
  readonly now: Instant;
  readonly zone: string;
}

type Of<K extends ScheduleNotice['kind']> = Extract<ScheduleNotice, { readonly kind: K }>;

const WEEKDAYS = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** More of them are a report, and that is on the page. */
const LINES_SHOWN = 8;

/** "Mon 23 Nov 09:00", by the wall clock of the zone. */
function day(at: Instant, zone: string): string {
  const there = wallClock(zone, at);
  const date = `${WEEKDAYS[there.weekday]} ${there.day} ${MONTHS[there.month - 1] ?? ''}`;
  return `${date} ${formatTimeOfDay(there.minutes)}`;
}

/** With the zone of the reader, and the time in the schedule's where that is another one. */
function when(at: Instant, about: ScheduleAbout, { zone }: Standpoint): string {
  const own = day(at, zone);
  const theirs = day(at, about.schedule.zone);
  return own === theirs ? `${own} ${zone}` : `${own} ${zone} (${theirs} ${about.schedule.zone})`;
}

/** "in 24 hours", "in 3 days", "in 45 minutes", as people say it. */
function inTime(ms: number): string {
  const [count, unit] =
    ms >= 2 * DAY_MS
      ? [Math.round(ms / DAY_MS), 'day']
      : ms >= HOUR_MS
        ? [Math.round(ms / HOUR_MS), 'hour']
        : [Math.max(1, Math.round(ms / MINUTE_MS)), 'minute'];
  return `in ${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** "Ana", "Ana and Ben", "Ana, Ben and Cem". */
function names(ids: readonly PersonId[], about: ScheduleAbout): string {
  const all = ids.map((id) => (id === about.readerId ? 'you' : (about.nameOf[id] ?? id)));
  const last = all.at(-1) ?? 'nobody';
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}

export function scheduleWords(about: ScheduleAbout, at: Standpoint): Words {
  const { notice } = about;
  switch (notice.kind) {
    case 'before':
      return beforeWords(notice, about, at);
    case 'gone':
      return goneWords(notice, about, at);
    case 'handoff':
      return handoffWords(notice, about, at);
    case 'cover':
      return coverWords(notice, about, at);
    case 'problems':
      return problemWords(notice, about, at);
  }
}

function beforeWords({ start, end, shifts, instead }: Of<'before'>, about: ScheduleAbout, at: Standpoint): Words {
  const begins = instead === null ? 'begins' : 'now begins';
  const to = end === null ? 'From then on, without an end in sight.' : `Until ${when(end, about, at)}`;
  const lines = [
    `It begins ${when(start, about, at)}.`,
    end === null ? to : `${to}${shifts > 1 ? `, in ${shifts} parts` : ''}.`,
    instead === null ? '' : `You were told ${when(instead.start, about, at)} before; that is no longer so.`,
  ];
  return {
    title: `Your shift in ${about.schedule.name} ${begins} ${inTime(start - at.now)}: ${day(start, at.zone)}`,
    lines: lines.filter((line) => line !== ''),
  };
}

function goneWords({ start, next }: Of<'gone'>, about: ScheduleAbout, at: Standpoint): Words {
  return {
    title: `Your shift in ${about.schedule.name} on ${day(start, at.zone)} is not yours any more`,
    lines: [
      `The schedule was changed: you are not on call from ${when(start, about, at)} on, as you were told.`,
      next === null ? 'No other shift of yours is in sight.' : `Your next one begins ${when(next, about, at)}.`,
    ],
  };
}

function handoffWords({ from, to, until }: Of<'handoff'>, about: ScheduleAbout, at: Standpoint): Words {
  const { readerId, schedule } = about;
  const goesOn = until === null ? '' : ` until ${when(until, about, at)}`;
  const before = from.filter((id) => !to.includes(id));
  const beside = to.filter((id) => id !== readerId);
  const whoWas = `Before: ${names(before, about)}.`;
  const nobody = until === null ? 'Nobody is on call now.' : `Nobody is on call now,${goesOn}.`;
  const isOn = readerId !== '' && to.includes(readerId);
  const wasOn = readerId !== '' && from.includes(readerId);
  const title = isOn
    ? `You are on call now in ${schedule.name}`
    : wasOn
      ? `Your shift in ${schedule.name} is over`
      : `${schedule.name}: ${names(to, about)} ${to.length > 1 ? 'are' : 'is'} on call now`;
  const first = isOn
    ? `You are on call${goesOn}${beside.length === 0 ? '' : `, with ${names(beside, about)}`}.`
    : to.length === 0
      ? nobody
      : `On call now${goesOn}: ${names(to, about)}.`;
  return { title, lines: [first, ...(wasOn && !isOn ? [] : [whoWas]), ...openLines(about)] };
}

function openLines({ open }: ScheduleAbout): string[] {
  if (open.length === 0) return ['Nothing is open.'];
  const shown = open.slice(0, LINES_SHOWN).map(({ number, title, serviceName, status }) => {
    return `#${number} ${title} (${serviceName}): ${status}`;
  });
  const more = open.length - shown.length;
  const head = open.length === 1 ? 'One alert group is open:' : `${open.length} alert groups are open:`;
  return [head, ...shown, ...(more > 0 ? [`and ${more} more`] : [])];
}

function coverWords({ from, to, start, end }: Of<'cover'>, about: ScheduleAbout, at: Standpoint): Words {
  const { readerId, schedule, nameOf } = about;
  const [giver, taker] = [nameOf[from] ?? from, nameOf[to] ?? to];
  const title =
    readerId === to
      ? `You have taken a shift of ${giver} in ${schedule.name}`
      : readerId === from
        ? `${taker} has taken your shift in ${schedule.name}`
        : `${taker} has taken a shift of ${giver} in ${schedule.name}`;
  return { title, lines: [`From ${when(start, about, at)} to ${when(end, about, at)}.`] };
}

function problemWords({ problems }: Of<'problems'>, about: ScheduleAbout, at: Standpoint): Words {
  const [first] = problems;
  const { name } = about.schedule;
  const isOne = first !== undefined && problems.length === 1 && !first.everyWeek;
  const lines = problems.slice(0, LINES_SHOWN).map((problem) => problemLine(problem, about, at));
  const more = problems.length - lines.length;
  return {
    title: isOne
      ? `${name}: nobody is on call ${first.start <= at.now ? 'now' : `from ${day(first.start, at.zone)} on`}`
      : `${name}: ${problems.length === 1 ? 'a stretch' : `${problems.length} stretches`} without anybody on call`,
    lines: [...lines, ...(more > 0 ? [`and ${more} more`] : [])],
  };
}

function problemLine({ kind, start, end, named, everyWeek, times }: Problem, about: ScheduleAbout, at: Standpoint) {
  const until = end === null ? 'on, without an end in sight' : `to ${when(end, about, at)}`;
  const stretch = `from ${when(start, about, at)} ${until}`;
  const again = times > 1 && !everyWeek ? `, and ${times - 1} more of the kind` : '';
  if (everyWeek) return `Nobody, every week: next ${stretch}.`;
  if (kind === 'gap') return `Nobody ${stretch}${again}.`;
  return `Only ${names(named, about)}, not there, ${stretch}${again}.`;
}
