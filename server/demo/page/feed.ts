import { html } from '../../http/answer/html.ts';
import type { Html } from '../../http/answer/html.ts';
import type { ChatItem, DatedDeed, Item, MailItem, TextItem, WebhookItem } from '../inbox/item.ts';
import type { Townsperson } from '../townspeople.ts';
import { slackMessage } from './slack-message.ts';
import { ago, avatar, glyph } from './words.ts';
import type { Scene } from './words.ts';

/** What lies on the phones and in the inboxes, newest first. */
export function feed(items: readonly Item[], people: readonly Townsperson[], scene: Scene): Html[] {
  return items.map((item) => card(item, people, scene));
}

const CHANNELS: { readonly [K in Item['kind']]: string } = {
  chat: 'Slack',
  mail: 'Mail',
  text: 'SMS',
  webhook: 'Webhook',
};

function card(item: Item, people: readonly Townsperson[], scene: Scene): Html {
  const person = people.find(({ id }) => id === item.personId);
  const who = person?.name ?? addressOf(item);
  return html`<article class="item ${item.kind}" id="${item.id}" aria-label="${CHANNELS[item.kind]} to ${who}">
    <header>
      ${avatar(person ?? { id: item.kind, name: '#' })}
      <b>${who}</b>
      <span class="channel">${glyph(item.kind)}${CHANNELS[item.kind]}</span>
      ${ago(item.at, scene)}
    </header>
    ${body(item, people, scene)}
  </article>`;
}

function addressOf(item: Item): string {
  switch (item.kind) {
    case 'chat':
      return item.message.channel;
    case 'mail':
      return item.mail.to.join(', ');
    case 'text':
      return item.text.to;
    case 'webhook':
      return item.webhook.path;
  }
}

function body(item: Item, people: readonly Townsperson[], scene: Scene): Html {
  switch (item.kind) {
    case 'chat':
      return chatBody(item, people, scene);
    case 'mail':
      return mailBody(item, scene);
    case 'text':
      return textBody(item, scene);
    case 'webhook':
      return webhookBody(item);
  }
}

function chatBody(item: ChatItem, people: readonly Townsperson[], scene: Scene): Html {
  const buttons = item.buttons.map(({ action, label }) => {
    const look = action === 'acknowledge' ? 'main' : '';
    return html`<button name="action" value="${action}" class="${look}">${label}</button>`;
  });
  const replies = item.replies.map(
    (reply) => html`<li id="reply-${reply.ts.replace('.', '-')}">${slackMessage(reply, scene)}</li>`,
  );
  return html`${slackMessage(item.message, scene)}
  ${
    buttons.length === 0
      ? null
      : html`<form method="post" action="/press" class="buttons">
          <input
            type="hidden"
            name="item"
            value="${item.id}"
          />${item.personId === null ? chooser(people) : null}${buttons}
        </form>`
  }
  ${
    replies.length === 0
      ? null
      : html`<ul class="thread">
          ${replies}
        </ul>`
  }
  ${deedList(item.deeds, scene)}`;
}

/** A channel is read by many, so somebody has to be the one who presses. */
function chooser(people: readonly Townsperson[]): Html {
  const options = people.flatMap(({ id, name, addresses }) =>
    addresses.some(({ channel }) => channel === 'slack') ? [html`<option value="${id}">${name}</option>`] : [],
  );
  return html`<label
    >as
    <select name="as">
      ${options}
    </select></label
  >`;
}

/** What is broken, why you, and who is next: the rest is one click away. */
const PREVIEW_LINES = 3;

function mailBody(item: MailItem, scene: Scene): Html {
  const { subject, text, seq, html: page } = item.mail;
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.includes('/a/'));
  const preview = lines.slice(1, 1 + PREVIEW_LINES).map((line) => html`<p>${line}</p>`);
  return html`<h3>${subject}</h3>
    <div class="preview">${preview}</div>
    ${item.answerUrl === null ? null : html`<div class="buttons">${answerLink(item.answerUrl, 'Open the answer page')}</div>`}
    ${
      page === ''
        ? null
        : html`<details>
            <summary>The mail as it looks</summary>
            <iframe
              title="${subject}"
              data-src="/mail/${seq}"
              sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
            ></iframe>
            <noscript><a href="/mail/${seq}">Show it</a></noscript>
          </details>`
    }
    ${deedList(item.deeds, scene)}`;
}

function answerLink(url: string, words: string): Html {
  return html`<a class="button main" href="${url}" target="_blank" rel="noopener">${words}</a>`;
}

function textBody(item: TextItem, scene: Scene): Html {
  return html`<div class="talk">
      <p class="bubble">${linked(item.text.body)}</p>
      ${item.deeds.flatMap(talk)}
    </div>
    ${deedList(item.deeds, scene)}
    <form method="post" action="/reply" class="reply">
      <input type="hidden" name="item" value="${item.id}" />
      ${quickReplies(item.text.body)}
      <span class="line">
        <input name="body" placeholder="Text back" aria-label="Text back" autocomplete="off" maxlength="300" required />
        <button>Send</button>
      </span>
    </form>`;
}

/** A text and the one that came back for it. */
function talk(deed: DatedDeed): Html[] {
  if (deed.kind !== 'texted') return [];
  const heard = deed.heard === '' ? [] : [html`<p class="bubble">${linked(deed.heard)}</p>`];
  return [html`<p class="bubble mine">${deed.words}</p>`, ...heard];
}

const QUICK: readonly (readonly [suffix: string, words: string])[] = [
  ['a', 'Acknowledge'],
  ['d', "Can't take it"],
  ['c', 'Resolve'],
];

/** The codes that the text itself names. */
function quickReplies(text: string): Html | null {
  const code = /\bReply (\d+)a\b/.exec(text)?.[1];
  if (code === undefined) return null;
  const buttons = QUICK.map(
    ([suffix, words]) =>
      html`<button name="quick" value="${code}${suffix}" formnovalidate>
        <code>${code}${suffix}</code> ${words}
      </button>`,
  );
  return html`<span class="quick">${buttons}</span>`;
}

/** Phones make links of addresses; so does this one. */
function linked(text: string): Html {
  const pieces = text
    .split(/(https?:\/\/\S+)/)
    .map((piece) =>
      /^https?:\/\//.test(piece)
        ? html`<a href="${piece}" target="_blank" rel="noreferrer noopener">${piece}</a>`
        : html`${piece}`,
    );
  return html`${pieces}`;
}

function webhookBody({ webhook }: WebhookItem): Html {
  const json = JSON.stringify(webhook.body, null, 2) ?? '';
  return html`<p class="soft">
      ${webhook.signed ? 'Signed, and the signature is right.' : 'The signature is missing or wrong.'}
    </p>
    <details>
      <summary>The request</summary>
      <pre>${json}</pre>
    </details>`;
}

function deedList(deeds: readonly DatedDeed[], scene: Scene): Html | null {
  const lines = deeds.flatMap((deed) => {
    if (deed.kind === 'pressed') return [html`<li>${deed.sentence} ${ago(deed.at, scene)}</li>`];
    return deed.kind === 'whispered' ? [html`<li class="whisper"><i>Only visible to you</i> ${deed.words}</li>`] : [];
  });
  return lines.length === 0
    ? null
    : html`<ul class="deeds">
        ${lines}
      </ul>`;
}
