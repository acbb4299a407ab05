import type { Caught } from '../../demo/catchers/caught.ts';
import type { CaughtSlackCall, SlackCatcher } from '../../demo/catchers/slack-catcher.ts';
import type { SmtpCatcher } from '../../demo/catchers/smtp-catcher.ts';
import type { TwilioCatcher } from '../../demo/catchers/twilio-catcher.ts';
import type { WebhookCatcher } from '../../demo/catchers/webhook-catcher.ts';

export type Via = 'slack' | 'email' | 'sms' | 'webhook';

/** `page` wants an answer, `notice` tells how it went on, `whisper` is for the eyes of one who clicked. */
export type Kind = 'page' | 'notice' | 'whisper' | 'test' | 'update';

/** One message that left the service, over whichever channel. */
export interface Sent {
  readonly kind: Kind;
  readonly via: Via;
  /** The person whose address it went to; the bare address where it is nobody's. */
  readonly to: string;
  readonly at: number;
  readonly text: string;
}

export interface Catchers {
  readonly slack: SlackCatcher;
  readonly smtp: SmtpCatcher;
  readonly twilio: TwilioCatcher;
  readonly webhook: WebhookCatcher;
}

/** What was said in a word, for the list of what nobody expected. */
export const line = ({ kind, via, to, text }: Sent): string => `${kind} ${to} ${via}: ${text.slice(0, 160)}`;

/** Collects everything that was sent; what no expectation took is unexpected and fails the story at its end. */
export class Mailbag {
  readonly #sent: Sent[] = [];
  readonly #personAt: (via: Via, address: string) => string;

  constructor(catchers: Catchers, personAt: (via: Via, address: string) => string) {
    this.#personAt = personAt;
    catchers.smtp.onMessage((mail) =>
      this.#add(mail, 'email', mail.to.join(','), kindOfText(mail.text), `${mail.subject}\n${mail.text}`),
    );
    catchers.twilio.onMessage((text) => this.#add(text, 'sms', text.to, kindOfText(text.body), text.body));
    catchers.webhook.onMessage((hook) => this.#add(hook, 'webhook', hook.path, kindOfHook(hook.body), hook.rawBody));
    catchers.slack.onMessage((call) => this.#addCall(call));
  }

  #addCall(call: Caught<CaughtSlackCall>): void {
    const kind = kindOfCall(call);
    if (kind === null) return;
    const words = call.fields['text'] ?? '';
    const about = call.message === null ? '' : `\n${JSON.stringify(call.message.attachments)}`;
    this.#add(call, 'slack', call.fields['channel'] ?? '', kind, words + about);
  }

  #add(caught: Caught<object>, via: Via, address: string, kind: Kind, text: string): void {
    // A message that stands in a chat is brought up to date at every change, and that makes no sound.
    if (kind === 'update') return;
    this.#sent.push({ kind, via, to: this.#personAt(via, address), at: caught.at, text });
  }

  /** Takes the first message that fits out of the bag. */
  take(fits: (sent: Sent) => boolean): Sent | null {
    const index = this.#sent.findIndex(fits);
    return index < 0 ? null : (this.#sent.splice(index, 1)[0] ?? null);
  }

  takeAll(fits: (sent: Sent) => boolean): Sent[] {
    const taken: Sent[] = [];
    for (let sent = this.take(fits); sent !== null; sent = this.take(fits)) taken.push(sent);
    return taken;
  }

  rest(): readonly Sent[] {
    return this.#sent;
  }
}

/** Of the first line alone: what follows may quote that nobody is on call. Pages have the number of a group there. */
const ABOUT_SHIFTS =
  /^(?!.*#\d)(Your shift in |.*(on call now|has taken|have taken|anybody on call|nobody is on call))/;

/** Told from the words alone, as the reader does. A text is cut where it is long, but never its link and code. */
function kindOfText(text: string): Kind {
  if (/Tocsin test message/.test(text)) return 'test';
  return /You were paged for this/.test(text) || ABOUT_SHIFTS.test(text) ? 'notice' : 'page';
}

const KINDS: readonly Kind[] = ['page', 'notice', 'update', 'test'];

function kindOfHook(body: unknown): Kind {
  const kind = typeof body === 'object' && body !== null && 'kind' in body ? body.kind : null;
  if (kind === 'schedule') return 'notice';
  return KINDS.find((one) => one === kind) ?? 'page';
}

function kindOfCall({ method, message, fields }: CaughtSlackCall): Kind | null {
  if (method === 'response_url') return 'whisper';
  if (method === 'chat.update') return 'update';
  if (method !== 'chat.postMessage' || message === null) return null;
  if (kindOfText(fields['text'] ?? '') === 'test') return 'test';
  // A first message of its own wants an answer only as long as there is something to answer.
  if (message.threadTs === null) {
    const asks = /firing/.test(message.text) || JSON.stringify(message.attachments).includes('*Paged: ');
    return asks ? 'page' : 'notice';
  }
  return /Now paged/.test(message.text) ? 'page' : 'notice';
}
