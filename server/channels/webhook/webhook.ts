import type { Channel, Outgoing, SendResult } from '../channel.ts';
import type { Deadline } from '../deadline.ts';
import { deadline, unanswered } from '../deadline.ts';
import type { ChannelDefinition, ChannelDeps } from '../definition.ts';
import { backOffMs, delivered, gaveUp, retryAfterMs, tryAgain } from '../result.ts';
import { hmacHex } from '../signing.ts';
import { SECOND_MS } from '../../core/time/instant.ts';
import { checkWebhookAddress, leadsInside, splitCredentials } from './address.ts';
import { webhookBody } from './body.ts';
import { webhookSettings } from './settings.ts';
import type { WebhookSettings } from './settings.ts';

const RECEIVER = 'the receiver';

/**
 * `t=<unix seconds>,v1=<hex>`, the HMAC-SHA-256 of "<t>.<body>". The time is signed too, so that a receiver can refuse
 * a recorded request that is played to it again.
 */
export function webhookSignature(secret: string, unixSeconds: number, body: string): string {
  return `t=${unixSeconds},v1=${hmacHex(secret, `${unixSeconds}.`, body)}`;
}

function classify(response: Response, attempt: number): SendResult {
  const said = `${RECEIVER} answered ${response.status} ${response.statusText}`.trimEnd();
  if (response.ok) return delivered(null, said);
  if (response.status >= 300 && response.status < 400) {
    const target = response.headers.get('location') ?? 'nowhere';
    return gaveUp(`${said}: redirects are not followed, write the final address instead (it points to ${target})`);
  }
  if (response.status === 408 || response.status === 429 || response.status >= 500) {
    const asked = retryAfterMs(response.headers.get('retry-after'), response.headers.get('date'));
    return tryAgain(asked ?? backOffMs(attempt), said);
  }
  return gaveUp(`${said}: it does not take this message; check the address and what the receiver expects`);
}

async function post(
  message: Outgoing,
  settings: WebhookSettings,
  deps: ChannelDeps,
  limit: Deadline,
): Promise<SendResult> {
  const { url, authorization } = splitCredentials(message.address);
  if (!settings.allowPrivateAddresses && (await leadsInside(url))) {
    return gaveUp(
      `${new URL(url).host} is a private address, and this installation sends webhooks to public ones only`,
    );
  }
  const body = JSON.stringify(webhookBody(message));
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    signal: limit.signal,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': `Tocsin/${deps.version}`,
      'idempotency-key': message.id,
      'x-tocsin-signature': webhookSignature(settings.signingSecret, Math.floor(message.facts.now / SECOND_MS), body),
      ...(authorization === null ? {} : { authorization }),
    },
    body,
  });
  // Only the status counts; an unread body would keep the connection from being used again.
  await response.body?.cancel();
  return classify(response, message.attempt);
}

function createWebhook(settings: WebhookSettings, deps: ChannelDeps): Channel {
  return {
    type: 'webhook',
    kind: 'machine',
    // A receiver that opened something on the page must learn when to close it.
    notifiesByDefault: true,
    checkAddress: checkWebhookAddress,
    async send(message, signal) {
      const wrong = checkWebhookAddress(message.address);
      if (wrong !== null) return gaveUp(wrong);
      const limit = deadline(signal, deps);
      try {
        return await post(message, settings, deps, limit);
      } catch (error) {
        return unanswered(RECEIVER, error, limit, backOffMs(message.attempt));
      }
    },
    // Every receiver is another host; only a test message says whether one of them listens.
    check: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
}

export const webhook: ChannelDefinition<WebhookSettings> = {
  type: 'webhook',
  kind: 'machine',
  settings: webhookSettings,
  checkAddress: checkWebhookAddress,
  create: createWebhook,
};
