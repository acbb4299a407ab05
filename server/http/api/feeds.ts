import type { z } from 'zod';
import type { feed as wireFeed } from '../../contract/calendar.ts';
import type { Api } from '../../contract/routes.ts';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Database } from '../../store/database.ts';
import { endFeed, feedSince, putFeed } from '../../store/feeds.ts';
import type { FeedKey } from '../../store/feeds.ts';
import type { Caller } from '../auth/caller.ts';
import { hashOf } from '../auth/secret.ts';
import { maySteer } from '../auth/taking-part.ts';
import { FEED_PATH, newFeedSecret } from '../feeds/secret.ts';
import { Refusal } from '../problem.ts';
import type { ConfigurationHandlers } from './configuration.ts';
import { noContent } from './handler.ts';
import type { HandlersOf } from './handler.ts';
import { isoOf, isoOrNull } from './naming.ts';

export interface FeedDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly publicUrl: string;
  known(): Known;
}

type Feed = z.input<typeof wireFeed>;

/** Addresses for calendar programs: made, exchanged and ended here; what they show is in `feeds/`. */
export function feedHandlers({ database, clock, publicUrl, known }: FeedDeps): HandlersOf<Api['feeds']> {
  const ofSchedule = (id: string, caller: Caller): FeedKey => {
    const { schedules, teams } = known().directory;
    const schedule = schedules.get(id);
    if (schedule === undefined) throw new Refusal('not-found', `There is no schedule ${id}.`);
    if (maySteer(caller, schedule, teams)) return { kind: 'schedule', id };
    throw new Refusal(
      'not-allowed',
      'The address of this calendar is for an editor or a lead of its team. Your own shifts have one of their own.',
    );
  };
  const mine = ({ personId }: Caller): FeedKey => {
    if (personId !== null && known().directory.people.has(personId)) return { kind: 'person', id: personId };
    throw new Refusal('not-found', 'You are no person here, and have no shifts.');
  };
  const show = async (key: FeedKey): Promise<{ body: Feed }> => {
    const createdAt = await database.read((tx) => feedSince(tx, key));
    return { body: { url: null, createdAt: isoOrNull(createdAt) } };
  };
  const make = async (key: FeedKey, { name }: Caller): Promise<{ body: Feed }> => {
    const secret = newFeedSecret();
    const created_at = clock.now();
    const row = { ...key, hash: hashOf(secret), created_at, created_by: name, published: '[]' };
    await database.write((tx) => putFeed(tx, row));
    return { body: { url: `${publicUrl}${FEED_PATH}${secret}.ics`, createdAt: isoOf(created_at) } };
  };
  const end = async (key: FeedKey) => {
    await database.write((tx) => endFeed(tx, key));
    return noContent;
  };
  return {
    ofSchedule: ({ params, caller }) => show(ofSchedule(params.id, caller)),
    makeOfSchedule: ({ params, caller }) => make(ofSchedule(params.id, caller), caller),
    endOfSchedule: ({ params, caller }) => end(ofSchedule(params.id, caller)),
    mine: ({ caller }) => show(mine(caller)),
    makeMine: ({ caller }) => make(mine(caller), caller),
    endMine: ({ caller }) => end(mine(caller)),
  };
}

/**
 * With what is deleted on purpose goes its address, or one that is made later under its id would show itself there. What
 * a file lost for a moment keeps its own.
 */
export function endingFeeds<H extends Pick<ConfigurationHandlers, 'schedules' | 'people'>>(
  configured: H,
  database: Database,
): H {
  const { schedules, people } = configured;
  const ended = (kind: FeedKey['kind'], remove: (typeof schedules)['remove']): typeof remove => {
    return async (call) => {
      const answer = await remove(call);
      await database.write((tx) => endFeed(tx, { kind, id: call.params.id }));
      return answer;
    };
  };
  return {
    ...configured,
    schedules: { ...schedules, remove: ended('schedule', schedules.remove) },
    people: { ...people, remove: ended('person', people.remove) },
  };
}
