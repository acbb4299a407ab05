import { startSlackCatcher } from '../../demo/catchers/slack-catcher.ts';
import { startSmtpCatcher } from '../../demo/catchers/smtp-catcher.ts';
import { startTwilioCatcher } from '../../demo/catchers/twilio-catcher.ts';
import { startWebhookCatcher } from '../../demo/catchers/webhook-catcher.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Catchers, Via } from './mailbag.ts';

const ACCOUNT = { accountSid: 'AC00000000000000000000000000000000', authToken: 'twilio-auth-token' };
export const SLACK = { botToken: 'xoxb-story', signingSecret: 'slack-signing-secret' };
const WEBHOOK = { signingSecret: 'webhook-signing-secret' };

/** Local servers that speak SMTP and the APIs of Twilio and Slack: the service under test cannot tell them from real ones. */
export async function startCatchers(clock: Clock): Promise<Catchers> {
  const now = clock.now;
  const [slack, smtp, twilio, webhook] = await Promise.all([
    startSlackCatcher({ now, ...SLACK }),
    startSmtpCatcher({ now }),
    startTwilioCatcher({ now, ...ACCOUNT }),
    startWebhookCatcher({ now, ...WEBHOOK }),
  ]);
  return { slack, smtp, twilio, webhook };
}

export type ChannelSettings = { readonly [V in Via]?: Readonly<Record<string, unknown>> };

/** Settings of every channel, pointed at the catchers; `more` is what a story wants otherwise. */
export function channelSettingsFor(
  catchers: Catchers,
  publicUrl: string,
  more: ChannelSettings,
): Record<string, Record<string, unknown>> {
  return {
    email: { url: catchers.smtp.url, from: 'Tocsin <tocsin@example.test>', ...more.email },
    sms: { ...ACCOUNT, from: '+15550000000', baseUrl: catchers.twilio.url, publicUrl, ...more.sms },
    slack: { ...SLACK, apiUrl: catchers.slack.apiUrl, ...more.slack },
    webhook: { ...WEBHOOK, ...more.webhook },
  };
}

export async function closeCatchers(catchers: Catchers): Promise<void> {
  const { slack, smtp, twilio, webhook } = catchers;
  await Promise.all([slack, smtp, twilio, webhook].map((catcher) => catcher.close()));
}
