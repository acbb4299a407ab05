import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caughtTown, NOW, PEOPLE } from '../caught-town.fixture.ts';
import type { CaughtTown } from '../caught-town.fixture.ts';
import { feed } from './feed.ts';

let town: CaughtTown;
beforeEach(async () => void (town = await caughtTown()));
afterEach(() => town.close());

const scene = { now: NOW, zone: 'UTC' };
const render = (): string =>
  feed(town.inbox.items(), PEOPLE, scene)
    .map(({ html }) => html)
    .join('')
    .replace(/\s+/g, ' ');

describe('the feed', () => {
  it('shows a Slack message with the buttons that the service put there', async () => {
    await town.send('slack', 'U0ANA', { title: '<b>Checkout</b>' });
    const html = render();
    expect(html).toContain('aria-label="Slack to Ana Ünal"');
    expect(html).toContain('#342 &lt;b&gt;Checkout&lt;/b&gt;');
    for (const action of ['acknowledge', 'decline', 'resolve']) {
      expect(html).toContain(`name="action" value="${action}"`);
    }
    expect(html).not.toContain('<select');
  });

  it('asks who presses where many read', async () => {
    await town.send('slack', 'C0SHOP');
    const html = render();
    expect(html).toMatch(/<select name="as"> ?<option value="ana">Ana Ünal<\/option> ?<\/select>/);
    expect(html).toContain('<b>C0SHOP</b>');
  });

  it('shows a mail with its subject, first lines, link and looks', async () => {
    await town.send('email', 'ana@town.example');
    const html = render();
    expect(html).toContain('Checkout is slow (checkout)</h3>');
    expect(html).toContain(`href="${town.publicUrl}/a/g-42.ana.email.tp7gha.u8Wq24z1OdY7kzJfprC2Qg"`);
    expect(html).toContain('data-src="/mail/1"');
    expect(html).toMatch(/<iframe[^>]* sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"/);
  });

  it('shows a text as a bubble with a field below, and the codes that it names', async () => {
    await town.send('sms', '+12025550102');
    const html = render();
    expect(html).toContain('aria-label="SMS to Ben &lt;Okafor&gt;"');
    expect(html).toContain('<p class="bubble">FIRING #342');
    expect(html).toContain(`<a href="${town.publicUrl}/a/g-42.ana.sms`);
    expect(html).toContain('name="quick" value="12a"');
    expect(html).toContain('name="body" placeholder="Text back"');
  });

  it('shows what was said and done about a message', async () => {
    await town.send('sms', '+12025550102');
    town.inbox.note('text-1', { kind: 'texted', words: '<ok>', heard: 'Acknowledged' });
    town.inbox.note('text-1', { kind: 'texted', words: 'thanks', heard: '' });
    town.inbox.note('text-1', { kind: 'pressed', sentence: 'Ben opened the link.' });
    town.inbox.note('text-1', { kind: 'whispered', words: 'It is over.' });
    const html = render();
    expect(html).toContain('<p class="bubble mine">&lt;ok&gt;</p><p class="bubble">Acknowledged</p>');
    expect(html).toContain('<p class="bubble mine">thanks</p>');
    expect(html).toContain('Ben opened the link. <time');
    expect(html).toContain('<i>Only visible to you</i> It is over.');
  });

  it('shows webhooks, and whether their signature is right', async () => {
    await town.send('webhook', `${town.catching.catchers.webhooks.url}/hook`);
    const html = render();
    expect(html).toContain('<b>/hook</b>');
    expect(html).toContain('Signed, and the signature is right.');
    expect(html).toContain('&quot;');
  });
});
