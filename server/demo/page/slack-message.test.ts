import { describe, expect, it } from 'vitest';
import type { SlackMessage } from '../catchers/slack-room.ts';
import { slackMessage } from './slack-message.ts';

const scene = { now: 0, zone: 'UTC' };
const message = (over: Partial<SlackMessage>): SlackMessage => ({
  channel: 'D0ANA',
  ts: '1.000001',
  threadTs: null,
  broadcast: false,
  text: 'lock screen',
  blocks: [],
  attachments: [],
  earlier: [],
  ...over,
});
const render = (over: Partial<SlackMessage>): string => slackMessage(message(over), scene).html.replace(/\s+/g, ' ');

describe('a message in Slack', () => {
  it('is its text where it has nothing else', () => {
    expect(render({ text: '*Now paged*' })).toContain('<p><b>Now paged</b></p>');
  });

  it('shows headers, sections, fields and contexts', () => {
    const html = render({
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: '*#1* <x>' } },
        { type: 'section', text: { type: 'mrkdwn', text: '*bold*' } },
        { type: 'section', fields: [{ type: 'mrkdwn', text: '*Team*\nShop' }] },
        { type: 'context', elements: [{ type: 'plain_text', text: 'a_b_c' }] },
        { type: 'actions', elements: [] },
        { type: 'video' },
      ],
    });
    expect(html).toContain('<h3>*#1* &lt;x&gt;</h3>');
    expect(html).toContain('<p><b>bold</b></p>');
    expect(html).toContain('<div class="fields"><p><b>Team</b><br />Shop</p></div>');
    expect(html).toContain('<div class="context"><p>a_b_c</p></div>');
    expect(html).not.toContain('lock screen');
  });

  it('has the colour of its state at the edge, and only colours there', () => {
    expect(render({ attachments: [{ color: '#E02F44', blocks: [] }] })).toContain('fill="#E02F44"');
    expect(render({ attachments: [{ color: 'red" onload="x' }] })).toContain('fill="#8e8e8e"');
  });

  it('survives blocks that make no sense', () => {
    const blocks = [null, 7, { type: 'header' }, { type: 'section', fields: 'x' }, { type: 'context', elements: null }];
    expect(render({ blocks })).toContain('<h3></h3>');
  });
});
