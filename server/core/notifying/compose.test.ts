import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../time/instant.ts';
import { plainText, shortText, subjectOf } from './compose.ts';
import { septetsOf, toGsm } from './gsm.ts';
import type { MessageFacts } from './message.ts';

const OPENED = Date.UTC(2026, 6, 4, 1, 0);

/** At three in the morning in Berlin. */
function facts(part: Partial<MessageFacts> = {}): MessageFacts {
  return {
    purpose: { kind: 'page', because: 'on call in Shop primary', attempt: 1 },
    groupId: 'g',
    number: 42,
    title: 'Checkout is down',
    summary: '9 of 10 requests fail',
    status: 'firing',
    statusBy: '',
    severity: 'critical',
    urgency: 'high',
    serviceName: 'Shop',
    teamName: 'Payments',
    openedAt: OPENED,
    now: OPENED + MINUTE_MS,
    firing: 2,
    labels: { region: 'eu' },
    to: { name: 'Ana', zone: 'Europe/Berlin' },
    pagedNow: ['Ana'],
    youAreTheOne: true,
    next: { who: 'Ben', at: OPENED + 5 * MINUTE_MS },
    links: {
      answer: 'https://t.example/a/1',
      dashboard: null,
      panel: null,
      runbook: 'https://w.example/r',
      rule: null,
      silence: null,
    },
    replyCode: null,
    timeline: [{ at: OPENED, sentence: 'Opened' }],
    ...part,
  };
}

describe('a subject', () => {
  it('says how things stand, what is broken and of which service', () => {
    expect(subjectOf(facts())).toBe('🔔 firing: #42 critical: Checkout is down (Shop)');
  });

  it.each([
    [{ status: 'acknowledged', statusBy: 'by Ben' }, '👤 acknowledged by Ben: #42 critical: Checkout is down (Shop)'],
    [{ status: 'snoozed', statusBy: 'by Ben' }, '🕒 snoozed by Ben: #42 critical: Checkout is down (Shop)'],
    [{ status: 'resolved', statusBy: '' }, '✅ resolved: #42 critical: Checkout is down (Shop)'],
    [{ serviceName: '' }, '🔔 firing: #42 critical: Checkout is down'],
    [{ title: ' ', summary: 'It burns' }, '🔔 firing: #42 critical: It burns (Shop)'],
    [{ purpose: { kind: 'test' } }, 'Tocsin test message: nothing is broken'],
  ] as const)('%j', (part, subject) => {
    expect(subjectOf(facts(part))).toBe(subject);
  });
});

describe('a mail', () => {
  it('says what is broken, that you are the one, why, who is next and when, and what to do', () => {
    expect(plainText(facts())).toBe(`🔔 firing: #42 Checkout is down

9 of 10 requests fail

You are the one being paged: on call in Shop primary.
Without an answer Ben will be paged at 03:05 Europe/Berlin.

Acknowledge, say that you can't take it, or resolve: https://t.example/a/1

Service: Shop, team Payments
Severity: critical, high urgency; 2 alerts firing
Since: 03:00 Europe/Berlin

Runbook: https://w.example/r

Labels: region=eu

Timeline:
- 03:00 Europe/Berlin: Opened
`);
  });

  it('names the others where several are paged, and says where nobody is next', () => {
    const text = plainText(facts({ youAreTheOne: false, pagedNow: ['Ana', 'Cy'], next: null }));
    expect(text).toContain(
      'You are being paged: on call in Shop primary. Paged now: Ana, Cy.\nNobody else will be paged.',
    );
  });

  it('71 without a summary says so', () => {
    expect(plainText(facts({ summary: ' ' }))).toContain('\n\nNo summary provided\n\n');
    expect(subjectOf(facts({ summary: '', title: '' }))).toContain('No summary provided');
    expect(shortText(facts({ summary: '', title: '' }))).toContain('No summary provided');
  });

  it('of a notice wants no answer', () => {
    const notice = facts({
      purpose: { kind: 'notice', notice: 'acknowledged', by: 'Ben' },
      status: 'acknowledged',
      statusBy: 'by Ben',
    });
    expect(plainText(notice)).toContain('You were paged for this. It was acknowledged by Ben.');
    expect(plainText(notice)).not.toContain('https://t.example/a/1');
    expect(plainText(notice)).not.toContain('Without an answer');
  });

  it('of a test asks for nothing', () => {
    expect(plainText(facts({ purpose: { kind: 'test' } }))).toBe(
      'Tocsin test message: nothing is broken\n\nThis is a test. Nobody is paged, and there is nothing to answer.\n',
    );
  });

  it('that carries a code says what for, and how long it works', () => {
    expect(plainText(facts({ purpose: { kind: 'code', code: '482913', validMs: 10 * MINUTE_MS } }))).toBe(
      'Tocsin code: 482913\n\nIt proves that messages reach you here, for 10m. If you did not ask for it, do nothing.\n',
    );
  });

  it('names the day where it is not today for the reader', () => {
    const text = plainText(
      facts({ openedAt: OPENED - 5 * 60 * MINUTE_MS, to: { name: 'Ana', zone: 'America/Chicago' } }),
    );
    expect(text).toContain('Since: 15:00 America/Chicago');
    expect(plainText(facts({ openedAt: OPENED - 5 * 60 * MINUTE_MS }))).toContain('Since: 3 Jul 22:00 Europe/Berlin');
  });
});

