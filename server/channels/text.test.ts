import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, escapeMarkup, isWebLink } from './text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('clip', () => {
  it('leaves alone what fits', () => expect(clip('abc', 3)).toBe('abc'));
  it('says that something is missing', () => expect(clip('abcdef', 4)).toBe('abc…'));
  it('never cuts through a character', () => expect(clip('ab😀cd', 4)).toBe('ab…'));
  it('leaves no space before the mark', () => expect(clip('ab cdef', 4)).toBe('ab…'));

  it('never exceeds the limit and always keeps the beginning', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 0, max: 250 }), (text, max) => {
        const cut = clip(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut === text || text.startsWith(cut.replace(/…$/, ''))).toBe(true);
      }),
    );
  });
});

describe('isWebLink', () => {
  it.each([
    ['https://grafana.example/d/1?a=1&b=2', true],
    ['HTTP://grafana.example', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['https://a.example/"onclick="x', false],
    ['https://a.example/ x', false],
    ['', false],
  ])('%s → %s', (link, expected) => expect(isWebLink(link)).toBe(expected));

  it('is false for no link at all', () => expect(isWebLink(null)).toBe(false));
});

describe('escapeMarkup', () => {
  it('leaves no way into a tag or an attribute', () => {
    expect(escapeMarkup(`<b a="1" b='2'>&`)).toBe('&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;');
  });

  it('keeps lines, tabs and emoji, drops what XML cannot carry', () => {
    expect(escapeMarkup('a\n\tb\u0000\u001b 😀\ud83d')).toBe('a\n\tb 😀');
  });

  it('yields text without markup for any input', () => {
    fc.assert(fc.property(anyText, (text) => !/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/.test(escapeMarkup(text))));
  });
});
