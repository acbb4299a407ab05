import { SECOND_MS } from '../../core/time/instant.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Caught } from '../catchers/caught.ts';
import type { SlackCatcher } from '../catchers/slack-catcher.ts';
import type { SlackMessage } from '../catchers/slack-room.ts';
import { buttonsOf } from '../catchers/slack-room.ts';
import type { CaughtMail, SmtpCatcher } from '../catchers/smtp-catcher.ts';
import type { CaughtText, TwilioCatcher } from '../catchers/twilio-catcher.ts';
import type { CaughtWebhook, WebhookCatcher } from '../catchers/webhook-catcher.ts';
import { addresseeOf } from '../townspeople.ts';
import type { Townsperson } from '../townspeople.ts';
import type { DatedDeed, Deed, Item } from './item.ts';

/** Servers that speak what the providers speak, and keep what they are given. */
export interface Catchers {
  readonly slack: SlackCatcher;
  readonly mail: SmtpCatcher;
  readonly texts: TwilioCatcher;
  readonly webhooks: WebhookCatcher;
}

/** Everything that was caught, as it lies on the phones and in the inboxes of the town. */
export interface Inbox {
  /** Newest first. */
  items(): readonly Item[];
  find(id: string): Item | null;
  /** Notes that somebody answered. */
  note(itemId: string, deed: Deed): void;
  onChange(listener: () => void): () => void;
}

export interface InboxOptions {
  readonly catchers: Catchers;
  readonly clock: Clock;
  readonly people: () => readonly Townsperson[];
  /** As it stands in the links of messages. */
  readonly publicUrl: string;
}

/** A page with more than these is slow to look through, and older ones are in the timeline of their alert group. */
const MOST_ITEMS = 120;
const MOST_DEEDS = 500;

export function openInbox({ catchers, clock, people, publicUrl }: InboxOptions): Inbox {
  const deeds = new Map<string, readonly DatedDeed[]>();
  const listeners = new Set<() => void>();
  const changed = (): void => listeners.forEach((listener) => listener());
  const dressed = (item: Item): Item => ({ ...item, deeds: deeds.get(item.id) ?? [] });
  const readers = readersOf(people, publicUrl);

  const note = (itemId: string, deed: Deed): void => {
    deeds.set(itemId, [...(deeds.get(itemId) ?? []), { ...deed, at: clock.now() }]);
    for (const oldest of deeds.keys()) if (deeds.size > MOST_DEEDS) deeds.delete(oldest);
    changed();
  };
  const items = (): Item[] =>
    [
      ...chatItems(catchers.slack.messages(), readers.chat),
      ...catchers.mail.all().map(readers.mail),
      ...catchers.texts.all().map(readers.text),
      ...catchers.webhooks.all().map(readers.webhook),
    ]
      .sort((a, b) => b.at - a.at)
      .slice(0, MOST_ITEMS)
      .map(dressed);

  const subscriptions = [catchers.slack, catchers.mail, catchers.texts, catchers.webhooks];
  for (const catcher of subscriptions) catcher.onMessage(changed);
  return {
    items,
    find: (id) => items().find((item) => item.id === id) ?? null,
    note,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function readersOf(people: () => readonly Townsperson[], publicUrl: string) {
  const linkIn = (text: string): string | null => {
    const start = text.indexOf(`${publicUrl}/a/`);
    return start < 0 ? null : (/^\S+?(?=[)>\].,]*(?:\s|$))/.exec(text.slice(start))?.[0] ?? null);
  };
  const whose = (channel: 'slack' | 'email' | 'sms', address: string): string | null =>
    addresseeOf(people(), channel, address)?.id ?? null;

  return {
    chat: (message: SlackMessage, replies: readonly SlackMessage[]): Item => {
      const buttons = buttonsOf(message);
      return {
        kind: 'chat',
        id: `chat-${message.channel}-${message.ts.replace('.', '-')}`,
        // Slack's ids begin with the second in which the message was posted.
        at: Math.floor(Number(message.ts)) * SECOND_MS,
        personId: whose('slack', message.channel),
        groupId: buttons.find(({ action }) => action === 'acknowledge')?.value ?? null,
        deeds: [],
        message,
        buttons,
        replies,
      };
    },
    mail: (mail: Caught<CaughtMail>): Item => {
      const answerUrl = linkIn(mail.text);
      const personId = whose('email', mail.to[0] ?? '');
      return {
        kind: 'mail',
        id: `mail-${mail.seq}`,
        at: mail.at,
        personId,
        groupId: groupIn(answerUrl),
        deeds: [],
        mail,
        answerUrl,
      };
    },
    text: (text: Caught<CaughtText>): Item => {
      const answerUrl = linkIn(text.body);
      const personId = whose('sms', text.to);
      return {
        kind: 'text',
        id: `text-${text.seq}`,
        at: text.at,
        personId,
        groupId: groupIn(answerUrl),
        deeds: [],
        text,
        answerUrl,
      };
    },
    webhook: (webhook: Caught<CaughtWebhook>): Item => ({
      kind: 'webhook',
      id: `webhook-${webhook.seq}`,
      at: webhook.at,
      personId: null,
      groupId: null,
      deeds: [],
      webhook,
    }),
  };
}

/** The token of a link begins with the id of its alert group. */
function groupIn(answerUrl: string | null): string | null {
  return answerUrl === null ? null : (/\/a\/([^./]+)\./.exec(answerUrl)?.[1] ?? null);
}

/** Replies are shown below what they reply to. */
function chatItems(
  messages: readonly SlackMessage[],
  read: (message: SlackMessage, replies: readonly SlackMessage[]) => Item,
): Item[] {
  const repliesTo = (message: SlackMessage): readonly SlackMessage[] =>
    messages.filter(({ channel, threadTs }) => channel === message.channel && threadTs === message.ts);
  return messages.filter(({ threadTs }) => threadTs === null).map((message) => read(message, repliesTo(message)));
}
