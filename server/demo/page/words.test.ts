import { describe, expect, it } from 'vitest';
import { ago, avatar, span, until } from './words.ts';

const NOW = Date.UTC(2026, 10, 21, 9, 30);
const scene = { now: NOW, zone: 'Europe/Paris' };
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('words of the page', () => {
  it.each([
    [0, '0 ms'],
    [42, '42 ms'],
    [1_000, '1.0 s'],
    [8_249, '8.2 s'],
    [42_400, '42 s'],
    [60_000, '1 min'],
    [185_000, '3 min 5 s'],
    [3_840_000, '1 h 4 min'],
  ])('say how long %d ms are', (ms, words) => {
    expect(plain(span(ms))).toBe(words);
  });

  it('say when something was, for the script to keep true', () => {
    expect(ago(NOW - 12 * 60_000, scene).html).toBe(
      '<time datetime="2026-11-21T09:18:00.000Z" title="10:18" data-ago>12 min ago</time>',
    );
  });

  it('say when something will be, with a countdown', () => {
    const { html } = until(NOW + 4 * 60_000, scene);
    expect(html).toContain('>10:34</time>');
    expect(html).toContain('data-until="2026-11-21T09:34:00.000Z">in 4 min<');
  });

  it('draw two letters for a name, in a colour that stays', () => {
    const { html } = avatar({ id: 'ana', name: 'Ana Ünal' });
    expect(html).toMatch(/class="avatar hue[0-7]"/);
    expect(html).toContain('>AÜ<');
    expect(avatar({ id: 'ana', name: 'Somebody Else' }).html).toContain(/hue\d/.exec(html)?.[0]);
    expect(avatar({ id: 'x', name: '<b> "q"' }).html).toContain('&lt;&quot;');
  });
});
