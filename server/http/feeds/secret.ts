import { randomBytes } from 'node:crypto';

/** Of calendars. Such an address ends up in other people's systems: it is to be recognised there. */
const FEED_PREFIX = 'cal_';

export const FEED_PATH = '/calendars/v1/';

/** 256 random bits, as with tokens: nobody guesses it, so that a fast hash is enough to store it by. */
export function newFeedSecret(): string {
  return FEED_PREFIX + randomBytes(32).toString('base64url');
}

/** Null where it cannot be one of ours: asking the store would be work for nothing. */
export function feedSecretIn(file: string): string | null {
  return /^(cal_[\w-]{43})\.ics$/.exec(file)?.[1] ?? null;
}
