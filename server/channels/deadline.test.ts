import { describe, expect, it } from 'vitest';
import { causeOf, deadline, silence, unanswered } from './deadline.ts';

const patient = new AbortController().signal;

describe('deadline', () => {
  it('is ten seconds unless something else is asked for', () => {
    expect(deadline(patient, {}).timeoutMs).toBe(10_000);
    expect(deadline(patient, { timeoutMs: 50 }).timeoutMs).toBe(50);
  });

  it('ends when the caller does, and then nobody says that the provider was slow', () => {
    const caller = new AbortController();
    const limit = deadline(caller.signal, {});
    caller.abort();
    expect(limit.signal.aborted).toBe(true);
    expect(silence('Slack', new Error('x'), limit)).toBe('stopped before Slack answered');
  });

  it('ends by itself, and then the reason says after how long', async () => {
    const limit = deadline(patient, { timeoutMs: 1 });
    await new Promise((resolve) => limit.signal.addEventListener('abort', resolve));
    expect(unanswered('Slack', new Error('x'), limit, 7)).toEqual({
      kind: 'try-again',
      afterMs: 7,
      reason: 'Slack did not answer within 0.001 s',
    });
  });
});

describe('causeOf', () => {
  const refused = new Error('connect ECONNREFUSED 127.0.0.1:1');
  it.each<[string, unknown, string]>([
    ['the innermost cause', new TypeError('fetch failed', { cause: refused }), refused.message],
    ['the first of several', new AggregateError([refused, new Error('b')], ''), refused.message],
    ['an error without a message', new RangeError(''), 'RangeError'],
    ['a thrown string', 'broken', 'broken'],
  ])('finds %s', (_name, error, reason) => expect(causeOf(error)).toBe(reason));
});
