import { describe, expect, it } from 'vitest';
import { mrkdwnHtml } from './mrkdwn.ts';

const scene = { now: Date.UTC(2026, 10, 21, 9, 30), zone: 'UTC' };
const render = (text: string): string => mrkdwnHtml(text, scene).html;

describe('Slack’s markup', () => {
  it('is bold and italic where Slack makes it so', () => {
    expect(render('*Service*\nCheckout')).toBe('<b>Service</b><br />Checkout');
    expect(render('… _(cut here)_')).toBe('… <i>(cut here)</i>');
  });

  it('leaves stars and lines inside of words alone', () => {
    expect(render('etl_orders_lag_seconds is 2*3*4')).toBe('etl_orders_lag_seconds is 2*3*4');
  });

  it('makes links of web addresses only', () => {
    expect(render('<https://wiki.example/?a=1&amp;b=2|Runbook>')).toBe(
      '<a href="https://wiki.example/?a=1&amp;b=2" target="_blank" rel="noreferrer noopener">Runbook</a>',
    );
    expect(render('<javascript:alert(1)|Runbook>')).toBe('<b>Runbook</b>');
    expect(render('<https://a.example>')).toContain('>https://a.example</a>');
  });

  it('writes times in the zone of the reader', () => {
    expect(render('<!date^1795253400^{time}|09:30 UTC>')).toContain('>09:30</time>');
  });

  it('shows what others wrote as text', () => {
    expect(render('&lt;script&gt; &amp;amp; "q"')).toBe('&lt;script&gt; &amp;amp; &quot;q&quot;');
    expect(render('<!channel>')).toBe('<b>!channel</b>');
    expect(render('<img src=x onerror=alert(1)>')).not.toContain('<img');
  });
});
