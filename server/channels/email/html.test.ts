import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageFacts } from '../../core/notifying/message.ts';
import { someFacts, someNews } from '../../test/messages.ts';
import { htmlPart } from './html.ts';

const html = (over: Partial<MessageFacts> = {}): string => htmlPart(someFacts(over), 'subject');
const buttons = (page: string): readonly (readonly [string | undefined, string | undefined])[] =>
  [...page.matchAll(/<a class="button[^"]*" href="([^"]*)">([^<]*)<\/a>/g)].map((found) => [found[1], found[2]]);

describe('htmlPart', () => {
  const answer = 'https://tocsin.example/a/token-1';

  it('has three large buttons, and all of them only open the answer page', () => {
    expect(buttons(html())).toEqual([
      [answer, 'Acknowledge'],
      [answer, 'Can&#39;t take it'],
      [answer, 'Resolve'],
    ]);
  });

  it.each([
    ['acknowledged', ['Resolve']],
    ['resolved', []],
  ] as const)('offers for %s: %j', (status, labels) => {
    expect(buttons(html({ status })).map(([, label]) => label)).toEqual(labels);
  });

  it('has no button without a page to open', () => {
    expect(buttons(html({ links: { ...someFacts().links, answer: null } }))).toEqual([]);
  });

  it('says who has it and who is next, in the zone of the reader', () => {
    const page = html();
    expect(page).toContain('You are the one being paged: on call in Shop primary.');
    expect(page).toMatch(/Ben Okafor will be paged at 04:06 Europe\/Berlin/);
    expect(html({ to: { name: 'Ana', zone: 'America/Chicago' } })).toMatch(
      /Ben Okafor will be paged at 21:06 America\/Chicago/,
    );
  });

  it.each([
    [{ purpose: { kind: 'test' } } as const, 'This is a test. Nobody is paged,'],
    [
      { purpose: { kind: 'notice', notice: 'resolved', by: 'Ben' }, status: 'resolved' } as const,
      'It was resolved by Ben.',
    ],
    [{ youAreTheOne: false } as const, 'You are being paged: on call in Shop primary. Paged now: Ana Ünal.'],
  ])('begins with what it is for: %j', (over, lead) => expect(html(over)).toContain(lead));

  it('shows no alert group in a test, since there is none', () => {
    const page = html({ purpose: { kind: 'test' } });
    expect(page).not.toMatch(/#342|<table>|class="button/);
  });

  it('leads to runbook and dashboard, and nowhere that is not the web', () => {
    const links = { ...someFacts().links, panel: 'javascript:alert(1)' };
    const page = html({ links });
    expect(page).toContain('<a href="https://wiki.example/checkout?a=1&amp;b=2">Runbook</a>');
    expect(page).not.toContain('javascript:');
  });

  it('loads nothing from anywhere', () => expect(html()).not.toMatch(/<(img|link|script|iframe)|url\(/i));

  it('shows only so many labels and says how many more there are', () => {
    const labels = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`l${index}`, 'v']));
    expect(html({ labels })).toContain('and 5 more');
  });

  it('lets nothing that others wrote become markup, and stays small enough not to be cut', () => {
    const evil = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'x', '😀', '\n'), maxLength: 6_000 });
    fc.assert(
      fc.property(evil, evil, (title, summary) => {
        const over = { title, summary, statusBy: title, serviceName: title, labels: { [title]: summary } };
        const page = html({ ...over, to: { name: title, zone: 'UTC' } });
        const tags = new Set([...page.matchAll(/<\/?([a-z0-9]+)/g)].map((found) => found[1]));
        expect([...tags].every((tag) => KNOWN_TAGS.has(tag ?? ''))).toBe(true);
        expect(page.length).toBeLessThan(90_000);
      }),
      { numRuns: 40 },
    );
  });
});

const KNOWN_TAGS = new Set(
  'html head meta title style body div span h1 h2 p strong br a table tr th td ul li code'.split(' '),
);

describe('a notice about a schedule', () => {
  it('has its words, a button to the page, and says that there is nothing to answer', () => {
    const page = htmlPart(someNews({ schedule: { id: 'p', name: '<b>', zone: 'UTC' } }), 'subject');
    expect(buttons(page)).toEqual([
      ['https://grafana.example/a/tocsin-oncall-app/schedules/primary', 'Open the schedule'],
    ]);
    expect(page).toContain('<h1>You are on call now in &lt;b&gt;</h1>');
    expect(page).toContain('Before: Ana Ünal.');
    expect(page).toContain('There is nothing to answer.');
    expect(buttons(htmlPart(someNews({ link: null }), 'subject'))).toEqual([]);
    expect(buttons(htmlPart(someNews({ link: 'javascript:alert(1)' }), 'subject'))).toEqual([]);
  });
});
