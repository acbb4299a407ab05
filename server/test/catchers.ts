import type { ChannelDeps } from '../channels/definition.ts';
import { listenLocally } from '../demo/catchers/local-http.ts';

export { startSlackCatcher } from '../demo/catchers/slack-catcher.ts';
export type { SlackCatcher } from '../demo/catchers/slack-catcher.ts';
export { startSmtpCatcher } from '../demo/catchers/smtp-catcher.ts';
export type { SmtpCatcher } from '../demo/catchers/smtp-catcher.ts';
export { startTwilioCatcher } from '../demo/catchers/twilio-catcher.ts';
export type { TwilioCatcher } from '../demo/catchers/twilio-catcher.ts';
export { startWebhookCatcher } from '../demo/catchers/webhook-catcher.ts';
export type { WebhookCatcher } from '../demo/catchers/webhook-catcher.ts';
export { listenLocally };

/** What a channel under test is given; trouble it reports without being asked is kept for a look. */
export function channelDeps(over: Partial<ChannelDeps> = {}): ChannelDeps & { readonly troubles: string[] } {
  const troubles: string[] = [];
  return { version: '1.2.3', report: (trouble) => void troubles.push(trouble), troubles, ...over };
}

/** A signal that never aborts. */
export const patient = (): AbortSignal => new AbortController().signal;

/** An address at which nobody listens: the port was free a moment ago, and is closed again. */
export async function deadAddress(): Promise<string> {
  const server = await listenLocally(0, () => Promise.resolve({ status: 200, body: '' }));
  await server.close();
  return server.url;
}
