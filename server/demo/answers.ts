import type { Catchers, Inbox } from './inbox/inbox.ts';
import { addressOf } from './townspeople.ts';
import type { Townsperson } from './townspeople.ts';

export const ACTIONS = ['acknowledge', 'decline', 'resolve'] as const;
export type Action = (typeof ACTIONS)[number];

/** Answers as people give them: each goes out through the provider that the message came from. */
export interface Answers {
  /** Presses a button in Slack. `as` matters only where the message is nobody's own. Resolves with what came of it. */
  press(itemId: string, action: Action, as?: string): Promise<string>;
  /** Texts back. Resolves with what the service said. */
  reply(itemId: string, body: string): Promise<string>;
  /** Opens the link of a mail or text and presses a button there. */
  follow(itemId: string, action: Action): Promise<string>;
}

export interface AnswersOptions {
  readonly inbox: Inbox;
  readonly catchers: Catchers;
  readonly people: () => readonly Townsperson[];
  readonly publicUrl: string;
}

const WORDS: { readonly [A in Action]: string } = {
  acknowledge: 'Acknowledge',
  decline: "Can't take it",
  resolve: 'Resolve',
};

/** What is whispered after a click arrives a moment later, at another door. */
const WHISPER = 'response_url';

export function answersThrough({ inbox, catchers, people, publicUrl }: AnswersOptions): Answers {
  const person = (id: string | null | undefined): Townsperson | undefined => people().find((one) => one.id === id);
  const gone = (): Error => new Error('That message is not there any more.');
  let lastPressed: string | null = null;
  catchers.slack.onMessage(({ method, fields }) => {
    if (method !== WHISPER || lastPressed === null) return;
    inbox.note(lastPressed, { kind: 'whispered', words: fields['text'] ?? '' });
  });

  return {
    async press(itemId, action, as) {
      const item = inbox.find(itemId);
      if (item?.kind !== 'chat') throw gone();
      const who = person(item.personId ?? as);
      const user = who === undefined ? null : addressOf(who, 'slack');
      if (who === undefined || user === null) throw new Error('Choose who of the town presses the button.');
      const { channel, ts } = item.message;
      lastPressed = itemId;
      const to = `${publicUrl}/channels/slack/interactions`;
      const { status } = await catchers.slack.click({ to, user, channel, ts, button: action });
      if (status !== 200) throw new Error(`The service answered Slack with ${status}.`);
      const sentence = `${who.name} pressed “${WORDS[action]}”.`;
      inbox.note(itemId, { kind: 'pressed', sentence });
      return sentence;
    },
    async reply(itemId, body) {
      const item = inbox.find(itemId);
      if (item?.kind !== 'text') throw gone();
      const { to: from } = item.text;
      const answer = await catchers.texts.reply({ to: `${publicUrl}/channels/sms/reply`, from, body });
      if (answer.status !== 200) throw new Error(`The service answered Twilio with ${answer.status}.`);
      const heard = spokenIn(answer.body);
      inbox.note(itemId, { kind: 'texted', words: body, heard });
      return heard === '' ? 'Sent.' : heard;
    },
    async follow(itemId, action) {
      const item = inbox.find(itemId);
      if (item === null || !('answerUrl' in item) || item.answerUrl === null) throw gone();
      const body = new URLSearchParams({ action });
      const response = await fetch(item.answerUrl, { method: 'POST', body, redirect: 'manual' });
      await response.body?.cancel();
      if (response.status >= 400) throw new Error(`The answer page said ${response.status}.`);
      const who = person(item.personId)?.name ?? 'Somebody';
      const sentence = `${who} opened the link and pressed “${WORDS[action]}”.`;
      inbox.note(itemId, { kind: 'pressed', sentence });
      return sentence;
    },
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };

/** The words in a reply for Twilio, `<Response><Message>…</Message></Response>`. */
function spokenIn(twiml: string): string {
  const inside = /<Message>([\s\S]*?)<\/Message>/.exec(twiml)?.[1] ?? '';
  return inside.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
