import type { Directory } from '../directory/directory.ts';
import type { PersonId } from '../notifying/person.ts';
import { lineOf } from '../schedule/covers.ts';
import { everybodyIn } from '../schedule/everybody.ts';
import { resolve, resolveShadows } from '../schedule/resolve.ts';
import type { IsKnown, Schedule, Shift, Source } from '../schedule/schedule.ts';
import { DAY_MS, SECOND_MS } from '../time/instant.ts';
import type { Instant, Interval } from '../time/instant.ts';
import type { Told } from './publication.ts';

const PAST_DAYS = 60;
const AHEAD_DAYS = 365;

/** What a feed tells about; moves on once a day, so that all answers of a day are the same. */
export function feedWindow(now: Instant): Interval {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  return { start: today - PAST_DAYS * DAY_MS, end: today + AHEAD_DAYS * DAY_MS };
}

/** The final shifts of a schedule, with everybody who is on together in one event. */
export function scheduleFeed({ people }: Directory, schedule: Schedule, window: Interval): Told[] {
  const isKnown = (id: PersonId): boolean => people.has(id);
  return wholeShifts(resolve, schedule, window, isKnown).flatMap((shift) => {
    const summary = shift.people.map((id) => people.get(id)?.name ?? id).join(', ');
    const description = `On call in ${schedule.name}.`;
    return told(shift, { occurrence: occurrenceOf(schedule, shift.sources), summary, description, isShadow: false });
  });
}

/** When this person is on call in any schedule, and which shifts they only see. */
export function personFeed(directory: Directory, personId: PersonId, window: Interval): Told[] {
  const isKnown = (id: PersonId): boolean => directory.people.has(id);
  return [...directory.schedules.values()]
    .filter((schedule) => mayName(schedule, personId))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((schedule) => [
      ...ofPerson(schedule, wholeShifts(resolve, schedule, window, isKnown), personId, false),
      ...ofPerson(schedule, wholeShifts(resolveShadows, schedule, window, isKnown), personId, true),
    ]);
}

function ofPerson(schedule: Schedule, shifts: readonly Shift[], personId: PersonId, isShadow: boolean): Told[] {
  const summary = `${isShadow ? 'Shadow' : 'On call'}: ${schedule.name}`;
  const description = isShadow
    ? `You see the shifts of ${schedule.name} and are not paged.`
    : `You are on call in ${schedule.name}.`;
  return joinedFor(schedule, shifts, personId).flatMap(({ shift, occurrence }) => {
    const id = `${schedule.id}/${isShadow ? 'shadow/' : ''}${occurrence}`;
    return told({ ...shift, people: [personId] }, { occurrence: id, summary, description, isShadow });
  });
}

interface OwnShift {
  readonly shift: Shift;
  readonly occurrence: string;
}

/** Stretches of one turn that touch are one for whoever works it, whoever else comes and goes meanwhile. */
function joinedFor(schedule: Schedule, shifts: readonly Shift[], personId: PersonId): OwnShift[] {
  const own: OwnShift[] = [];
  for (const shift of shifts) {
    if (!shift.people.includes(personId)) continue;
    const occurrence = occurrenceOf(schedule, ownFirst(schedule, shift.sources, personId));
    const last = own.at(-1);
    if (last?.occurrence === occurrence && last.shift.interval.end === shift.interval.start) {
      const interval = { start: last.shift.interval.start, end: shift.interval.end };
      own[own.length - 1] = { occurrence, shift: { ...last.shift, interval } };
    } else own.push({ shift, occurrence });
  }
  return own;
}

/** Of several rotations that are on together, those in which this person takes turns come first. */
function ownFirst(schedule: Schedule, sources: readonly Source[], personId: PersonId): readonly Source[] {
  const rotations = schedule.layers.flatMap((layer) => layer.rotations);
  const isOwn = (source: Source): boolean =>
    source.kind === 'rotation' &&
    rotations.some(
      ({ id, participants }) => id === source.rotationId && participants.some((group) => group.includes(personId)),
    );
  return [...sources.filter(isOwn), ...sources.filter((source) => !isOwn(source))];
}

function told(shift: Shift, more: Pick<Told, 'occurrence' | 'summary' | 'description' | 'isShadow'>): Told[] {
  // A calendar knows whole seconds only, and no event that ends when it begins.
  const [start, end] = [shift.interval.start, shift.interval.end].map((at) => Math.floor(at / SECOND_MS) * SECOND_MS);
  return start === undefined || end === undefined || start === end
    ? []
    : [{ start, end, people: shift.people, ...more }];
}

/** What a shift is a stretch of. A rotation that goes on for an earlier one after an edit goes on with its turns. */
function occurrenceOf({ layers }: Schedule, sources: readonly Source[]): string {
  for (const source of sources) {
    if (source.kind === 'rotation') return `rotation/${lineOf(layers, source.rotationId)}/${source.turn}`;
    if (source.kind === 'override') return `override/${source.overrideId}`;
    if (source.kind === 'import') return `import/${source.layerId}/${source.uid}`;
  }
  return 'other';
}

/** Doubled until nothing is cut; a shift that is longer than that is told as far as it was looked at. */
const MARGINS_DAYS = [64, 256, 1_024] as const;

/** Those that touch the window, each with its own beginning and end: cut ones would change from day to day. */
function wholeShifts(
  resolved: typeof resolve,
  schedule: Schedule,
  window: Interval,
  isKnown: IsKnown,
): readonly Shift[] {
  for (const days of MARGINS_DAYS) {
    const grid = days * DAY_MS;
    const start = Math.floor((window.start - grid) / grid) * grid;
    const wide = { start, end: Math.ceil((window.end + grid) / grid) * grid };
    const shifts = resolved(schedule, wide, isKnown).filter(
      ({ interval }) => interval.end > window.start && interval.start < window.end,
    );
    const isCut = shifts.some(({ interval }) => interval.start === wide.start || interval.end === wide.end);
    if (!isCut || days === MARGINS_DAYS[2]) return shifts;
  }
  return [];
}

/** Whether the schedule names them anywhere; working through all the others would take minutes in a large organisation. */
function mayName(schedule: Schedule, personId: PersonId): boolean {
  const versions = [schedule, ...schedule.past.map(({ layers, overrides }) => ({ ...schedule, layers, overrides }))];
  return versions.some((version) => everybodyIn(version).includes(personId));
}
