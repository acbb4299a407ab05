import { createHmac } from 'node:crypto';
import type { SlackMessage } from '../../demo/catchers/slack-room.ts';
import { SLACK } from './catchers.ts';
import type { Catchers, Sent } from './mailbag.ts';
import { phoneOf } from './town.ts';

/** A chat message as its reader sees it now. */
export interface Standing {
  readonly message: SlackMessage;
  readonly text: string;
  /** red, amber, grey or green. */
  readonly colour: string;
  readonly buttons: readonly string[];
}

const COLOURS: Readonly<Record<string, string>> = {
  '#E02F44': 'red',
  '#FF9830': 'amber',
  '#8E8E8E': 'grey',
  '#56A64B': 'green',
};

/** The newest message that stands in somebody's conversation, or in a channel (`CSHOP`). */
export function standing({ slack }: Catchers, whose: string, about = ''): Standing {
  const channel = /^C[A-Z]+$/.test(whose) ? whose : `D${whose.toUpperCase()}`;
  const message = slack
    .messages()
    .filter((one) => one.channel === channel && one.threadTs === null && JSON.stringify(one).includes(about))
    .at(-1);
  if (!message) throw new Error(`no message stands in the chat of ${whose}`);
  const [attachment] = message.attachments;
  return {
    message,
    text: message.text,
    colour: COLOURS[attachment?.color ?? ''] ?? 'none',
    buttons: slack.buttons(message.channel, message.ts).map((button) => button.action),
  };
}

export interface Click {
  readonly button: string;
  /** Who presses; by default the one in whose chat the message stands. */
  readonly as?: string;
  /** Part of the message, where several stand. */
  readonly about?: string;
}

export async function click(catchers: Catchers, url: string, whose: string, { button, as, about }: Click) {
  const { message } = standing(catchers, whose, about);
  return catchers.slack.click({
    to: `${url}/channels/slack/interactions`,
    user: `U${(as ?? whose).toUpperCase()}`,
    channel: message.channel,
    ts: message.ts,
    button,
  });
}

/** A click as Slack reports it, on a button that was there when somebody last looked. */
export async function clickStale(
  { slack }: Catchers,
  url: string,
  group: string,
  { button, as }: { readonly button: string; readonly as: string },
  now: number,
): Promise<{ readonly status: number; readonly body: string }> {
  const user = `U${as.toUpperCase()}`;
  const payload = {
    type: 'block_actions',
    user: { id: user },
    response_url: `${slack.url}/response/${user}`,
    actions: [{ action_id: button, value: group }],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = String(Math.floor(now / 1_000));
  const digest = createHmac('sha256', SLACK.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const response = await fetch(`${url}/channels/slack/interactions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${digest}`,
    },
    body,
  });
  return { status: response.status, body: await response.text() };
}

/** Texts to the service; resolves to what it texts back, '' where it stays silent. */
export async function text(catchers: Catchers, url: string, from: string, body: string, optOut?: string) {
  const answer = await catchers.twilio.reply({
    to: `${url}/channels/sms/reply`,
    from: from.startsWith('+') ? from : phoneOf(from),
    body,
    ...(optOut === undefined ? {} : { optOutType: optOut }),
  });
  if (answer.status !== 200) throw new Error(`the service refused a text: ${answer.status} ${answer.body}`);
  const said = /<Message>([\s\S]*)<\/Message>/.exec(answer.body)?.[1] ?? '';
  return said.replaceAll('&apos;', "'").replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** Twilio tells what became of the newest text that somebody was sent. */
export async function report(
  { twilio }: Catchers,
  whose: string,
  status: 'sent' | 'delivered' | 'undelivered' | 'failed',
  errorCode?: number,
): Promise<void> {
  const newest = twilio
    .all()
    .filter((one) => one.to === phoneOf(whose))
    .at(-1);
  if (!newest) throw new Error(`${whose} was sent no text`);
  const answer = await twilio.report(newest, { status, ...(errorCode === undefined ? {} : { errorCode }) });
  if (answer.status !== 200) throw new Error(`the service refused a report: ${answer.status} ${answer.body}`);
}

/** The path of the page that a mail or text links to. */
export function linkIn({ text: words }: Sent): string {
  const url = /https?:\S+\/a\/[\w.-]+/.exec(words)?.[0];
  if (url === undefined) throw new Error(`there is no link in: ${words}`);
  return new URL(url).pathname;
}
