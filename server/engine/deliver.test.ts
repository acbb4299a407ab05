import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time/instant.ts';
import { messageRow } from '../test/database/rows.ts';
import { judge } from './deliver.ts';
import { NOON } from './test/shop.ts';

const page = messageRow('m', { created_at: NOON, attempts: 3 });
const notice = messageRow('n', { kind: 'notice', created_at: NOON, attempts: 3 });
const later = (afterMs: number) => ({ kind: 'try-again', afterMs, reason: 'mail server is away' }) as const;

describe('a failed attempt', () => {
  it('that the provider calls final is final, however early', () => {
    expect(judge(page, { kind: 'gave-up', reason: 'no such mailbox' }, NOON)).toEqual({
      kind: 'failed',
      reason: 'no such mailbox',
    });
  });

  it('is repeated when the provider asks for it, but never within the same second', () => {
    const dueAfter = (afterMs: number) => judge(page, later(afterMs), NOON + 10 * SECOND_MS);
    expect(dueAfter(30 * SECOND_MS)).toEqual({
      kind: 'again',
      dueAt: NOON + 40 * SECOND_MS,
      isSlow: false,
      reason: 'mail server is away',
    });
    expect(dueAfter(0)).toMatchObject({ dueAt: NOON + 11 * SECOND_MS });
  });

  it('of a page asks for the next contact method once: when the next attempt is beyond two minutes', () => {
    const slow = (atMs: number, afterMs: number) => judge(page, later(afterMs), NOON + atMs);
    expect(slow(MINUTE_MS, MINUTE_MS)).toMatchObject({ kind: 'again', isSlow: false });
    expect(slow(MINUTE_MS, MINUTE_MS + 1)).toMatchObject({ kind: 'again', isSlow: true });
    expect(slow(2 * MINUTE_MS, SECOND_MS)).toMatchObject({ isSlow: true });
    expect(slow(2 * MINUTE_MS + 1, SECOND_MS)).toMatchObject({ kind: 'again', isSlow: false });
  });

  it('says on the way that it goes on being tried', () => {
    expect(judge(page, later(3 * MINUTE_MS), NOON).reason).toBe('mail server is away; still being tried');
  });

  it.each([
    ['a page', page, 6 * HOUR_MS],
    ['any other message', notice, HOUR_MS],
  ])('of %s is given up when it would be too late to be worth anything', (_, message, patienceMs) => {
    const now = NOON + patienceMs - MINUTE_MS;
    expect(judge(message, later(MINUTE_MS), now)).toMatchObject({ kind: 'again', dueAt: NOON + patienceMs });
    expect(judge(message, later(MINUTE_MS + 1), now)).toEqual({
      kind: 'failed',
      reason: 'mail server is away; gave up after 3 attempts',
    });
  });

  it('of a notice never asks for another contact method', () => {
    expect(judge(notice, later(5 * MINUTE_MS), NOON)).toMatchObject({ kind: 'again', isSlow: false });
  });
});
