import type { SendResult } from '../channel.ts';
import type { Deadline } from '../deadline.ts';
import { unanswered } from '../deadline.ts';
import { backOffMs, gaveUp, retryAfterMs, tryAgain } from '../result.ts';
import { clip } from '../text.ts';

/** Only for refusals that somebody can do something about (https://www.twilio.com/docs/api/errors). */
const ADVICE: Readonly<Record<number, string>> = {
  20003: 'check the Account SID and the Auth Token',
  20404: 'check the Account SID',
  21211: 'the number is not valid; check it',
  21408: 'the account may not send to that country; allow it under "Messaging Geographic Permissions"',
  21602: 'the message was empty',
  21606: 'the account cannot send from that number; check `from`',
  21608: 'a trial account sends to verified numbers only; verify this one or upgrade the account',
  21610: 'its owner has texted STOP; only they can undo it, by texting START',
  21612: 'no route leads from our number to that one; write another sender',
  21614: 'it is not a mobile number; write one that can be texted',
  21659: 'the account does not own that number; check `from`',
  21703: 'the messaging service has no sender; add a number to it',
};

function refusalOf(
  error: unknown,
): { readonly status: number; readonly code: number | null; readonly message: string } | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  const code = 'code' in error && typeof error.code === 'number' ? error.code : null;
  return { status: error.status, code, message: clip(error.message || 'no reason given', 300) };
}

/** Everything a send can throw, sorted into "again" and "never". `header` reads the last answer. */
export function classify(
  error: unknown,
  attempt: number,
  limit: Deadline,
  header: (name: string) => string | null,
): SendResult {
  const refusal = refusalOf(error);
  if (refusal === null) return unanswered('Twilio', error, limit, backOffMs(attempt));
  const { status, code, message } = refusal;
  const said = `Twilio answered ${status}${code === null ? '' : ` (error ${code})`}: ${message}`;
  if (status === 429 || status === 408 || status >= 500) {
    return tryAgain(retryAfterMs(header('retry-after'), header('date')) ?? backOffMs(attempt), said);
  }
  const advice = ADVICE[code ?? 0];
  return gaveUp(advice === undefined ? said : `${said}; ${advice}`);
}
