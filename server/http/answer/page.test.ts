import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageFacts } from '../../core/notifying/message.ts';
import { MINUTE_MS } from '../../core/time/instant.ts';
import { answerPage } from './page.ts';
import { saidInQuery } from './view.ts';
import type { AnswerView, Said } from './view.ts';

const NOW = Date.UTC(2026, 10, 21, 2, 14);

const facts: MessageFacts = {
  purpose: { kind: 'update' },
  ...{ groupId: 'g', number: 42, title: 'Checkout is slow', summary: 'p99 above 2 s', status: 'firing', statusBy: '' },
  ...{ severity: 'critical', urgency: 'high', serviceName: 'Checkout', teamName: 'Shop', firing: 3 },
  ...{ openedAt: NOW - 12 * MINUTE_MS, now: NOW, labels: { cluster: 'eu-1' } },
  to: { name: 'Ana Ünal', zone: 'Europe/Berlin' },
  ...{ pagedNow: ['Ana Ünal'], youAreTheOne: true, next: { who: 'Ben Okafor', at: NOW + 4 * MINUTE_MS } },
  links: {
    ...{ answer: null, dashboard: 'https://grafana.example.test/d/1', panel: null, rule: null, silence: null },
    runbook: 'javascript:alert(1)',
  },
  replyCode: null,
  timeline: [{ at: NOW - MINUTE_MS, sentence: 'Paged Ana Ünal over SMS' }],
};
const view: AnswerView = {
  ...{ facts, heldBy: '', until: null, isMine: false, isTest: false },
  others: [{ name: 'Cleo Ito', state: "can't take it" }],
};

/** What a person reads: no tags, and entities as the characters they stand for. */
function textOf(page: string): string {
  const body = page.slice(page.indexOf('<body>')).replace(/<[^>]*>/g, ' ');
  return body.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replace(/\s+/g, ' ');
}

const page = (change: Partial<AnswerView> = {}, of: Partial<MessageFacts> = {}, said: Said | null = null): string =>
  answerPage({ ...view, ...change, facts: { ...facts, ...of } }, said);

describe('the answer page', () => {
  it("says what is broken, who is asked, who comes next and when, in the reader's own time", () => {
    const text = textOf(page());
    for (const words of [
      'Firing Critical #42 Checkout is slow Checkout · Shop',
      '3 alerts fire. Since 03:02 (12 min ago)',
      'You are the one being paged.',
      'If nobody answers: Ben Okafor, 03:18 (in 4 min)',
      "Also paged: Cleo Ito (can't take it).",
      'p99 above 2 s',
      'cluster eu-1',
      '03:13 Paged Ana Ünal over SMS',
      'Times are Berlin time.',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('has the three buttons, each with what it means', () => {
    const text = textOf(page());
    expect(text).toContain("Acknowledge I'm on it");
    expect(text).toContain("Can't take it page Ben Okafor");
    expect(text).toContain('Resolve it is over');
  });

  it('promises nobody whom it does not know for certain', () => {
    expect(textOf(page({}, { youAreTheOne: false, pagedNow: ['Ben Okafor'] }))).toContain(
      "Can't take it page the next one",
    );
  });

  it.each([
    ['acknowledged by the reader', { isMine: true, heldBy: 'Ana Ünal' }, 'acknowledged', 'You are on it.', false],
    ['acknowledged by another', { heldBy: 'Ben Okafor' }, 'acknowledged', 'Ben Okafor is on it.', true],
    ['snoozed', { heldBy: 'Ben Okafor' }, 'snoozed', 'It was snoozed by Ben Okafor.', true],
  ] as const)('%s: says so', (_, change, status, words, mayAcknowledge) => {
    const shown = page({ ...change, until: NOW + 30 * MINUTE_MS }, { status });
    expect(textOf(shown)).toContain(words);
    expect(textOf(shown)).toContain('03:44 (in 30 min)');
    expect(shown.includes('value="acknowledge"')).toBe(mayAcknowledge);
  });

  it('has no buttons once it is resolved', () => {
    const shown = page({ heldBy: 'Grafana' }, { status: 'resolved', firing: 0 });
    expect(shown).not.toContain('<form');
    expect(textOf(shown)).toContain('It was resolved by Grafana.');
    expect(textOf(shown)).toContain('Nothing fires any more.');
  });

  it('names the state in words and in a picture, never in colour alone', () => {
    for (const status of ['firing', 'acknowledged', 'snoozed', 'resolved'] as const) {
      const badge = /<span class="state \w+">(.*?)<\/span>/s.exec(page({}, { status }))?.[1] ?? '';
      expect(badge).toContain('<svg');
      expect(badge.toLowerCase()).toContain(status);
    }
  });

  it('has no script, loads nothing, and links only to web pages', () => {
    const shown = page();
    expect(shown).not.toMatch(/<script|<img|<link|src=|url\(|javascript:/i);
    expect(shown).toContain('href="https://grafana.example.test/d/1"');
  });

  it('keeps quiet about thousands of labels', () => {
    const labels = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`label${index}`, 'x']));
    expect(textOf(page({}, { labels }))).toContain('and 76 more');
  });

  it('shows hostile text as text, wherever it comes from', () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'';
    const shown = page(
      { heldBy: hostile, others: [{ name: hostile, state: hostile }] },
      {
        ...{ title: hostile, summary: hostile, serviceName: hostile, teamName: hostile, pagedNow: [hostile] },
        ...{ youAreTheOne: false, next: { who: hostile, at: NOW }, labels: { [hostile]: hostile } },
        links: { ...facts.links, runbook: `https://x.test/${hostile}` },
        to: { name: hostile, zone: 'UTC' },
        timeline: [{ at: NOW, sentence: hostile }],
      },
      { answer: 'decline', changed: true },
    );
    expect(shown).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
    expect(shown.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(9);
  });

  it('has the same tags whatever a title says', () => {
    const tags = (shown: string): string[] => shown.slice(shown.indexOf('<body>')).match(/<\/?[a-z0-9]+/g) ?? [];
    const expected = tags(page());
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => tags(page({}, { title })).join() === expected.join()),
    );
  });
});

describe('after a tap', () => {
  it.each([
    ['acknowledge', true, { status: 'acknowledged' }, 'You are on it. Paging has stopped.'],
    ['acknowledge', true, { status: 'firing' }, 'Your answer counts. It is not enough yet'],
    ['acknowledge', false, { status: 'acknowledged' }, 'Nothing changed: Ben Okafor is on it.'],
    ['decline', true, { pagedNow: ['Ben Okafor'] }, 'Passed on. Ben Okafor is being paged now.'],
    ['decline', true, { pagedNow: [] }, 'Passed on. The next one is being looked for.'],
    ['resolve', true, { status: 'resolved' }, 'Resolved. Nobody is paged for it any more.'],
    ['resolve', false, { status: 'resolved' }, 'It was resolved by Ben Okafor already'],
    ['acknowledge', true, { status: 'resolved' }, 'It was resolved by Ben Okafor already'],
  ] as const)('%s (changed: %s) %j', (answer, changed, of, words) => {
    const shown = page({ heldBy: 'Ben Okafor' }, of, { answer, changed });
    expect(textOf(shown)).toContain(words);
    expect(shown).toContain('role="status"');
  });

  it.each([
    ['acknowledge', { answer: 'acknowledge', changed: true }],
    ['decline.unchanged', { answer: 'decline', changed: false }],
    ['anything else', null],
    ['', null],
    [undefined, null],
    [['acknowledge'], null],
  ])('?said=%j is read as a word, never as a sentence', (text, said) => {
    expect(saidInQuery(text)).toEqual(said);
  });
});
