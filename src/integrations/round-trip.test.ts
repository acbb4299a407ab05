import { describe, expect, it } from 'vitest';
import type { IntegrationRequest } from '../api/integrations.ts';
import { arrivalOf, isOver, isProven, PATIENCE_MS, stepsOf } from './round-trip.ts';

const AT = Date.UTC(2026, 10, 21, 3);
const time = (ms: number): string => new Date(AT + ms).toISOString();
const outcome = { alerts: [], rejected: [], truncated: 0, unreadable: null };
const request = (ms: number, more: Partial<IntegrationRequest> = {}): IntegrationRequest => ({
  ...{ receivedAt: time(ms), status: 200, code: 'accepted', detail: '', body: '{}', outcome },
  ...more,
});
const refused = (code: string) => request(10, { status: 403, code, detail: 'Because.', outcome: null });
const attempt = { at: AT, after: time(0) };
const states = (arrival: IntegrationRequest | null, afterMs = 100) =>
  stepsOf(attempt, arrival, AT + afterMs).map(({ state }) => state);

describe('what arrives after a test was sent', () => {
  it('is the first that is newer than what was there, by the clock of the service', () => {
    const requests = [request(30), request(20), request(0), request(-10)];
    expect(arrivalOf(attempt, requests)?.receivedAt).toBe(time(20));
    // The clock of the browser may be hours off.
    expect(arrivalOf({ at: AT + 9e7, after: time(0) }, requests)?.receivedAt).toBe(time(20));
  });

  it('is nothing while nothing came', () => {
    expect(arrivalOf(attempt, [request(0)])).toBeNull();
    expect(arrivalOf({ at: AT, after: null }, [])).toBeNull();
    expect(arrivalOf({ at: AT, after: null }, [request(5)])).not.toBeNull();
  });
});

describe('the steps of a test', () => {
  it('are waited for, for as long as something can be on its way', () => {
    expect(states(null)).toEqual(['done', 'waiting', 'not-reached', 'not-reached', 'not-reached']);
    expect(states(null, PATIENCE_MS + 1)).toEqual(['done', 'failed', 'not-reached', 'not-reached', 'not-reached']);
  });

  it('are all done where the alert is in a group', () => {
    expect(states(request(10))).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(states(request(10, { outcome: null }))).toEqual(['done', 'done', 'done', 'done', 'waiting']);
  });

  it.each([
    ['signature-wrong', 2],
    ['signature-missing', 2],
    ['timestamp-outside-window', 2],
    ['authorization-missing', 2],
    ['broken-json', 3],
    ['unknown-shape', 3],
    ['too-many', 1],
    ['not-stored', 1],
  ] as const)('stop where it was refused with %s', (code, index) => {
    const steps = stepsOf(attempt, refused(code), AT);
    expect(steps.findIndex(({ state }) => state === 'failed')).toBe(index);
    expect(steps[index]?.detail).toBe('Because.');
    expect(steps.slice(index + 1).every(({ state }) => state === 'not-reached')).toBe(true);
    expect([isOver(steps), isProven(steps)]).toEqual([true, false]);
  });

  it('stop at a body that was stored and could not be read', () => {
    const steps = stepsOf(attempt, request(10, { outcome: { ...outcome, unreadable: 'no type knows it' } }), AT);
    expect(steps.at(3)).toEqual({ id: 'understood', state: 'failed', detail: 'no type knows it' });
  });

  it('are over when nothing is waited for', () => {
    expect(isOver(stepsOf(attempt, null, AT))).toBe(false);
    expect(isProven(stepsOf(attempt, request(1), AT))).toBe(true);
  });
});
