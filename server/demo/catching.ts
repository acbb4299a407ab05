import type { Clock } from '../runtime/clock.ts';
import { startSlackCatcher } from './catchers/slack-catcher.ts';
import { startSmtpCatcher } from './catchers/smtp-catcher.ts';
import { startTwilioCatcher } from './catchers/twilio-catcher.ts';
import { startWebhookCatcher } from './catchers/webhook-catcher.ts';
import type { Catchers } from './inbox/inbox.ts';

/** Fixed where they are free, so that a second start reaches the same addresses. */
const PORTS = { mail: 8472, texts: 8473, slack: 8474, webhooks: 8475 };

/** The providers on this machine believe anybody who knows these, and nobody else can reach them. */
const SLACK = { botToken: 'xoxb-demo-town', signingSecret: 'demo-town-signing-secret' };
const TWILIO = { accountSid: 'AC00000000000000000000000000000000', authToken: 'demo-town-auth-token' };
const WEBHOOK = { signingSecret: 'demo-town-webhook-secret' };

export interface Catching {
  readonly catchers: Catchers;
  /** Environment that makes a service send to the catchers, and to nobody else. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export async function startCatching(clock: Clock): Promise<Catching> {
  const { now } = clock;
  const mail = await onPort(PORTS.mail, (port) => startSmtpCatcher({ now, port }));
  const texts = await onPort(PORTS.texts, (port) => startTwilioCatcher({ now, port, ...TWILIO }));
  const slack = await onPort(PORTS.slack, (port) => startSlackCatcher({ now, port, ...SLACK }));
  const webhooks = await onPort(PORTS.webhooks, (port) => startWebhookCatcher({ now, port, ...WEBHOOK }));
  return {
    catchers: { mail, texts, slack, webhooks },
    environment: {
      SLACK_BOT_TOKEN: SLACK.botToken,
      SLACK_SIGNING_SECRET: SLACK.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      TOCSIN_SMTP_URL: mail.url,
      TOCSIN_MAIL_FROM: 'Tocsin <tocsin@tocsin.example>',
      TWILIO_ACCOUNT_SID: TWILIO.accountSid,
      TWILIO_AUTH_TOKEN: TWILIO.authToken,
      TWILIO_FROM: '+12025550100',
      TWILIO_BASE_URL: texts.url,
      TOCSIN_WEBHOOK_SECRET: WEBHOOK.signingSecret,
    },
    async close() {
      await Promise.all([mail.close(), texts.close(), slack.close(), webhooks.close()]);
    },
  };
}

/** On this port if it is free, on any other if it is not. */
export async function onPort<T>(port: number, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return start(0);
  }
}
