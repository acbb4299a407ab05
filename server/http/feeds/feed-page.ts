import type { Express, Request, Response } from 'express';
import type { Known } from '../../engine/known.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Database } from '../../store/database.ts';
import { feedByHash } from '../../store/feeds.ts';
import type { FeedRow } from '../../store/rows.ts';
import { hashOf, isSameHash } from '../auth/secret.ts';
import { problemOf, sendProblem } from '../problem.ts';
import { TokenBuckets } from '../token-bucket.ts';
import { createFeedRenderer } from './rendering.ts';
import { FEED_PATH, feedSecretIn } from './secret.ts';

export interface FeedPageDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly publicUrl: string;
  known(): Known;
}

/** Of one calendar: programs ask a few times an hour, and one address may be in many of them. */
const ANSWERS_PER_MINUTE = 30;
/** Wrong ones from one address. Nobody guesses 256 bits; this keeps the trying from being work for the store. */
const TRIES_PER_MINUTE = 20;

/**
 * `/calendars/v1/<secret>.ics`: shifts for the calendar programs of whoever has the address. It shows names and times
 * and takes nothing; programs cannot log in, so the address is the key.
 */
export function mountFeeds(app: Express, deps: FeedPageDeps): void {
  const { clock } = deps;
  const answers = new TokenBuckets();
  const failures = new TokenBuckets();
  const renderer = createFeedRenderer(deps.database, new URL(deps.publicUrl).hostname);

  const find = async (request: Request, response: Response): Promise<FeedRow | null> => {
    const now = clock.now();
    const address = request.socket.remoteAddress ?? '';
    if (!failures.has(address, TRIES_PER_MINUTE, now)) {
      tooMany(response, failures.waitS(address, TRIES_PER_MINUTE, now));
      return null;
    }
    const secret = feedSecretIn(String(request.params['file']));
    const hash = secret === null ? null : hashOf(secret);
    const row = hash === null ? null : await deps.database.read((tx) => feedByHash(tx, hash));
    if (row === null || hash === null || !isSameHash(row.hash, hash)) {
      failures.take(address, TRIES_PER_MINUTE, now);
      gone(response);
      return null;
    }
    if (answers.take(row.hash, ANSWERS_PER_MINUTE, now)) return row;
    tooMany(response, answers.waitS(row.hash, ANSWERS_PER_MINUTE, now));
    return null;
  };

  app.get(`${FEED_PATH}:file`, async (request, response) => {
    const row = await find(request, response);
    if (row === null) return;
    const rendering = await renderer.render(deps.known().directory, row, clock.now());
    if (rendering === null) return gone(response);
    response.setHeader('etag', rendering.etag);
    // Names of people: for the one who asked, and for nobody in between.
    response.setHeader('cache-control', 'private, max-age=300');
    response.setHeader('x-robots-tag', 'noindex, nofollow');
    response.setHeader('referrer-policy', 'no-referrer');
    if (isKnown(request.headers['if-none-match'], rendering.etag)) {
      response.status(304).end();
      return;
    }
    response.setHeader('content-type', 'text/calendar; charset=utf-8');
    response.end(rendering.text);
  });

  app.all(`${FEED_PATH}:file`, (_request, response) => {
    sendProblem(response, problemOf('method-not-allowed', 'A calendar can only be read: use GET.'), {
      allow: 'GET, HEAD',
    });
  });
}

function isKnown(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/** One answer for an address that never worked, one that was exchanged and one whose schedule is gone. */
function gone(response: Response): void {
  const detail = 'There is no calendar at this address, or not any more. Ask in Tocsin for a new one.';
  sendProblem(response, problemOf('not-found', detail));
}

function tooMany(response: Response, retryAfterS: number): void {
  sendProblem(response, problemOf('too-many', 'Too many requests: wait, then ask again.'), { retryAfterS });
}
