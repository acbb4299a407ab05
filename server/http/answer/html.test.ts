import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, html } from './html.ts';

describe('html', () => {
  it('escapes every value, and leaves what it made itself', () => {
    const inner = html`<b>${'<i>"&\''}</b>`;
    expect(html`<p title="${'a"b'}">${inner}${[inner, inner]}${null}${3}</p>`.html).toBe(
      '<p title="a&quot;b"><b>&lt;i&gt;&quot;&amp;&#39;</b><b>&lt;i&gt;&quot;&amp;&#39;</b><b>&lt;i&gt;&quot;&amp;&#39;</b>3</p>',
    );
  });

  it('lets no text open a tag or end an attribute', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"']/.test(escapeHtml(text))));
  });
});
