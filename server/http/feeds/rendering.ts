import { createHash } from 'node:crypto';
import { feedWindow, personFeed, scheduleFeed } from '../../core/calendar/feed.ts';
import { calendarText } from '../../core/calendar/icalendar.ts';
import { publication } from '../../core/calendar/publication.ts';
import type { Published, Told } from '../../core/calendar/publication.ts';
import type { Directory } from '../../core/directory/directory.ts';
import type { Instant, Interval } from '../../core/time/instant.ts';
import type { Database } from '../../store/database.ts';
import { feedForUpdate, publish } from '../../store/feeds.ts';
import type { FeedKey } from '../../store/feeds.ts';
import type { FeedRow } from '../../store/rows.ts';

export interface Rendering {
  readonly text: string;
  /** With its quotes. */
  readonly etag: string;
}

/** How often programs are asked to look again; many look less often, whatever they are asked. */
const REFRESH_MINUTES = 30;

interface Subject {
  readonly name: string;
  readonly description: string;
  readonly zone: string;
  tell(window: Interval): Told[];
}

/**
 * What a reader of the feed is answered now. Remembers what was told, which is the only way to tell later that a shift
 * was moved or is no more. Null where what it is about is gone.
 */
export async function renderFeed(
  database: Database,
  directory: Directory,
  feed: FeedRow,
  { now, host }: { readonly now: Instant; readonly host: string },
): Promise<Rendering | null> {
  const subject = subjectOf(directory, feed);
  if (subject === null) return null;
  const window = feedWindow(now);
  const shifts = subject.tell(window);
  const uidOf = (occurrence: string, number: number): string =>
    `${feed.kind}/${feed.id}/${occurrence}/${number}@${host}`;
  const after = (published: string): readonly [before: readonly Published[], next: readonly Published[]] => {
    // Written by the lines below, and by nothing else.
    const before = JSON.parse(published) as readonly Published[];
    return [before, publication(before, shifts, { now, window, uidOf })];
  };
  let [before, next] = after(feed.published);
  if (next !== before) {
    next = await database.write(async (tx) => {
      const row = await feedForUpdate(tx, feed);
      // Ended at this very moment; who was first to ask still gets an answer.
      if (row === null) return next;
      [before, next] = after(row.published);
      if (next !== before) await publish(tx, feed, JSON.stringify(next));
      return next;
    });
  }
  const { name, description, zone } = subject;
  const text = calendarText({ name, description, zone, refreshMinutes: REFRESH_MINUTES }, next);
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"` };
}

function subjectOf(directory: Directory, { kind, id }: FeedKey): Subject | null {
  if (kind === 'person') {
    const person = directory.people.get(id);
    if (person === undefined) return null;
    return {
      name: `On call: ${person.name}`,
      description: `When ${person.name} is on call.`,
      zone: person.zone,
      tell: (window) => personFeed(directory, id, window),
    };
  }
  const schedule = directory.schedules.get(id);
  if (schedule === undefined) return null;
  return {
    name: schedule.name,
    description: `Who is on call in ${schedule.name}.`,
    zone: schedule.zone,
    tell: (window) => scheduleFeed(directory, schedule, window),
  };
}
