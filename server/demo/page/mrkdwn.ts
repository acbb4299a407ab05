import { html } from '../../http/answer/html.ts';
import type { Html } from '../../http/answer/html.ts';
import { clock } from './words.ts';
import type { Scene } from './words.ts';

/** Slack's markup as Slack shows it: https://docs.slack.dev/messaging/formatting-message-text */
export function mrkdwnHtml(text: string, scene: Scene): Html {
  const pieces = text.split(/(<[^<>\n]*>)/).map((piece) => {
    const inside = /^<(.*)>$/.exec(piece)?.[1];
    return inside === undefined ? styled(piece) : special(inside, scene);
  });
  return html`${pieces}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

function plain(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** `*bold*`, `_italic_` and line ends; everything else is text. */
function styled(text: string): Html {
  const lines = text.split('\n').map((line, index) => html`${index > 0 ? html`<br />` : null}${inline(line)}`);
  return html`${lines}`;
}

function inline(line: string): Html {
  // A star or a line inside of a word, as in a name of a metric, is one and no markup.
  const pieces = line.split(/(?<![\w*])(\*[^*]+\*)(?!\w)|(?<![\w_])(_[^_]+_)(?!\w)/).map((piece) => {
    if (piece === undefined || piece === '') return html``;
    if (/^\*[^*]+\*$/.test(piece)) return html`<b>${plain(piece.slice(1, -1))}</b>`;
    if (/^_[^_]+_$/.test(piece)) return html`<i>${plain(piece.slice(1, -1))}</i>`;
    return html`${plain(piece)}`;
  });
  return html`${pieces}`;
}

/** What stands in angle brackets: a date, a link, a mention. */
function special(inside: string, scene: Scene): Html {
  const date = /^!date\^(\d+)\^[^|]*\|/.exec(inside);
  if (date !== null) return clock(Number(date[1]) * 1_000, scene);
  const [target = '', label] = inside.split('|');
  const address = plain(target);
  if (/^https?:\/\//i.test(address)) {
    return html`<a href="${address}" target="_blank" rel="noreferrer noopener">${plain(label ?? address)}</a>`;
  }
  return html`<b>${plain(label ?? address)}</b>`;
}
