import { createTransport } from 'nodemailer';
import type { Channel } from '../channel.ts';
import { deadline, DEFAULT_TIMEOUT_MS } from '../deadline.ts';
import type { ChannelDefinition, ChannelDeps } from '../definition.ts';
import { delivered, gaveUp } from '../result.ts';
import { clip } from '../text.ts';
import { checkMailAddress } from './address.ts';
import { classify } from './errors.ts';
import { mailFor } from './mail.ts';
import { emailSettings } from './settings.ts';
import type { EmailSettings } from './settings.ts';

function openPool(settings: EmailSettings, timeoutMs: number) {
  return createTransport({
    pool: true,
    url: settings.url,
    requireTLS: settings.requireTls,
    tls: { rejectUnauthorized: !settings.allowSelfSigned },
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    // Not a second attempt at a mail: a kept connection that the server has dropped is replaced once, before any of the
    // mail was sent over it. Without this the first page after a quiet hour would be late.
    maxRequeues: 1,
    // Idle connections would otherwise end with the time-out above, as an error.
    idleTimeout: timeoutMs / 2,
  });
}

function createEmail(settings: EmailSettings, deps: ChannelDeps): Channel {
  const pool = openPool(settings, deps.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  return {
    type: 'email',
    kind: 'mail',
    notifiesByDefault: true,
    checkAddress: checkMailAddress,
    async send(message, signal) {
      const wrong = checkMailAddress(message.address);
      if (wrong !== null) return gaveUp(wrong);
      const limit = deadline(signal, deps);
      try {
        // The signal also takes a mail out of the pool's queue, where it would be sent long after we have reported.
        const sent = await pool.sendMail({ ...mailFor(message, settings), signal: limit.signal });
        return delivered({ messageId: sent.messageId }, clip(sent.response.replace(/\s+/g, ' '), 200));
      } catch (error) {
        return classify(error, limit);
      }
    },
    async check(signal) {
      const limit = deadline(signal, deps);
      try {
        await Promise.race([pool.verify(), rejection(limit.signal)]);
        return null;
      } catch (error) {
        const result = classify(error, limit);
        return result.kind === 'delivered' ? null : result.reason;
      }
    },
    async close() {
      pool.close();
    },
  };
}

/** `verify` takes no signal; what it has opened ends only by its own time-outs. */
function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
}

export const email: ChannelDefinition<EmailSettings> = {
  type: 'email',
  kind: 'mail',
  settings: emailSettings,
  checkAddress: checkMailAddress,
  create: createEmail,
};
