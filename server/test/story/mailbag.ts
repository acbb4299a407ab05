import type { Caught } from '../../demo/catchers/caught.ts';
import type { SlackCatcher } from '../../demo/catchers/slack-catcher.ts';
import type { SmtpCatcher } from '../../demo/catchers/smtp-catcher.ts';
import type { TwilioCatcher } from '../../demo/catchers/twilio-catcher.ts';
import type { WebhookCatcher } from '../../demo/catchers/webhook-catcher.ts';

/** One message that left the service, over whichever channel. */
export interface Sent {
  readonly via: 'slack' | 'email' | 'sms' | 'webhook';
  readonly to: string;
  readonly at: number;
  readonly text: string;
  /** Slack: postMessage, update or whisper; empty elsewhere. */
  readonly method: string;
}

export interface Catchers {
  readonly slack: SlackCatcher;
  readonly smtp: SmtpCatcher;
  readonly twilio: TwilioCatcher;
  readonly webhook: WebhookCatcher;
}

export interface Expected {
  readonly via?: Sent['via'];
  /** Part of the address. */
  readonly to?: string;
  readonly text?: RegExp | string;
}

/** Collects everything that was sent; what no expectation took is unexpected and fails the story at its end. */
export class Mailbag {
  readonly #sent: Sent[] = [];

  constructor(catchers: Catchers) {
    catchers.smtp.onMessage((mail) => this.#add(mail, 'email', mail.to.join(','), `${mail.subject}\n${mail.text}`));
    catchers.twilio.onMessage((text) => this.#add(text, 'sms', text.to, text.body));
    catchers.webhook.onMessage((hook) => this.#add(hook, 'webhook', hook.path, hook.rawBody));
    catchers.slack.onMessage((call) => {
      const text = call.fields['text'] ?? JSON.stringify(call.message);
      this.#add(call, 'slack', call.fields['channel'] ?? '', `${text}\n${JSON.stringify(call.message)}`, call.method);
    });
  }

  #add(caught: Caught<object>, via: Sent['via'], to: string, text: string, method = ''): void {
    this.#sent.push({ via, to, at: caught.at, text, method });
  }

  /** Takes the first message that fits out of the bag. */
  take(expected: Expected): Sent | null {
    const index = this.#sent.findIndex((one) => fits(one, expected));
    return index < 0 ? null : (this.#sent.splice(index, 1)[0] ?? null);
  }

  /** Standing chat messages are brought up to date many times; only their posts and thread replies are news. */
  dropUpdates(): void {
    for (let i = this.#sent.length - 1; i >= 0; i -= 1) {
      const method = this.#sent[i]?.method;
      if (method === 'chat.update' || method === 'conversations.open' || method === 'auth.test')
        this.#sent.splice(i, 1);
    }
  }

  rest(): readonly Sent[] {
    return this.#sent;
  }

  clear(): void {
    this.#sent.length = 0;
  }
}

function fits(sent: Sent, { via, to, text }: Expected): boolean {
  if (via && sent.via !== via) return false;
  if (to && !sent.to.toLowerCase().includes(to.toLowerCase())) return false;
  if (text === undefined) return true;
  return typeof text === 'string' ? sent.text.includes(text) : text.test(sent.text);
}
