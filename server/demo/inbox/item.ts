import type { Instant } from '../../core/time/instant.ts';
import type { CaughtMail } from '../catchers/smtp-catcher.ts';
import type { Caught } from '../catchers/caught.ts';
import type { SlackButton, SlackMessage } from '../catchers/slack-room.ts';
import type { CaughtText } from '../catchers/twilio-catcher.ts';
import type { CaughtWebhook } from '../catchers/webhook-catcher.ts';

/** What came of a message, through the same door as in life. */
export type Deed =
  /** A button in Slack, or on the page behind a link. */
  | { readonly kind: 'pressed'; readonly sentence: string }
  /** `heard` is what the service texted back; empty where it said nothing. */
  | { readonly kind: 'texted'; readonly words: string; readonly heard: string }
  /** What Slack shows only to whoever clicked. */
  | { readonly kind: 'whispered'; readonly words: string };

export type DatedDeed = Deed & { readonly at: Instant };

interface Common {
  /** Fit for an element of a page. */
  readonly id: string;
  readonly at: Instant;
  /** Null where it went to nobody in particular. */
  readonly personId: string | null;
  /** Which alert group it asks an answer about; null where it asks for none. */
  readonly groupId: string | null;
  readonly deeds: readonly DatedDeed[];
}

export type ChatItem = Common & {
  readonly kind: 'chat';
  readonly message: SlackMessage;
  readonly buttons: readonly SlackButton[];
  readonly replies: readonly SlackMessage[];
};
export type MailItem = Common & {
  readonly kind: 'mail';
  readonly mail: Caught<CaughtMail>;
  readonly answerUrl: string | null;
};
export type TextItem = Common & {
  readonly kind: 'text';
  readonly text: Caught<CaughtText>;
  readonly answerUrl: string | null;
};
export type WebhookItem = Common & { readonly kind: 'webhook'; readonly webhook: Caught<CaughtWebhook> };

/** One thing that lies on a phone or in an inbox. */
export type Item = ChatItem | MailItem | TextItem | WebhookItem;
