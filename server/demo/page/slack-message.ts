import { html } from '../../http/answer/html.ts';
import type { Html } from '../../http/answer/html.ts';
import type { SlackMessage } from '../catchers/slack-room.ts';
import { mrkdwnHtml } from './mrkdwn.ts';
import type { Scene } from './words.ts';

/** A message's blocks as Slack lays them out; buttons are left to the caller, who knows what pressing them means. */
export function slackMessage(message: SlackMessage, scene: Scene): Html {
  const own = blocksHtml(message.blocks, scene);
  const attached = message.attachments.map(
    ({ color, blocks }) =>
      html`<div class="attachment">
        ${edge(color)}
        <div>${blocksHtml(blocks ?? [], scene)}</div>
      </div>`,
  );
  const isBare = message.blocks.length === 0 && message.attachments.length === 0;
  return html`<div class="slack">
    ${isBare ? html`<p>${mrkdwnHtml(message.text, scene)}</p>` : null}${own}${attached}
  </div>`;
}

/** The page allows no inline styles, but the fill of a drawing is none. */
function edge(color: string | undefined): Html {
  const fill = color !== undefined && /^#[0-9a-f]{6}$/i.test(color) ? color : '#8e8e8e';
  return html`<svg class="edge" preserveAspectRatio="none" viewBox="0 0 1 1" aria-hidden="true">
    <rect width="1" height="1" fill="${fill}" />
  </svg>`;
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  // Any object can be looked into by name; what is found is unknown again.
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function blocksHtml(blocks: readonly unknown[], scene: Scene): Html[] {
  return blocks.flatMap((block): Html[] => {
    const { type, text, fields, elements } = fieldsOf(block);
    if (type === 'header') return [html`<h3>${textHtml(text, scene)}</h3>`];
    if (type === 'context')
      return [html`<div class="context">${listOf(elements).map((one) => html`<p>${textHtml(one, scene)}</p>`)}</div>`];
    if (type !== 'section') return [];
    if (text !== undefined) return [html`<p>${textHtml(text, scene)}</p>`];
    return [html`<div class="fields">${listOf(fields).map((one) => html`<p>${textHtml(one, scene)}</p>`)}</div>`];
  });
}

function textHtml(value: unknown, scene: Scene): Html {
  const { type, text } = fieldsOf(value);
  const words = typeof text === 'string' ? text : '';
  return type === 'mrkdwn' ? mrkdwnHtml(words, scene) : html`${words}`;
}
