import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../../core/time/calendar.ts';
import { HOUR_MS } from '../../core/time/instant.ts';
import type { Person } from '../../core/notifying/person.ts';
import { ana, knownWith, NOON } from '../test/shop.ts';
import { dueAt, wayTo } from './way.ts';

const known = knownWith();
const method = (id: string, channel: string, enabled = true) => ({
  ...{ id, channel, address: `${id} address`, enabled, provenAt: null },
});
const person = (over: Partial<Person>): Person => ({ ...ana, ...over });
const via = (methodId: string | null) => ({ beforeMs: [], handoff: true, methodId });

describe('the way to somebody', () => {
  it('is their first chat or mail that is on and set up, never a text', () => {
    const methods = [
      method('phone', 'sms'),
      method('old', 'email', false),
      method('chat', 'slack'),
      method('mail', 'email'),
    ];
    expect(wayTo(person({ contactMethods: methods }), known)?.id).toBe('mail');
    expect(wayTo(person({ contactMethods: methods.slice(0, 3) }), known)).toBeNull();
  });

  it('is the one of their choice, as long as it can be used', () => {
    const methods = [method('mail', 'email'), method('phone', 'sms'), method('off', 'sms', false)];
    const to = (id: string) => wayTo(person({ contactMethods: methods, shiftNotices: via(id) }), known)?.id;
    expect([to('phone'), to('off'), to('gone')]).toEqual(['phone', 'mail', 'mail']);
  });
});

describe('quiet hours', () => {
  const quiet = person({ quietHours: [{ days: [...WEEKDAYS], from: 11 * 60, to: 14 * 60 }] });

  it('hold back what can wait for their end, and nothing else', () => {
    expect(dueAt(quiet, NOON + 3 * HOUR_MS, NOON)).toBe(NOON + 2 * HOUR_MS);
    expect(dueAt(quiet, NOON + HOUR_MS, NOON)).toBe(NOON);
    expect(dueAt(quiet, null, NOON)).toBe(NOON);
    expect(dueAt(quiet, NOON + 9 * HOUR_MS, NOON + 3 * HOUR_MS)).toBe(NOON + 3 * HOUR_MS);
    expect(dueAt(ana, NOON + 3 * HOUR_MS, NOON)).toBe(NOON);
  });
});
