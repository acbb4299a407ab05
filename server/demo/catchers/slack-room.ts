import type { Instant } from '../../core/time/instant.ts';

/** A message as it stands in a conversation now, with everything it said before. */
export interface SlackMessage {
  readonly channel: string;
  readonly ts: string;
  /** The message under which this one is a reply; null at the top level. */
  readonly threadTs: string | null;
  /** Whether a reply is shown in the channel too. */
  readonly broadcast: boolean;
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly attachments: readonly { readonly color?: string; readonly blocks?: readonly unknown[] }[];
  readonly earlier: readonly string[];
}

export interface SlackButton {
  readonly action: string;
  readonly label: string;
  readonly value: string;
}

/** The conversations of the pretended workspace. */
export interface SlackRoom {
  /** Oldest first. */
  messages(): readonly SlackMessage[];
  find(channel: string, ts: string): SlackMessage | undefined;
  post(fields: ReadonlyMap<string, string>): SlackMessage;
  /** Null when there is no such message. */
  update(fields: ReadonlyMap<string, string>): SlackMessage | null;
  remove(channel: string, ts: string): void;
  setUserGroup(id: string, members: readonly string[]): void;
  userGroup(id: string): readonly string[];
}

const list = <T>(text: string | undefined): readonly T[] => {
  const value: unknown = JSON.parse(text ?? '[]');
  // What was sent is shown as it is; nothing here depends on the elements being well formed.
  return Array.isArray(value) ? (value as T[]) : [];
};

/** Slack opens a direct conversation for a member ID and answers with the ID of that conversation. */
const conversationOf = (address: string): string => (/^[UW]/.test(address) ? `D${address.slice(1)}` : address);

export function slackRoom(keep: number, now: () => Instant): SlackRoom {
  const messages = new Map<string, SlackMessage>();
  const userGroups = new Map<string, readonly string[]>();
  let count = 0;
  const key = (channel: string, ts: string): string => `${channel} ${ts}`;
  const store = (message: SlackMessage): SlackMessage => {
    messages.set(key(message.channel, message.ts), message);
    for (const oldest of messages.keys()) if (messages.size > keep) messages.delete(oldest);
    return message;
  };
  const content = (fields: ReadonlyMap<string, string>) => ({
    text: fields.get('text') ?? '',
    blocks: list<unknown>(fields.get('blocks')),
    attachments: list<SlackMessage['attachments'][number]>(fields.get('attachments')),
  });

  return {
    messages: () => [...messages.values()],
    find: (channel, ts) => messages.get(key(channel, ts)),
    post(fields) {
      count += 1;
      return store({
        channel: conversationOf(fields.get('channel') ?? ''),
        ts: `${Math.floor(now() / 1_000)}.${String(count).padStart(6, '0')}`,
        threadTs: fields.get('thread_ts') ?? null,
        broadcast: fields.get('reply_broadcast') === 'true',
        ...content(fields),
        earlier: [],
      });
    },
    update(fields) {
      const before = messages.get(key(fields.get('channel') ?? '', fields.get('ts') ?? ''));
      if (before === undefined) return null;
      return store({ ...before, ...content(fields), earlier: [...before.earlier, before.text].slice(-20) });
    },
    remove: (channel, ts) => void messages.delete(key(channel, ts)),
    setUserGroup: (id, members) => void userGroups.set(id, members),
    userGroup: (id) => userGroups.get(id) ?? [],
  };
}

/** Everything that can be pressed on a message, in its order. */
export function buttonsOf(message: SlackMessage): readonly SlackButton[] {
  const found: SlackButton[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && value.type === 'button' && 'action_id' in value && 'value' in value) {
      const label = 'text' in value && typeof value.text === 'object' && value.text !== null ? value.text : {};
      found.push({
        action: String(value.action_id),
        label: 'text' in label ? String(label.text) : '',
        value: String(value.value),
      });
      return;
    }
    Object.values(value).forEach(walk);
  };
  walk(message.blocks);
  walk(message.attachments);
  return found;
}
