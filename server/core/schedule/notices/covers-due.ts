import { DAY_MS } from '../../time/instant.ts';
import type { Instant } from '../../time/instant.ts';
import type { Cover, Shift, Source } from '../schedule.ts';
import type { Due, Telling, Told } from './notice.ts';

/** A cover that was taken longer ago is no news, as after an upgrade. */
const NEWS_MS = DAY_MS;

/** Covers that were taken since, as far as something of them lies ahead; both who gave and who took are told. */
export function coversDue(
  scheduleId: string,
  { covers, shifts, told }: { covers: readonly Cover[]; shifts: readonly Shift[]; told: readonly Told[] },
  now: Instant,
): Due {
  const known = new Set(told.filter(({ kind }) => kind === 'cover').map(({ subject }) => subject));
  const tellings: Telling[] = [];
  const newly: Told[] = [];
  for (const { id, from, to, takenAt } of covers) {
    // What was taken at once is told at once: both sides of a swap have one id, and so have several shifts of one side.
    const subject = `${id}/${from}`;
    if (known.has(subject) || takenAt <= now - NEWS_MS) continue;
    known.add(subject);
    const isOfIt = (source: Source): boolean =>
      source.kind === 'cover' && source.coverId === id && source.from === from;
    const covered = shifts.filter(({ interval, sources }) => interval.end > now && sources.some(isOfIt));
    const [first, last] = [covered[0], covered.at(-1)];
    if (first === undefined || last === undefined) continue;
    const { start } = first.interval;
    const { end } = last.interval;
    tellings.push({
      notice: { kind: 'cover', coverId: id, from, to, start, end },
      ...{ to: [from, to], toPlace: false, toLeads: false, canWaitUntil: start },
    });
    newly.push({
      ...{ id: `cover/${scheduleId}/${subject}`, kind: 'cover', personId: '', subject, start, end },
      keepUntil: Math.max(end, takenAt + NEWS_MS),
    });
  }
  return { tellings, told: newly, forget: [] };
}

/** Without what the notice of a cover says as well: whose the shift is now, and whose it is no more. */
export function withoutCovered(tellings: readonly Telling[], covered: readonly Telling[]): Telling[] {
  return tellings.filter(({ notice }) => {
    return !covered.some(({ notice: cover }) => {
      if (cover.kind !== 'cover' || (notice.kind !== 'before' && notice.kind !== 'gone')) return false;
      const whose = notice.kind === 'before' ? cover.to : cover.from;
      return notice.personId === whose && notice.start >= cover.start && notice.start < cover.end;
    });
  });
}