describe('an SMS', () => {
  it('says the same in two parts at most, with the link and the code', () => {
    expect(shortText(facts({ replyCode: '12' }))).toBe(
      'FIRING #42 Checkout is down (Shop). You are the one being paged: on call in Shop primary. ' +
        'Without an answer Ben will be paged at 03:05 Europe/Berlin. ' +
        "https://t.example/a/1 Reply 12a ack, 12d can't, 12c resolve",
    );
  });

  it('cuts the title, never the link or the code', () => {
    const text = shortText(facts({ title: 'word '.repeat(200), replyCode: '12' }));
    expect(text).toContain('word... (Shop).');
    expect(text.endsWith("https://t.example/a/1 Reply 12a ack, 12d can't, 12c resolve")).toBe(true);
    expect(text.length).toBeLessThanOrEqual(306);
  });

  it('lets sentences go before a title becomes too short to read', () => {
    const link = `https://t.example/a/${'k'.repeat(120)}`;
    const text = shortText(facts({ title: 'word '.repeat(200), links: { ...facts().links, answer: link } }));
    expect(text).not.toContain('Without an answer');
    expect(text).toContain('You are the one being paged');
    expect(text).toContain(link);
  });

  it('keeps to the alphabet of SMS, within its room, whatever the words', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(words, words, words, fc.boolean(), (title, service, who, isCode) => {
        const part = {
          title,
          serviceName: service,
          next: { who: who.slice(0, 40), at: OPENED },
          replyCode: isCode ? '7' : null,
        };
        const text = shortText(facts(part));
        expect(toGsm(text)).toBe(text);
        expect(septetsOf(text)).toBeLessThanOrEqual(306);
        expect(text).toContain('https://t.example/a/1');
        expect(text.includes('Reply 7a')).toBe(isCode);
      }),
    );
  });

  it('of a notice or a test asks for nothing', () => {
    const notice = facts({
      purpose: { kind: 'notice', notice: 'resolved', by: 'Ben' },
      status: 'resolved',
      statusBy: 'by Ben',
    });
    expect(shortText(notice)).toBe(
      'RESOLVED by Ben #42 Checkout is down (Shop). You were paged for this. It was resolved by Ben.',
    );
    expect(shortText(facts({ purpose: { kind: 'test' } }))).toContain('This is a test.');
    const code = facts({ purpose: { kind: 'code', code: '482913', validMs: 10 * MINUTE_MS } });
    expect(shortText(code)).toMatch(/^Tocsin code: 482913\. It proves/);
    expect(shortText(facts({ purpose: { kind: 'update' } }))).toContain('Paged now: Ana.');
  });
});
