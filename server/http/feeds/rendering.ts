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

/** What an answer was made from: while all of it is the same, so is the answer. */
interface Made {
  readonly directory: Directory;
  readonly published: string;
  readonly from: Instant;
  readonly rendering: Rendering;
}

/** Programs ask again and again; those of a schedule that is handed over each hour are megabytes. */
const KEPT = 20;

export interface FeedRenderer {
  /** Null where what the feed is about is gone. */
  render(directory: Directory, feed: FeedRow, now: Instant): Promise<Rendering | null>;
}

/**
 * What a reader of a feed is answered now. Remembers what was told, which is the only way to tell later that a shift
 * was moved or is no more. `host` makes UIDs that no other installation has.
 */
export function createFeedRenderer(database: Database, host: string): FeedRenderer {
  const kept = new Map<string, Made>();
  return {
    async render(directory, feed, now) {
      const subject = subjectOf(directory, feed);
      if (subject === null) return null;
      const from = feedWindow(now).start;
      const last = kept.get(feed.hash);
      if (last?.directory === directory && last.published === feed.published && last.from === from) {
        return last.rendering;
      }
      const events = await publishedNow(database, feed, subject, { now, host });
      const { name, description, zone } = subject;
      const text = calendarText({ name, description, zone, refreshMinutes: REFRESH_MINUTES }, events);
      const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
      const rendering = { text, etag };
      if (kept.size >= KEPT) kept.clear();
      kept.set(feed.hash, { directory, from, rendering, published: JSON.stringify(events) });
      return rendering;
    },
  };
}

async function publishedNow(
  database: Database,
  feed: FeedRow,
  subject: Subject,
  { now, host }: { readonly now: Instant; readonly host: string },
): Promise<readonly Published[]> {
  const window = feedWindow(now);
  const shifts = subject.tell(window);
  const uidOf = (occurrence: string, number: number): string =>
    `${feed.kind}/${feed.id}/${occurrence}/${number}@${host}`;
  const after = (published: string) => {
    // Written by the lines below, and by nothing else.
    const before = JSON.parse(published) as readonly Published[];
    const next = publication(before, shifts, { now, window, uidOf });
    return { next, saysNew: next !== before };
  };
  const { next, saysNew } = after(feed.published);
  if (!saysNew) return next;
  return await database.write(async (tx) => {
    const row = await feedForUpdate(tx, feed);
    // Ended at this very moment; who was first to ask still gets an answer.
    if (row === null) return next;
    // Usually nobody else was told meanwhile.
    const last = row.published === feed.published ? { next, saysNew } : after(row.published);
    if (last.saysNew) await publish(tx, feed, JSON.stringify(last.next));
    return last.next;
  });
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
