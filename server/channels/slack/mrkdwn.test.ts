import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { link, mrkdwn, timeOfDay } from './mrkdwn.ts';

describe('mrkdwn', () => {
  it('lets nobody be called by a title', () => {
    expect(mrkdwn('<!channel> & <@U1>', 100)).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  });

  it('says where it was cut', () => {
    const cut = mrkdwn('x'.repeat(5_000), 3_000);
    expect(cut).toHaveLength(3_000);
    expect(cut).toMatch(/x… _\(cut here\)_$/);
  });

  it('is never too long, and leaves no half of an entity', () => {
    const anyText = fc.string({ unit: fc.constantFrom('&', '<', '>', 'a', '😀'), maxLength: 200 });
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 300 }), (text, max) => {
        const written = mrkdwn(text, max);
        expect(written.length).toBeLessThanOrEqual(max);
        expect(written.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[&<>]/);
      }),
    );
  });
});

describe('link', () => {
  it.each([
    ['https://grafana.example/d/1?a=1&b=2|3', '<https://grafana.example/d/1?a=1&amp;b=2%7C3|Panel>'],
    ['javascript:alert(1)', ''],
    ['https://a.example/>|<!channel', ''],
    [null, ''],
  ])('%s → %s', (url, written) => expect(link(url, 'Panel')).toBe(written));
});

it('writes a time that everybody reads in their own zone', () => {
  expect(timeOfDay(Date.UTC(2026, 2, 4, 3, 5))).toBe('<!date^1772593500^{time}|03:05 UTC>');
});
